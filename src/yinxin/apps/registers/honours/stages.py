"""From a nomination to an honour, and to its revocation: what each step needs and who takes it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Evidence, Stage, Stages, Step

NOMINATION = Evidence("nomination", _("推荐表"))
OWN_CONSENT = Evidence("own-consent", _("本人同意推荐的书面材料"))
OPINIONS = Evidence("opinions", _("征求意见的复函"))
DECISION = Evidence("decision", _("授予荣誉的决定文件"))
REVOCATION = Evidence("revocation", _("撤销荣誉的决定文件"))

STAGES = Stages(
    (
        Stage("nominated", pgettext_lazy("荣誉", "推荐"), shown=False),
        Stage("vetting", pgettext_lazy("荣誉", "征求意见"), shown=False),
        Stage("decided", pgettext_lazy("荣誉", "已决定")),
        Stage("conferred", pgettext_lazy("荣誉", "已授予")),
        Stage("revoked", pgettext_lazy("荣誉", "已撤销"), shown=False),
        Stage("declined", pgettext_lazy("荣誉", "未通过"), shown=False),
    ),
    (
        Step(
            "vet",
            _("送有关单位征求意见"),
            ("nominated",),
            "vetting",
            ("nominee", "agreed_on", "nominator", "grounds"),
            (NOMINATION, OWN_CONSENT),
        ),
        Step(
            "decide",
            _("登记授予决定"),
            ("vetting",),
            "decided",
            ("body", "resolution", "resolved_on"),
            (OPINIONS, DECISION),
            two_persons=True,
            fixes=("kind", "nominee", "nominee_other", "home_abroad", "grounds", "document"),
        ),
        Step("decline", _("不再推荐，删去姓名"), ("nominated", "vetting"), "declined", reasoned=True),
        Step("correct", _("更正决定内容"), ("decided", "conferred"), "vetting", two_persons=True, reasoned=True),
        Step("confer", _("授予"), ("decided",), "conferred", ("conferred_on", "certificate")),
        Step(
            "revoke",
            _("登记撤销决定"),
            ("decided", "conferred"),
            "revoked",
            ("revocation", "revoked_on"),
            (REVOCATION,),
            two_persons=True,
            reasoned=True,
        ),
    ),
)

"""From a wish to give to a building in use: the stages of a donation project, the paper each step needs, and the yearly check."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Evidence, Stage, Stages, Step, yearly

AGREEMENT = Evidence("agreement", _("捐赠协议书"))
DUTY_LETTER = Evidence("duty-letter", _("监督管理责任书"))
FINISHED_PHOTO = Evidence("finished-photo", _("竣工照片"))
CONFIRMATION = Evidence("confirmation", _("侨捐项目确认书"))
REQUEST = Evidence("change-request", _("改变用途的申请"))
APPROVAL = Evidence("change-approval", _("主管部门的批复"))
LOSS = Evidence("loss", _("拆除或灭失的证明"))
PLAQUE_PHOTO = Evidence("plaque-photo", _("牌匾照片"))

GIVING = "《中华人民共和国公益事业捐赠法》"
LOCAL = "《广东省华侨捐赠兴办公益事业管理条例》"

STAGES = Stages(
    (
        Stage("intent", pgettext_lazy("侨捐", "意向"), shown=False),
        Stage("signed", pgettext_lazy("侨捐", "签约")),
        Stage("building", pgettext_lazy("侨捐", "在建")),
        Stage("finished", pgettext_lazy("侨捐", "竣工")),
        Stage("confirmed", pgettext_lazy("侨捐", "已确认")),
        Stage("changing", pgettext_lazy("侨捐", "变更用途报批")),
        Stage("lost", pgettext_lazy("侨捐", "灭失")),
    ),
    (
        Step(
            "sign",
            _("签订协议"),
            ("intent",),
            "signed",
            ("signed_on", "receiver"),
            (AGREEMENT,),
            basis=f"{GIVING}第十二条",
        ),
        Step("build", _("开工"), ("signed",), "building", ("duty_letter",), (DUTY_LETTER,), basis=LOCAL),
        Step(
            "finish",
            _("竣工"),
            ("signed", "building"),
            "finished",
            ("finished_on",),
            (FINISHED_PHOTO, PLAQUE_PHOTO),
            basis=f"{GIVING}第十三条",
        ),
        Step(
            "confirm",
            _("确认为侨捐项目"),
            ("finished",),
            "confirmed",
            ("confirmed_on", "certificate", "amount"),
            (CONFIRMATION,),
            two_persons=True,
            fixes=("use", "purpose", "gift", "receiver", "given", "currency"),
            basis=LOCAL,
        ),
        Step("correct", _("更正确认内容"), ("confirmed",), "finished", two_persons=True, reasoned=True, basis=LOCAL),
        Step(
            "ask-change",
            _("申请变更用途"),
            ("confirmed",),
            "changing",
            ("proposed_use",),
            (REQUEST,),
            reasoned=True,
            basis=f"{GIVING}第十八条",
        ),
        Step(
            "approve-change",
            _("批准变更用途"),
            ("changing",),
            "confirmed",
            ("use_agreed_on",),
            (APPROVAL,),
            two_persons=True,
            reasoned=True,
            basis=f"{GIVING}第十八条",
        ),
        Step("keep-use", _("不变更，维持原用途"), ("changing",), "confirmed", reasoned=True, basis=f"{GIVING}第十八条"),
        Step(
            "lose",
            _("登记灭失"),
            ("finished", "confirmed", "changing"),
            "lost",
            (),
            (LOSS,),
            two_persons=True,
            reasoned=True,
            basis=LOCAL,
        ),
    ),
)

YEARLY = yearly(
    "use",
    _("年度核查"),
    asks="in_use condition plaque_state",
    month=10,
    stages="finished confirmed changing",
)
"""建立侨捐项目数据信息库，每年更新一次."""

CHECKS = (YEARLY,)

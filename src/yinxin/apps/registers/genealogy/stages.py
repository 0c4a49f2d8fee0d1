"""A book is in the catalogue, put on the net, lost, and sometimes found again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Evidence, Stage, Stages, Step, yearly

STOCKTAKING = Evidence("stocktaking", _("清点记录"))

BOOK = Stages(
    (
        Stage("catalogued", pgettext_lazy("族谱", "在册")),
        Stage("digitised", pgettext_lazy("族谱", "已数字化")),
        Stage("lost", pgettext_lazy("族谱", "散佚"), shown=False),
    ),
    (
        Step("digitise", _("登记数字化"), ("catalogued",), "digitised", needs=("address",)),
        Step(
            "lose",
            _("报散佚"),
            ("catalogued", "digitised"),
            "lost",
            evidence=(STOCKTAKING,),
            two_persons=True,
            reasoned=True,
        ),
        Step("recover", _("找回"), ("lost",), "catalogued", needs=("holder",), reasoned=True),
    ),
)

CHECKS = (yearly("stock", _("年度清点"), asks="reading shelf volumes", month=11, stages="catalogued digitised"),)

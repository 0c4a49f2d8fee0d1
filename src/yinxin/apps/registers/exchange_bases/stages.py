"""From a proposal to a named base, and off the list again."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Evidence, Stage, Stages, Step

STAGES = Stages(
    stages=(
        Stage("proposed", _("拟申报"), shown=False),
        Stage("applied", _("已申报"), shown=False),
        Stage("named", _("已命名")),
        Stage("withdrawn", _("已摘牌"), shown=False),
    ),
    steps=(
        Step(
            "apply",
            _("报送申报材料"),
            ("proposed",),
            "applied",
            needs=("themes", "host"),
            evidence=(Evidence("application", _("申报书")),),
        ),
        Step(
            "name",
            pgettext_lazy("基地", "命名"),
            ("applied",),
            "named",
            needs=("named_by", "document", "named_on"),
            two_persons=True,
            fixes=("name", "level", "valid_until"),
        ),
        Step("correct", _("更正命名内容"), ("named",), "applied", two_persons=True, reasoned=True),
        Step("send-back", _("退回补充"), ("applied",), "proposed", reasoned=True),
        Step("withdraw", _("摘牌"), ("named",), "withdrawn", two_persons=True, reasoned=True),
    ),
)

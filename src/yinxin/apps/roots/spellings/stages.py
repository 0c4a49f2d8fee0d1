"""From what somebody remembers to what the search relies on: confirmed by two of the office, corrected without being rubbed out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yinxin.domain.registers import Stage, Stages, Step

CONFIRMED = "confirmed"
SUPERSEDED = "superseded"

COUNTED = ("code", "spelling", "characters", "role", "dialect", "tradition", "land", "confidence")
"""What the search makes its evidence of: whoever could alter one of them alone would bend what two confirmed."""

READ = ("year", "document", "reference", "transcriber", "supersedes")
"""What makes it evidence to a reader: the paper, who read it, and what it corrects."""

STAGES = Stages(
    (
        Stage("proposed", pgettext_lazy("旧拼写", "待核"), shown=False),
        Stage(CONFIRMED, pgettext_lazy("旧拼写", "已采用")),
        Stage("declined", pgettext_lazy("旧拼写", "未采用"), shown=False),
        Stage(SUPERSEDED, pgettext_lazy("旧拼写", "已被更正"), shown=False),
    ),
    (
        Step(
            "confirm",
            pgettext_lazy("旧拼写", "采用"),
            ("proposed", "declined"),
            CONFIRMED,
            two_persons=True,
            fixes=COUNTED + READ,
        ),
        Step("decline", _("不采用"), ("proposed",), "declined", reasoned=True),
        Step("supersede", _("由更正的一条代替"), (CONFIRMED,), SUPERSEDED, two_persons=True, reasoned=True),
    ),
)

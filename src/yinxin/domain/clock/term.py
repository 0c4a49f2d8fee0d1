"""How long something may take: so many working days, calendar days or months, and on what kind of day it may end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from yinxin.domain.errors import RefusedError


class TermUnit(StrEnum):
    """What is counted: 工作日, 自然日 or 月."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTH = "month"


class TermEnding(StrEnum):
    """What happens where the last day is a rest day.

    A plan's date and an agreed number of days stay as counted. A term that a law gives to a party ends on the first working
    day after (《民法典》第二百零三条第一款), which is chosen for the term, never assumed.
    """

    AS_COUNTED = "as-counted"
    NEXT_WORKING_DAY = "next-working-day"


LONGEST = {TermUnit.WORKING: 36_525, TermUnit.CALENDAR: 36_525, TermUnit.MONTH: 1_200}
"""A hundred years. The longest term of the law is seventy; a longer one is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Term:
    """`length` units, at least one. Raises RefusedError for none, for a part of one, and for more than a hundred years."""

    length: int
    unit: TermUnit
    ending: TermEnding = TermEnding.AS_COUNTED

    def __post_init__(self) -> None:
        if self.length < 1 or self.length != int(self.length):
            raise RefusedError("clock-term-empty", length=self.length)
        if self.length > LONGEST[self.unit]:
            raise RefusedError("clock-term-too-long", length=self.length, most=LONGEST[self.unit])

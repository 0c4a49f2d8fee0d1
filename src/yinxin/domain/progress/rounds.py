"""When a plan asks for reports: the periods of a rhythm, and when the round of each opens and is due by the clock."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from yinxin.domain.clock import Calendar, Term, TermUnit, due

ONE_DAY = timedelta(days=1)
LATE_WORKING_DAYS = 10
"""So long after its last day a round still takes what is late; then it closes by itself."""

_CHINESE = "一二三四"


class Rhythm(StrEnum):
    """How often one is asked."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both days included. The name is how an office writes it."""

    rhythm: Rhythm
    start: date
    end: date

    @property
    def name(self) -> str:
        year, month = self.start.year, self.start.month
        match self.rhythm:
            case Rhythm.WEEKLY:
                of_year, week, _ = self.start.isocalendar()
                return f"{of_year}年第{week}周"
            case Rhythm.MONTHLY:
                return f"{year}年{month}月"
            case Rhythm.QUARTERLY:
                return f"{year}年第{_CHINESE[month // 3]}季度"
            case Rhythm.HALF_YEARLY:
                return f"{year}年{'上' if month == 1 else '下'}半年"
            case Rhythm.YEARLY:
                return f"{year}年度"

    @property
    def next(self) -> Period:
        return period_of(self.rhythm, self.end + ONE_DAY)


@dataclass(frozen=True, slots=True)
class Window:
    """When the round of a period takes reports: from `opens_on` through `due_on`. `certain` as the clock says it."""

    period: Period
    opens_on: date
    due_on: date
    certain: bool


def period_of(rhythm: Rhythm, day: date) -> Period:
    """The period in which a day lies. A week begins on Monday (GB/T 7408)."""
    if rhythm is Rhythm.WEEKLY:
        monday = day - timedelta(days=day.isoweekday() - 1)
        return Period(rhythm, monday, monday + timedelta(days=6))
    months = MONTHS[rhythm]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return Period(rhythm, date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1]))


def last_day(opens_on: date, working_days: int, calendar: Calendar) -> tuple[date, bool]:
    """The last day on which a round that opens on a day is not late, and whether every year counted has its notice.

    The day of opening is not counted (《民法典》第二百零一条第一款).
    """
    counted = due(opens_on, Term(working_days, TermUnit.WORKING), calendar)
    return counted.on, counted.certain


def window(period: Period, calendar: Calendar, *, opens_after: int, working_days: int) -> Window:
    """`opens_after` calendar days after the last day of the period, before it where negative; at the earliest as it begins."""
    opens_on = max(period.start, period.end + timedelta(days=opens_after))
    due_on, certain = last_day(opens_on, working_days, calendar)
    return Window(period, opens_on, due_on, certain)


def windows(
    rhythm: Rhythm, since: date, calendar: Calendar, *, opens_after: int, working_days: int
) -> Iterator[Window]:
    """The rounds from the period in which `since` lies, one after the other, without end."""
    period = period_of(rhythm, since)
    while True:
        yield window(period, calendar, opens_after=opens_after, working_days=working_days)
        period = period.next


def closes_on(due_on: date, calendar: Calendar) -> date:
    """The last day on which a round still takes late reports."""
    return calendar.add_working_days(due_on, LATE_WORKING_DAYS)

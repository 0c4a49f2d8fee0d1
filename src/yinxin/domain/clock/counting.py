"""The counting rule: from the day after the start, skipping the days that do not count.

《民法典》第二百零一条第一款: the day of the start is not counted. 第二百零二条: a term of months ends on the corresponding day
of its last month, or on the last day of that month where there is none. 第二百零三条第一款, only where the term says so: a
last day that is a rest day gives way to the next working day.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date

from yinxin.domain.clock.calendar import ONE_DAY, Calendar
from yinxin.domain.clock.pause import Pause, StandingStill
from yinxin.domain.clock.term import Term, TermEnding, TermUnit
from yinxin.domain.errors import RefusedError

FARTHEST_DAYS = 73_050
"""Two hundred years with all pauses: nothing is counted beyond."""


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term.

    `certain` is false where a year without a notice was counted, or while the clock stands still. `skipped`: every day
    after the start and before `on` that did not count, in order. `rolled_from`: the last day as counted, where it was a
    rest day and the term ends on the next working day instead. `paused`: the clock stands still, and `on` is the earliest
    the term can end.
    """

    on: date
    certain: bool
    skipped: tuple[date, ...] = ()
    rolled_from: date | None = None
    paused: bool = False


def due(start: date, term: Term, calendar: Calendar, pauses: Iterable[Pause] = ()) -> Due:
    """When `term` ends that starts on `start`. Raises RefusedError where that is further than two hundred years off.

    A day covered by a pause is not counted, whatever kind of day it is; in a term of months it moves the end by one day.
    """
    still = StandingStill.of(pauses)
    days = _days_in(start, term) if term.unit is TermUnit.MONTH else term.length
    by_working_days = term.unit is TermUnit.WORKING
    day, left, certain, skipped = start, days, True, list[date]()
    while left:
        day = _after(day, start)
        certain = certain and (not by_working_days or calendar.knows(day))
        if still.covers(day) or (by_working_days and not calendar.is_open(day)):
            skipped.append(day)
        else:
            left -= 1
    if term.ending is TermEnding.NEXT_WORKING_DAY:
        return _on_a_working_day(Due(day, certain, tuple(skipped)), start, calendar, still)
    return Due(day, certain, tuple(skipped))


def _days_in(start: date, term: Term) -> int:
    """How many days the months are that follow `start`."""
    years, month = divmod(start.month - 1 + term.length, 12)
    year = start.year + years
    if year > MAXYEAR:
        raise RefusedError("clock-too-far", start=start)
    return (date(year, month + 1, min(start.day, monthrange(year, month + 1)[1])) - start).days


def _after(day: date, start: date) -> date:
    if day == date.max or (day - start).days > FARTHEST_DAYS:
        raise RefusedError("clock-too-far", start=start)
    return day + ONE_DAY


def _on_a_working_day(counted: Due, start: date, calendar: Calendar, still: StandingStill) -> Due:
    """The same where it ends on a working day, else put off to the first one on which the clock runs."""
    day, passed = counted.on, list[date]()
    certain = counted.certain and calendar.knows(day)
    while not calendar.is_open(day) or still.covers(day):
        passed.append(day)
        day = _after(day, start)
        certain = certain and calendar.knows(day)
    return Due(day, certain, counted.skipped + tuple(passed), rolled_from=counted.on if passed else None)

"""A second clock, made by other means from another hand's table, to count against: it writes down all days and picks one.

The table is that of the package `holidays`; months are added by dateutil.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from holidays import China

FIRST, LAST = 2004, 2026
CHINA = China(years=range(FIRST, LAST + 1))
ALL_DAYS = [date(FIRST - 1, 1, 1) + timedelta(days=number) for number in range(366 * (LAST - FIRST + 12))]
PLACE = {day: number for number, day in enumerate(ALL_DAYS)}
WORKED = {
    day
    for day in ALL_DAYS
    if (CHINA.is_working_day(day) if FIRST <= day.year <= LAST else day.strftime("%w") in "12345")
}

Span = tuple[date, date]


def second_due(
    start: date, length: int, unit: str, pauses: Sequence[Span], *, roll: bool
) -> tuple[date, bool, list[date]]:
    """The last day, whether it is certain, and the days not counted."""
    paused = {day for first, last in pauses for day in ALL_DAYS[PLACE[first] : PLACE[last] + 1]}
    after = ALL_DAYS[PLACE[start] + 1 : PLACE[start] + 1_000]
    running = [day for day in after if day not in paused]
    working = [day for day in running if day in WORKED]
    if unit == "month":
        length = (start + relativedelta(months=length) - start).days
    counting = (working if unit == "working" else running)[:length]
    end = next(day for day in working if day >= counting[-1]) if roll else counting[-1]
    passed = after[: after.index(end)]
    asked = (
        [*passed, end]
        if unit == "working"
        else [*passed[passed.index(counting[-1]) :], end]
        if end > counting[-1]
        else []
    )
    if roll:
        asked.append(end)
    last_day = {counting[-1]} if end != counting[-1] else set()  # it gave way, so it was not the last
    return end, all(FIRST <= day.year <= LAST for day in asked), sorted(set(passed) - set(counting) | last_day)

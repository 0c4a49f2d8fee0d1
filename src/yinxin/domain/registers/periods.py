"""The years, quarters and months of a check: which one a day is in, by when it is answered, and how a record stands in it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from yinxin.domain.registers.checks import Check, Every

ONE_DAY = timedelta(days=1)
MONTHS_IN = {Every.YEAR: 12, Every.QUARTER: 3, Every.MONTH: 1}
NAME = re.compile(r"(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?")


class Standing(StrEnum):
    """How a record stands in a period. `LATE` was answered after the last day."""

    NOT_DUE = "not-due"
    DUE = "due"
    DONE = "done"
    LATE = "late"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Period:
    """`first` is the day it begins, `last` the last day on which an answer is in time, `end` the last day before the next begins.

    Only a yearly check that is due before December has an `end` after its `last`.
    """

    every: Every
    first: date
    last: date
    end: date

    def __post_init__(self) -> None:
        if not self.first <= self.last <= self.end:
            raise ValueError("a period begins, is due and ends in this order")

    @property
    def name(self) -> str:
        """Like 2026, 2026Q3 or 2026-05, so that text sorts like time."""
        year, month = self.first.year, self.first.month
        if self.every is Every.YEAR:
            return f"{year:04}"
        return f"{year:04}Q{(month + 2) // 3}" if self.every is Every.QUARTER else f"{year:04}-{month:02}"

    def standing(self, *, today: date, since: date, answered: date | None) -> Standing:
        """Of a record that is in the register since a day. It is not due where it came after the last day, and overdue from the
        day after it."""
        if answered is not None:
            return Standing.DONE if answered <= self.last else Standing.LATE
        if since > self.last or today < self.first:
            return Standing.NOT_DUE
        return Standing.OVERDUE if today > self.last else Standing.DUE


def period_of(check: Check, day: date) -> Period:
    """The one a day is in."""
    months = MONTHS_IN[check.every]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    end = _month_end(first.year, first.month + months - 1)
    return Period(check.every, first, _month_end(day.year, check.month) if check.every is Every.YEAR else end, end)


def period_before(check: Check, period: Period) -> Period:
    return period_of(check, period.first - ONE_DAY)


def period_named(check: Check, name: str) -> Period:
    """The period of that name. ValueError where the check has none so called."""
    found = NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"{name} is no period")
    year, quarter, month = int(found[1]), found[2], found[3]
    if year == 0:
        raise ValueError(f"{name} is no period")
    day = date(year, int(quarter) * 3 - 2 if quarter else int(month or 1), 1)
    period = period_of(check, day)
    if period.name != name:
        raise ValueError(f"{check.name} has no period {name}")
    return period


def periods_asked(check: Check, today: date) -> tuple[Period, ...]:
    """What may be answered today: the period that runs, and the one before it for whoever is late. The older come first."""
    now = period_of(check, today)
    return (period_before(check, now), now) if now.first > date(1, 12, 31) else (now,)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

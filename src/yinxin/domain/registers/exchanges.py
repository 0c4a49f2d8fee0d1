"""How lively a pair of sister cities is, counted from the log of its exchanges. It says something about the pair, never about persons.

The rule, shown beside every level: three or more exchanges within the last twelve months are frequent; fewer, with the last one
within the last twenty-four months, are few; none within twenty-four months, counted from the signing where there never was one, is
stalled. Nobody sets a pair dormant, and the next exchange wakes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FREQUENT = 3
FREQUENT_MONTHS = 12
STALLED_MONTHS = 24


class Liveliness(StrEnum):
    FREQUENT = "frequent"
    FEW = "few"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class Activity:
    """`lately` are the exchanges of the last twelve months; `last` the day of the last one of all."""

    level: Liveliness
    lately: int
    last: date | None


def activity(days: Iterable[date], *, signed_on: date, today: date) -> Activity:
    """Of a signed pair. Exchanges announced for a later day do not count yet."""
    held = sorted(day for day in days if day <= today)
    last = held[-1] if held else None
    lately = sum(day > months_before(today, FREQUENT_MONTHS) for day in held)
    if (last or signed_on) <= months_before(today, STALLED_MONTHS):
        return Activity(Liveliness.STALLED, lately, last)
    return Activity(Liveliness.FREQUENT if lately >= FREQUENT else Liveliness.FEW, lately, last)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(years, month + 1, last)
        except ValueError:
            continue
    return date(years, month + 1, min(day.day, 28))

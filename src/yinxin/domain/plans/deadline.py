"""The last day of a due date that a document gives as a day, a month or only a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def last_day(due: str | None) -> date | None:
    """“2017-12-31” is itself, “2017-10” the last of October, “2017” the last of the year; None where there is no date."""
    if not due:
        return None
    numbers = [int(part) for part in due.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else 12
    day = numbers[2] if len(numbers) > 2 else monthrange(year, month)[1]
    return date(year, month, day)

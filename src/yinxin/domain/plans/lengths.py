"""A length of time counted from a stated beginning: 2012年起5年内, 自2021年12月1日起6个月内."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from yinxin.domain.plans.periods import last_day


@dataclass(frozen=True, slots=True)
class Length:
    count: int
    measure: str
    """年 or 个月, as printed."""


_LONGEST = 100
"""Nothing is planned for longer, in years or months; 2012年起9999年内 is a slip."""


def after(begin: str, length: Length) -> str | None:
    """The last year, month or day of a length that begins with `begin`; the beginning itself is counted (起 includes it).

    Written as finely as the beginning: a year gives a year. Months cannot be counted from a bare year.
    """
    if length.count > _LONGEST:
        return None
    months = length.count * (12 if length.measure == "年" else 1)
    numbers = [int(part) for part in begin.split("-")]
    if len(numbers) == 1:
        return f"{numbers[0] + length.count - 1:04d}" if length.measure == "年" else None
    counted = numbers[0] * 12 + numbers[1] - 1 + months
    if len(numbers) == 2:
        year, month = divmod(counted - 1, 12)
        return f"{year:04d}-{month + 1:02d}"
    year, month = divmod(counted, 12)
    if not 1 < year < 9999:
        return None
    day = min(numbers[2], int(last_day(year, month + 1)[-2:]))
    return (date(year, month + 1, day) - timedelta(days=1)).isoformat()

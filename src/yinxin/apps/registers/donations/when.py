"""When something was given, as far as the words of the record say it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from yinxin.domain.money import Period

WORDS = re.compile(r"(\d{4})(?:[-年./](\d{1,2})(?:[-月./](\d{1,2})日?|月?)?|年?)")


@lru_cache(maxsize=20_000)
def period_of(words: str) -> Period | None:
    """The day, month or year; None where the words name none, or more than one year."""
    found = WORDS.fullmatch(words.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return Period(date(year, month, day), date(year, month, day))
        if month:
            return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Period(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        return None

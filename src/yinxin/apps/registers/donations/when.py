"""When something was given, as far as the words of the record say it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from yinxin.domain.dates import read
from yinxin.domain.money import Period

KNOWN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
"""A day, month or year of EDTF without a doubt: about 1985 may be 1984, whose rate was another."""


@lru_cache(maxsize=20_000)
def period_of(words: str) -> Period | None:
    """From the first to the last day it can have been; None where the words are unsure or name no time."""
    reading = read(words) if words else None
    if reading is None:
        return None
    first, _, last = reading.edtf.partition("/")
    begins, ends = _days(first), _days(last or first)
    return Period(begins[0], ends[1]) if begins and ends else None


def _days(edtf: str) -> tuple[date, date] | None:
    found = KNOWN.fullmatch(edtf)
    if found is None or int(found[1]) == 0 or (found[2] and int(found[2]) > 12):
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    last_month = month or 12
    return date(year, month or 1, day or 1), date(year, last_month, day or monthrange(year, last_month)[1])

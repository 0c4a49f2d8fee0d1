"""Between which days a person was born, as far as the words of sources tell. What cannot be read, or is doubted, tells nothing."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from yinxin.domain.dates import read
from yinxin.domain.dates.points import read_point
from yinxin.domain.dates.value import EARLIEST, LATEST, Bound

__all__ = ["EARLIEST", "LATEST", "Bound", "bound_of", "is_of_nothing", "later", "span_of"]

ABOUT = 10
"""Years by which "about" may be off."""

NEW_YEAR = (2, 20)
"""A year of the old calendar ends at the latest on the twentieth of February of the next."""


ZEROS = (date(1899, 12, 30), date(1899, 12, 31))
"""Days as which spreadsheets write an empty cell: their day 0. A death may fall on one of them, and is not proven by it."""


def bound_of(day: date) -> Bound:
    return (day.year, day.month, day.day)


def later(bound: Bound, years: int) -> Bound:
    """The same day so many years later (or earlier); the ends of time stay where they are."""
    if bound in (EARLIEST, LATEST):
        return bound
    return (bound[0] + years, bound[1], bound[2])


@lru_cache(maxsize=8192)
def span_of(words: str) -> tuple[Bound, Bound] | None:
    """The first and the last day the words can mean; None where they cannot be read, are the zero of a spreadsheet, or the source itself
    doubts them (?)."""
    found = read(words)
    if found is None or is_of_nothing(words) or "?" in found.edtf or "%" in found.edtf:
        return None
    first, _, last = found.edtf.partition("/")
    begins = EARLIEST if first == ".." else _point(first)[0]
    ends = LATEST if last == ".." else _old_style(_point(last or first)[1], words)
    off = ABOUT if "~" in found.edtf else 0
    return later(begins, -off), later(ends, off)


def is_of_nothing(words: str) -> bool:
    """Whether it is what spreadsheets and databases write for no date at all: 0000-00-00, 0001-01-01, 1900-01-00, 1899-12-30."""
    found = read(words)
    if found is None:
        return _UNREADABLE_ZERO.match("".join(words.split())) is not None
    return found.edtf.rstrip("~?%") in _ZERO_DAYS


_ZERO_DAYS = {day.isoformat() for day in ZEROS}
_UNREADABLE_ZERO = re.compile(r"000[01](?!\d)|\d{4}([-./])(?:00?(?!\d)|\d\d?\1(?:00?)(?!\d))|(?:0?0:00(?::00)?$)")


def _point(text: str) -> tuple[Bound, Bound]:
    found = read_point(text.rstrip("~"))
    return (found.value.begins, found.value.ends) if found else (EARLIEST, LATEST)


def _old_style(ends: Bound, words: str) -> Bound:
    """A year that the words do not number as the world does is one of the old calendar."""
    if ends == LATEST or str(ends[0]) in words or ends[1:] != (12, 31):
        return ends
    return (ends[0] + 1, *NEW_YEAR)

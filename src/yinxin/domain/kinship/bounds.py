"""Between which days a person was born, as far as the words of sources tell. What cannot be read, or is doubted, tells nothing."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from yinxin.domain.dates import read
from yinxin.domain.dates.points import read_point
from yinxin.domain.dates.value import EARLIEST, LATEST, Bound

__all__ = ["EARLIEST", "LATEST", "Bound", "bound_of", "later", "span_of"]

ABOUT = 10
"""Years by which "about" may be off."""

NEW_YEAR = (2, 20)
"""A year of the old calendar ends at the latest on the twentieth of February of the next."""


def bound_of(day: date) -> Bound:
    return (day.year, day.month, day.day)


def later(bound: Bound, years: int) -> Bound:
    """The same day so many years later (or earlier); the ends of time stay where they are."""
    if bound in (EARLIEST, LATEST):
        return bound
    return (bound[0] + years, bound[1], bound[2])


@lru_cache(maxsize=8192)
def span_of(words: str) -> tuple[Bound, Bound] | None:
    """The first and the last day the words can mean; None where they cannot be read, or the source itself doubts them (?)."""
    found = read(words)
    if found is None or "?" in found.edtf or "%" in found.edtf:
        return None
    first, _, last = found.edtf.partition("/")
    begins = EARLIEST if first == ".." else _point(first)[0]
    ends = LATEST if last == ".." else _old_style(_point(last or first)[1], words)
    off = ABOUT if "~" in found.edtf else 0
    return later(begins, -off), later(ends, off)


def _point(text: str) -> tuple[Bound, Bound]:
    found = read_point(text.rstrip("~"))
    return (found.value.begins, found.value.ends) if found else (EARLIEST, LATEST)


def _old_style(ends: Bound, words: str) -> Bound:
    """A year that the words do not number as the world does is one of the old calendar."""
    if ends == LATEST or str(ends[0]) in words or ends[1:] != (12, 31):
        return ends
    return (ends[0] + 1, *NEW_YEAR)

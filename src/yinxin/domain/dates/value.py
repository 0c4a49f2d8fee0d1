"""A date of which one knows only so much, as EDTF level 1 writes it (ISO 8601-2:2019): 1893, 1936-05, 192X, 1920~, 1856/1864."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from typing import TypeAlias

Bound: TypeAlias = tuple[int, int, int]
"""Year, month, day."""

SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
"""Spring to winter; winter is known only to begin in its year."""
EARLIEST, LATEST = (-1, 0, 0), (10_000, 0, 0)


@dataclass(frozen=True, slots=True)
class Point:
    """A year, month, season (21–24 in place of a month) or day. `blurred` are the last digits of the year nobody knows (4: all).

    `mark` is "~" for about, "?" for doubtful, "%" for both. ValueError where there is no such date.
    """

    year: int
    month: int = 0
    day: int = 0
    blurred: int = 0
    mark: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.year <= 9999 or self.mark not in ("", "~", "?", "%") or self.blurred not in (0, 1, 2, 4):
            raise ValueError("no such year")
        if not (0 <= self.month <= 12 or self.month in SEASONS):
            raise ValueError("no such month")
        if self.day and not (self.month in range(1, 13) and 1 <= self.day <= _days(self.year, self.month)):
            raise ValueError("no such day")
        if self.blurred and (self.month or self.year % 10**self.blurred):
            raise ValueError("what is blurred is written as zero, and has no month")

    def __str__(self) -> str:
        year = f"{self.year:04d}"
        if self.blurred:
            year = year[: 4 - self.blurred] + "X" * self.blurred
        parts = [year, f"{self.month:02d}" if self.month else "", f"{self.day:02d}" if self.day else ""]
        return "-".join(filter(None, parts)) + self.mark

    @property
    def begins(self) -> Bound:
        month = SEASONS[self.month][0] if self.month in SEASONS else self.month
        return (self.year, month or 1, self.day or 1) if self.blurred != 4 else EARLIEST

    @property
    def ends(self) -> Bound:
        if self.blurred == 4:
            return LATEST
        year = self.year + 10**self.blurred - 1
        month = SEASONS[self.month][1] if self.month in SEASONS else self.month or 12
        return (year, month, self.day or _days(year, month))

    def marked(self, mark: str) -> Point:
        return replace(self, mark=mark)


@dataclass(frozen=True, slots=True)
class Span:
    """From one date to another; None is open. ValueError where it would end before it begins, or is open on both sides."""

    start: Point | None
    end: Point | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a span has a beginning or an end")
        if any(one is not None and one.blurred == 4 for one in (self.start, self.end)):
            raise ValueError("a span begins or ends at something known")
        if self.start and self.end and self.start.begins > self.end.ends:
            raise ValueError("a span ends after it begins")

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def begins(self) -> Bound:
        return self.start.begins if self.start else EARLIEST

    @property
    def ends(self) -> Bound:
        return self.end.ends if self.end else LATEST

    def marked(self, mark: str) -> Span:
        return Span(self.start and self.start.marked(mark), self.end and self.end.marked(mark))


Value: TypeAlias = Point | Span


def within(inner: Value, outer: Value) -> bool:
    return outer.begins <= inner.begins and inner.ends <= outer.ends


def joined(first: Value, last: Value) -> Span:
    """From the beginning of one to the end of the other."""
    start = first.start if isinstance(first, Span) else first
    end = last.end if isinstance(last, Span) else last
    return Span(start, end)


def _days(year: int, month: int) -> int:
    return monthrange(year or 4, month)[
        1
    ]  # the year 0 is a leap year, which the calendar of the library does not reach

"""Dates of GEDCOM: a day, about, before, between, from to, in four calendars, with the words of the source beside (PHRASE).

To and from the dates of this program (EDTF, ISO 8601-2): a year of the Gregorian calendar is the same in both; of the Julian one only
the year is taken over, of the Hebrew and the French republican one nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from yinxin.domain.dates import read as read_words
from yinxin.domain.dates.points import EARLIEST_YEAR


class Calendar(StrEnum):
    GREGORIAN = "GREGORIAN"
    JULIAN = "JULIAN"
    FRENCH = "FRENCH_R"
    HEBREW = "HEBREW"


_WESTERN = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
MONTHS: dict[Calendar, list[str]] = {
    Calendar.GREGORIAN: _WESTERN,
    Calendar.JULIAN: _WESTERN,
    Calendar.FRENCH: [
        "VEND",
        "BRUM",
        "FRIM",
        "NIVO",
        "PLUV",
        "VENT",
        "GERM",
        "FLOR",
        "PRAI",
        "MESS",
        "THER",
        "FRUC",
        "COMP",
    ],
    Calendar.HEBREW: ["TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL"],
}


@dataclass(frozen=True, slots=True)
class Day:
    """`month` and `day` are 0 where only the year or the month is known. `before_christ` counts years of the Julian calendar."""

    year: int
    month: int = 0
    day: int = 0
    calendar: Calendar = Calendar.GREGORIAN
    before_christ: bool = False

    @property
    def edtf(self) -> str:
        """Nothing where the calendar is not ours."""
        if (
            self.before_christ
            or self.calendar in (Calendar.FRENCH, Calendar.HEBREW)
            or not EARLIEST_YEAR <= self.year <= 9999
        ):
            return ""
        if self.calendar is Calendar.JULIAN or not self.month:
            return f"{self.year:04d}"
        is_real = 0 < self.day <= monthrange(self.year, self.month)[1]
        return f"{self.year:04d}-{self.month:02d}" + (f"-{self.day:02d}" if is_real else "")


class Shape(StrEnum):
    """How the days are meant. NONE: there are only words."""

    NONE = ""
    EXACT = "EXACT"
    ABOUT = "ABT"
    CALCULATED = "CAL"
    ESTIMATED = "EST"
    BEFORE = "BEF"
    AFTER = "AFT"
    BETWEEN = "BET"
    FROM = "FROM"
    TO = "TO"


@dataclass(frozen=True, slots=True)
class When:
    """`last` only of BETWEEN, and of FROM where the span ends. `phrase` are the words of the source."""

    shape: Shape = Shape.NONE
    first: Day | None = None
    last: Day | None = None
    phrase: str = ""

    @property
    def edtf(self) -> str:
        """Level 1 of ISO 8601-2; nothing where neither the date nor the words can be read with certainty."""
        if self.first is not None and (written := self._edtf(self.first.edtf, self.last.edtf if self.last else "")):
            return written
        found = read_words(self.phrase)
        return found.edtf if found else ""

    @property
    def words(self) -> str:
        """The words of the source if they say when, else the date as EDTF writes it, else the words all the same."""
        readable = read_words(self.phrase) if self.phrase else None
        return self.phrase if readable else self.edtf or self.phrase

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The words of the source and the date beside them, where they can be read: two tellings of one day may contradict each
        other. Words alone stand though nobody can read them."""
        dated = self._edtf(self.first.edtf, self.last.edtf if self.last else "") if self.first else ""
        said = self.phrase if self.phrase and (self.first is None or read_words(self.phrase)) else ""
        return tuple(filter(None, (said, dated)))

    @property
    def is_readable(self) -> bool:
        """False where the date, or the words that stand alone, tell no day: of another calendar, or a span that ends before it begins."""
        if self.first is None:
            return read_words(self.phrase) is not None
        return bool(self._edtf(self.first.edtf, self.last.edtf if self.last else ""))

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and the last year it can mean; None is open or unknown."""
        found = read_words(self.edtf) if self.edtf else None
        if found is None:
            return (None, None)
        opened = self.shape in (Shape.BEFORE, Shape.TO)
        return (None if opened else found.year, found.last_year)

    def _edtf(self, first: str, last: str) -> str:
        if not first:
            return ""
        if self.shape is Shape.EXACT:
            return first
        if self.shape in (Shape.ABOUT, Shape.CALCULATED, Shape.ESTIMATED):
            return f"{first}~"
        if self.shape in (Shape.BEFORE, Shape.TO):
            return f"../{first}"
        if self.shape is Shape.AFTER or (self.shape is Shape.FROM and not last):
            return f"{first}/.."
        return f"{first}/{last}" if last and first[:4] <= last[:4] else ""


_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_BLURRED = re.compile(r"(\d{3})X|(\d\d)XX")


def of_words(words: str) -> When:
    """A date as this program's records word it (光绪十九年, 约1920年, 1936), for writing it out: the words go along."""
    found = read_words(words)
    made = _of_edtf(found.edtf) if found else None
    if made is None:
        return When(phrase=words)
    return made if made.edtf == words else When(made.shape, made.first, made.last, words)


def _of_edtf(edtf: str) -> When | None:
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return _span(_day(first), _day(last), first, last)
    if blurred := _BLURRED.fullmatch(edtf):
        width = 10 if blurred[1] else 100
        start = int(blurred[1] or blurred[2]) * width
        return When(Shape.BETWEEN, Day(max(start, 1)), Day(start + width - 1))
    day = _day(edtf)
    if day is None:
        return None
    return When(Shape.ABOUT if edtf[-1] in "~?%" else Shape.EXACT, day)


def _span(first: Day | None, last: Day | None, start: str, end: str) -> When | None:
    if first and last:
        return When(Shape.FROM, first, last)
    if start == ".." and last:
        return When(Shape.BEFORE, last)
    return When(Shape.AFTER, first) if end == ".." and first else None


def _day(edtf: str) -> Day | None:
    """A season is no month of GEDCOM: of it the year is written, and the words say the rest."""
    found = _POINT.fullmatch(edtf)
    if found is None or not int(found[1]):
        return None
    month = int(found[2] or 0)
    return Day(int(found[1]), month if month <= 12 else 0, int(found[3] or 0))

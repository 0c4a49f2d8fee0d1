"""Reading and writing the values of DATE in both versions."""

from __future__ import annotations

import re

from yinxin.domain.gedcom.versions import Version
from yinxin.domain.gedcom.when import MONTHS, Calendar, Day, Shape, When

_ESCAPE = re.compile(r"@#D([A-Z ]+)@\s*")
_CALENDARS = {"GREGORIAN": Calendar.GREGORIAN, "JULIAN": Calendar.JULIAN, "FRENCH R": Calendar.FRENCH}
_CALENDARS |= {"FRENCH_R": Calendar.FRENCH, "HEBREW": Calendar.HEBREW}
_DAY = re.compile(
    r"(?:(?P<calendar>GREGORIAN|JULIAN|FRENCH_R|FRENCH R|HEBREW)\s+)?"
    r"(?:(?:(?P<day>\d{1,2})\s+)?(?P<month>[A-Z]{3,4})\s+)?(?P<year>\d{1,4})(?:/(?P<dual>\d{1,2}))?(?:\s*(?P<bc>BCE|B\.C\.|BC))?"
)
_INTERPRETED = re.compile(r"INT\s+(?P<date>[^(]+?)\s*\((?P<phrase>.*)\)", re.DOTALL)
_ONE = {"ABT": Shape.ABOUT, "CAL": Shape.CALCULATED, "EST": Shape.ESTIMATED, "BEF": Shape.BEFORE, "AFT": Shape.AFTER}
_ONE |= {"TO": Shape.TO, "FROM": Shape.FROM, "ABT.": Shape.ABOUT, "BEF.": Shape.BEFORE, "AFT.": Shape.AFTER}
_TWO = re.compile(r"(BET|FROM)\s+(.+?)\s+(AND|TO)\s+(.+)")


def read_date(value: str, phrase: str = "") -> When:
    """Never fails: what is no date of the standard is kept as the words it is."""
    text = " ".join(value.split())
    if found := _INTERPRETED.fullmatch(text):
        return read_date(found["date"], phrase or found["phrase"])
    if text.startswith("(") and text.endswith(")") and len(text) >= 2:
        return When(phrase=phrase or text[1:-1])
    made = _read(_ESCAPE.sub(lambda escape: escape[1].strip() + " ", text.upper()))
    if made is None:
        return When(phrase=phrase or text)
    return When(*made, phrase)


def _read(text: str) -> tuple[Shape, Day, Day | None] | None:
    if found := _TWO.fullmatch(text):
        first, last = _day(found[2]), _day(found[4])
        if not first or not last or (found[1] == "BET") != (found[3] == "AND"):
            return None
        return Shape.BETWEEN if found[1] == "BET" else Shape.FROM, first, last
    word, _, rest = text.partition(" ")
    shape = _ONE.get(word)
    day = _day(rest if shape else text)
    return (shape or Shape.EXACT, day, None) if day else None


def _day(text: str) -> Day | None:
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    calendar = _CALENDARS[found["calendar"] or "GREGORIAN"]
    months = MONTHS[calendar]
    if found["month"] and found["month"] not in months:
        return None
    month = months.index(found["month"]) + 1 if found["month"] else 0
    day = int(found["day"] or 0)
    if day > 31 or (found["day"] and not day):
        return None
    return Day(_later_year(found["year"], found["dual"]), month, day, calendar, found["bc"] is not None)


def _later_year(year: str, dual: str | None) -> int:
    """Of a dual year (11 FEB 1916/17) the later: the year as it is counted today, and no birth too early."""
    if dual is None:
        return int(year)
    whole = int(10 ** len(dual))
    made = int(year) // whole * whole + int(dual)
    return made if made >= int(year) else made + whole


def written_date(when: When, version: Version) -> str:
    """The value of DATE, with the words in it where 5.5.1 has a place for them (`INT`, or words alone)."""
    if when.first is None:
        return "" if version is Version.SEVEN else f"({when.phrase})"
    first = _written_day(when.first, version)
    if version is Version.FIVE and when.phrase and when.shape is Shape.EXACT:
        return f"INT {first} ({when.phrase})"
    if when.shape is Shape.EXACT:
        return first
    if when.last is None:
        return f"{when.shape.value} {first}"
    joint = "AND" if when.shape is Shape.BETWEEN else "TO"
    return f"{when.shape.value} {first} {joint} {_written_day(when.last, version)}"


def words_apart(when: When, version: Version) -> str:
    """The words that need a line of their own below the date."""
    inside = version is Version.FIVE and (when.first is None or when.shape is Shape.EXACT)
    return "" if inside else when.phrase


def _written_day(day: Day, version: Version) -> str:
    calendar = ""
    if day.calendar is not Calendar.GREGORIAN:
        name = day.calendar.value
        calendar = f"{name} " if version is Version.SEVEN else f"@#D{name.replace('_', ' ')}@ "
    month = MONTHS[day.calendar][day.month - 1] + " " if day.month else ""
    number = f"{day.day} " if day.day and day.month else ""
    era = "" if not day.before_christ else " BCE" if version is Version.SEVEN else " B.C."
    return f"{calendar}{number}{month}{day.year}{era}"

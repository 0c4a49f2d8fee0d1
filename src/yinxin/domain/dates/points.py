"""One date of the common calendar in words: 1936年5月, 一九三六年, 2019.3.5, 1920年代, 19世纪90年代, and EDTF itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yinxin.domain.dates.numbers import COUNT, DAY, DIGIT, MONTH, counted, digits
from yinxin.domain.dates.value import Point, Span, Value

PART = r"(?P<part>初年?|早期|前期|中期|中叶|末年?|后期|晚期|年间|间|时期|期间|叶|底)?"
"""初, 中叶, 末: nobody has agreed which years these are, so the whole is taken and it is said so."""

EARLIEST_YEAR = 2

_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_BLURRED = re.compile(r"(?P<known>\d{3}X|\d{2}XX|XXXX)")
_DOTTED = re.compile(r"(?P<year>\d{4})(?P<sign>[./-])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?")
_DAY = re.compile(
    rf"(?:公元|西元)?(?P<year>{DIGIT}{{4}}|{DIGIT}{{3}}(?=年))年?(?:(?<=年)(?P<month>{MONTH})月(?:(?P<day>{DAY})[日号]?)?)?"
    r"(?P<part>初|末|底|年?间|上旬|中旬|下旬|[上下]半年)?"
)
_SEASON = re.compile(rf"(?P<year>{DIGIT}{{4}})年?(?P<season>[春夏秋冬])[季天]?")
_DECADE = re.compile(rf"(?:公元|西元)?(?P<decade>{DIGIT}{{3}})[0〇零]年代{PART}")
_CENTURY = re.compile(rf"(?:公元|西元)?(?P<century>{COUNT})世纪(?:(?P<decade>\d0|[一二三四五六七八九]?十)年代)?{PART}")
_HALF = re.compile(rf"(?P<century>{COUNT})世纪(?P<half>[上下前后])半(?:叶|期|纪)?")


@dataclass(frozen=True, slots=True)
class Read:
    """`is_part`: the words name a part of it that has no agreed years. `is_lunar`: they name a month or day of the old calendar."""

    value: Value
    is_part: bool = False
    is_lunar: bool = False


def read_point(text: str) -> Read | None:
    """ValueError where the words are of a date that does not exist (1936年13月)."""
    return _written(text) or _day(text) or _season(text) or _decade(text) or _half(text) or _century(text)


def _written(text: str) -> Read | None:
    """2019.3.5 and EDTF itself; of 2019/3 nobody knows whether it is a month or a span."""
    if found := _BLURRED.fullmatch(text):
        known = found["known"]
        return Read(Point(int(known.replace("X", "0")), blurred=known.count("X")))
    found = _EDTF.fullmatch(text) or _DOTTED.fullmatch(text)
    if not found or ("/" in text and not found["day"]):
        return None
    if any(found[name] and not int(found[name]) for name in ("month", "day")):
        raise ValueError("no such month or day")
    return Read(Point(_year_of(int(found["year"])), int(found["month"] or 0), int(found["day"] or 0)))


def _year_of(year: int) -> int:
    """ValueError of 0 and 1: with these databases fill an empty date, and no source of ours is as old."""
    if year < EARLIEST_YEAR:
        raise ValueError("no such year")
    return year


def _day(text: str) -> Read | None:
    found = _DAY.fullmatch(text)
    if not found:
        return None
    month, day = (counted(found[name]) if found[name] else 0 for name in ("month", "day"))
    if month is None or day is None:
        return None
    if month > 12 or (found["month"] or "") in ("正", "冬", "腊"):
        return None
    return Read(
        Point(_year_of(digits(found["year"])), month, day), is_part=bool(found["part"]) and "间" not in found["part"]
    )


def _season(text: str) -> Read | None:
    found = _SEASON.fullmatch(text)
    return Read(Point(digits(found["year"]), 21 + "春夏秋冬".index(found["season"]))) if found else None


def _decade(text: str) -> Read | None:
    found = _DECADE.fullmatch(text)
    return Read(Point(digits(found["decade"]) * 10, blurred=1), _is_part(found["part"])) if found else None


def _century(text: str) -> Read | None:
    """The nineteenth century is 18XX: EDTF counts its years from 1800."""
    found = _CENTURY.fullmatch(text)
    century = _number_of_century(found["century"]) if found else None
    if not found or century is None:
        return None
    if not found["decade"]:
        return Read(Point(century, blurred=2), _is_part(found["part"]))
    decade = counted(found["decade"])
    return Read(Point(century + decade, blurred=1), _is_part(found["part"])) if decade else None


def _half(text: str) -> Read | None:
    found = _HALF.fullmatch(text)
    century = _number_of_century(found["century"]) if found else None
    if not found or century is None:
        return None
    first = century + (1 if found["half"] in "上前" else 51)
    return Read(Span(Point(first), Point(first + 49)))


def _number_of_century(text: str) -> int | None:
    value = counted(text)
    return (value - 1) * 100 if value and value <= 22 else None


def _is_part(word: str | None) -> bool:
    return bool(word) and "间" not in str(word) and word != "时期"

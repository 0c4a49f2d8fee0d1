"""A date by the name of an era or a dynasty: 光绪十九年八月, 清道光年间, 民国廿五年五月, 光绪癸巳, 明清, 清末民初."""

from __future__ import annotations

import re

from yinxin.domain.dates.eras import BRANCHES, DYNASTIES, ERAS, PAIRS, Era, cycle_name, year_named, year_of
from yinxin.domain.dates.numbers import COUNT, DAY, MONTH, counted
from yinxin.domain.dates.points import PART, Read
from yinxin.domain.dates.value import Point, Span

_HOUSE = r"(?:(?:大|皇|前|满)?(?P<dynasty>[明清])(?:朝|代|季)?|中华)?"
_NAMES = "|".join(ERAS)
_CYCLE = rf"[甲乙丙丁戊己庚辛壬癸][{BRANCHES}]"
_NAMED = rf"(?:(?:岁次|岁在|太岁)?(?P<cycle>{_CYCLE})(?:之?[年岁])?)?"
_OLD_DAY = rf"(?:初[一二三四五六七八九十]日?|{DAY}日?|[朔望]日?|[上中下][旬浣]|既望)?(?:[吉谷榖良][日旦](?:立|吉立)?)?"
_REST = (
    rf"(?:(?P<old>农历|阴历|夏历|旧历|古历)?(?P<leap>闰)?(?P<month>{MONTH})月(?P<day>{_OLD_DAY})"
    r"|[孟仲季]?(?P<season>[春夏秋冬])(?:季|天|月)?(?:[吉谷榖良][日旦](?:立)?)?|[吉谷榖良][日旦](?:立)?)?"
)
_YEAR = re.compile(rf"{_HOUSE}(?P<era>{_NAMES})(?P<before>前)?(?P<number>元|{COUNT})年{_NAMED}{_REST}")
_BY_CYCLE = re.compile(rf"{_HOUSE}(?P<era>{_NAMES}){_NAMED.removesuffix('?')}(?:(?P<number>元|{COUNT})年)?{_REST}")
_ERA = re.compile(rf"{_HOUSE}(?P<era>{_NAMES}|{'|'.join(PAIRS)})(?:朝|帝)?{PART}")
_DYNASTY = re.compile(
    r"(?:大|皇|前|满)?(?P<first>[明清])(?:[朝代季])?(?P<second>清)?(?:[朝代]|两代)?(?P<part>初年?|中叶|末年?|季|早期|中期|晚期|时期|年间|时)?"
)
_LATE = re.compile(r"晚(?P<first>[明清])(?:时期)?")
_TURN = re.compile(r"(?P<first>[明清])末(?P<second>清|民国?)初(?:年|期)?(?:年?间)?")


def read_era(text: str) -> Read | None:
    """ValueError where the words are of a date that does not exist (民国廿五年二月三十日)."""
    return _year(text) or _span_of_era(text) or _span_of_dynasty(text)


def _year(text: str) -> Read | None:
    found = _YEAR.fullmatch(text) or _BY_CYCLE.fullmatch(text)
    if not found or not _fits(found):
        return None
    era = ERAS[found["era"]]
    year = _numbered(era, found) if found["number"] else year_named(era, found["cycle"])
    if year is None or (found["cycle"] and cycle_name(year) != found["cycle"]):
        return None
    return _solar(found, year) if era.dynasty == "民国" and not _is_lunar(found) else _lunar(found, year)


def _numbered(era: Era, found: re.Match[str]) -> int | None:
    number = counted(found["number"])
    if not number:
        return None
    if found.groupdict().get("before"):
        return era.first - number if era.name == "民国" and number <= 50 else None
    return year_of(era, number)


def _solar(found: re.Match[str], year: int) -> Read | None:
    """The Republic counts months and days as the world does."""
    if found["season"]:
        return Read(Point(year, 21 + "春夏秋冬".index(found["season"])))
    if not found["month"]:
        return Read(Point(year))
    month, day = counted(found["month"]), found["day"].rstrip("日")
    if month is None or month > 12:
        return None
    number = counted(day) if day else 0
    return Read(Point(year, month, number or 0), is_part=number is None)


def _lunar(found: re.Match[str], year: int) -> Read | None:
    """The months of the old calendar are not reckoned over: only the year is said. Its last two may lie in the next year."""
    if found["season"]:
        return Read(Point(year, 21 + "春夏秋冬".index(found["season"])))
    if not found["month"]:
        return Read(Point(year))
    month = counted(found["month"])
    if month is None or month > 12:
        return None
    return Read(Span(Point(year), Point(year + 1)) if month > 10 else Point(year), is_lunar=True)


def _is_lunar(found: re.Match[str]) -> bool:
    day = found["day"] or ""
    return bool(found["old"] or found["leap"] or (found["month"] or "") in ("正", "冬", "腊")) or day[:1] in (
        "初",
        "朔",
        "望",
        "既",
    )


def _fits(found: re.Match[str]) -> bool:
    """清万历 contradicts itself."""
    names = PAIRS.get(found["era"], (found["era"],))
    return not found["dynasty"] or ERAS[names[0]].dynasty == found["dynasty"]


def _span_of_era(text: str) -> Read | None:
    found = _ERA.fullmatch(text)
    if not found or not _fits(found):
        return None
    names = PAIRS.get(found["era"], (found["era"],))
    return _between(ERAS[names[0]].first, ERAS[names[-1]].last, found["part"])


def _span_of_dynasty(text: str) -> Read | None:
    found = _TURN.fullmatch(text) or _DYNASTY.fullmatch(text) or _LATE.fullmatch(text)
    if not found:
        return None
    named = found.groupdict()
    first, second = named["first"], named.get("second") or named["first"]
    part = named.get("part") if "part" in named else "末"
    return _between(DYNASTIES[first][0], DYNASTIES[second][1], part)


def _between(first: int, last: int, part: str | None) -> Read:
    is_part = bool(part) and "间" not in str(part) and part not in ("时期", "期间", "时", "季")
    return Read(Span(Point(first), Point(last)) if last > first else Point(first), is_part)

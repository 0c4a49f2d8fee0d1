"""The date behind the words of a source. What the words do not say is not guessed: None, and a person decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from yinxin.domain.dates.era_dates import read_era
from yinxin.domain.dates.eras import CYCLE, ERAS, cycle_name
from yinxin.domain.dates.points import Read, read_point
from yinxin.domain.dates.value import EARLIEST, LATEST, Point, Span, joined, within
from yinxin.domain.text.fold import simplified

LONGEST = 80

UNKNOWN = {"不详", "年代不详", "时间不详", "日期不详", "年份不详", "未详", "待考", "年代待考", "无考", "不明", "失考"}
SET_DAYS = {
    "解放前": Span(None, Point(1949)),
    "解放后": Span(Point(1949), None),
    "建国前": Span(None, Point(1949)),
    "建国后": Span(Point(1949), None),
    "新中国成立前": Span(None, Point(1949)),
    "新中国成立后": Span(Point(1949), None),
}

_ABOUT = re.compile(r"(?:约在?|大约|大概|约为|circa|ca\.?|c\.)(?P<inner>.+)|(?P<behind>.+?)(?:左右|前后|上下|~)")
_DOUBTFUL = re.compile(r"(?:疑为?|可能为?|或为)(?P<inner>.+)|(?P<behind>.+?)(?:\(\?\)|\?)")
_BOTH = re.compile(r"(?P<behind>.+?)%")
_BEFORE = re.compile(r"(?P<inner>.+?)(?:之前|以前|前)")
_AFTER = re.compile(r"(?P<inner>.+?)(?:之后|以后|后|起|至今|迄今|以来|-今|-至今)")
_BRACKETS = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)(?P<tail>[^()]*)")
_BETWEEN = re.compile(r"至|到|[—–―-]+|~")
_NEIGHBOURS = re.compile(r"(?P<first>[^、和及]+)[、和及](?P<second>[^、和及]+)")


class Remark(StrEnum):
    """What is known less exactly than the words say."""

    LUNAR = "lunar"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Reading:
    """`edtf` is level 1 of ISO 8601-2; `year` is the first year it can mean, for sorting (of an open beginning the last); None
    where the words say that nobody knows."""

    edtf: str
    year: int | None
    last_year: int | None
    remarks: frozenset[Remark] = frozenset()


@lru_cache(maxsize=8192)  # the years of a sheet repeat
def read(words: str) -> Reading | None:
    """None where the words cannot be read with certainty."""
    text = _plain(words)
    if not text or len(text) > LONGEST:
        return None
    try:
        found = _unknown(text) or _read(text)
    except ValueError:  # a day or span that does not exist
        return None
    return _reading(found) if found else None


def _plain(words: str) -> str:
    text = simplified(unicodedata.normalize("NFKC", words))
    return re.sub(r"[\s,。;]+", "", text).replace("〜", "~").replace("康煕", "康熙")


def _reading(found: Read) -> Reading:
    remarks = {Remark.LUNAR} if found.is_lunar else set()
    remarks |= {Remark.PART} if found.is_part else set()
    first, last = found.value.begins, found.value.ends
    begun = first if first != EARLIEST else last
    return Reading(
        str(found.value),
        None if begun == LATEST else begun[0],
        None if last == LATEST else last[0],
        frozenset(remarks),
    )


def _unknown(text: str) -> Read | None:
    return Read(Point(0, blurred=4)) if text in UNKNOWN else None


def _read(text: str) -> Read | None:
    if text in SET_DAYS:
        return Read(SET_DAYS[text])
    return _plainly(text) or _bracketed(text) or _span(text) or _marked(text) or _open(text) or _neighbours(text)


def _plainly(text: str) -> Read | None:
    return read_point(text) or read_era(text)


def _marked(text: str) -> Read | None:
    for pattern, mark in ((_BOTH, "%"), (_DOUBTFUL, "?"), (_ABOUT, "~")):
        found = pattern.fullmatch(text)
        inner = _read(found.groupdict().get("inner") or found["behind"]) if found else None
        if inner:
            return Read(inner.value.marked(_both(mark, str(inner.value))), inner.is_part, inner.is_lunar)
    return None


def _both(mark: str, text: str) -> str:
    return "%" if (text[-1] in "~?%" and text[-1] != mark) else mark


def _bracketed(text: str) -> Read | None:
    """Two words for one date must agree, and the more exact one is taken: 光绪十九年（1893）, 甲午年（1894）."""
    found = _BRACKETS.fullmatch(text)
    inner = _read(found["inner"].removesuffix("年间")) or _read(found["inner"]) if found else None
    if not found or inner is None:
        return None
    outer_words = found["outer"] + found["tail"]
    if outer_words.removesuffix("年") in CYCLE:
        return inner if cycle_name(inner.value.begins[0]) == outer_words.removesuffix("年") else None
    outer = _read(outer_words)
    if outer is None:
        return None
    if within(outer.value, inner.value):
        return outer
    return inner if within(inner.value, outer.value) else None


def _span(text: str) -> Read | None:
    for sign in re.finditer("/", text) if "/" in text else _BETWEEN.finditer(text):
        left, right = text[: sign.start()], text[sign.end() :]
        first = _end(left) if left and right else None
        last = _end(right) or _inherited(left, right) if first else None
        if first and last:
            return Read(joined(first.value, last.value), first.is_part or last.is_part, first.is_lunar or last.is_lunar)
    return _open_in_edtf(text)


def _open_in_edtf(text: str) -> Read | None:
    start, sign, end = text.partition("/")
    if not sign or ".." not in (start, end):
        return None
    known = _end(end if start == ".." else start)
    if known is None or isinstance(known.value, Span):
        return None
    return Read(Span(None, known.value) if start == ".." else Span(known.value, None))


def _end(text: str) -> Read | None:
    """One end of a span; a span within a span is none of ours, except the years of an era."""
    return _plainly(text) or _marked(text)


def _inherited(left: str, right: str) -> Read | None:
    """光绪十九年至二十五年, 1936年5月至8月: the end leaves out what the beginning has said."""
    for name in ERAS:
        if name in left and (found := read_era(left[: left.index(name) + len(name)] + right)):
            return found
    year, sign, _rest = left.rpartition("年")
    return read_point(year + sign + right) if sign else None


def _open(text: str) -> Read | None:
    before, after = _BEFORE.fullmatch(text), _AFTER.fullmatch(text)
    known = _plainly((before or after)["inner"]) if before or after else None  # type: ignore[index]
    if known is None:
        return None
    if before:
        return Read(Span(None, known.value.start if isinstance(known.value, Span) else known.value), known.is_part)
    return Read(Span(known.value.end if isinstance(known.value, Span) else known.value, None), known.is_part)


def _neighbours(text: str) -> Read | None:
    """嘉庆、道光年间: eras that follow each other. Years set side by side are two dates, and no span."""
    found = _NEIGHBOURS.fullmatch(text)
    first, second = (read_era(found["first"]), read_era(found["second"])) if found else (None, None)
    if not first or not second or not (isinstance(first.value, Span) and isinstance(second.value, Span)):
        return None
    follow = second.value.begins[0] - first.value.ends[0] in (0, 1)
    return Read(joined(first.value, second.value), first.is_part or second.is_part) if follow else None

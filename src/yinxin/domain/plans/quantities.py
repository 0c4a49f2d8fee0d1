"""Numbers with a unit as plans print them: 近3万人次, 不少于100名, 1-2个, 30%以上, 十多家, 6000万美元, 两期.

Only the notation is read here; whether a quantity is a goal or a result at all is judged in `exclusions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yinxin.domain.plans.clauses import Stretch
from yinxin.domain.plans.proposal import Comparator
from yinxin.domain.plans.units import UNIT
from yinxin.domain.text.numerals import NUMERAL, number

_TO = r"(?:[-－—–―─~～〜]{1,2}|至|到|或)"
_BEFORE = (
    r"(?P<before>不得?[少低小]于|不得超过|不超过|不高于|不多于|不大于|[至最]少|[至最]多|控制在|超过|超出|(?<![赶高])超|逾|突破"
    r"|高于|大于|多于|低于|少于|小于|将近|接近|(?<![附最邻就临])近|大约|约为|(?<![节签条合公契违履])约|上(?=[百千万]))?\s*(?:达到?)?\s*"
)
_SCALE = r"(?:万亿|[百千]?亿|[百千]?万|[百千])"
# 第十一次, 数百, 几十 say no number (托位数4.5个 does); 第五 is an ordinal; 1:3, 3.2.1 and 12/5 are no quantities (60个/3000套 are two), 5+1 is a name; 统一, 唯一, 之一 are words.
_HEAD = rf"{_BEFORE}(?<![几第\d.:：零一二三四五六七八九十百千万亿两])(?<!\d[/+＋])(?!(?<=[统唯之专单划某任])一)(?!(?<=数)[十百千万亿])"
_QUANTITY = re.compile(
    rf"{_HEAD}(?:(?P<percent>百分之)(?P<share>{NUMERAL})"
    rf"|(?P<value>{NUMERAL}|(?<=上)(?=万))(?:\s*{_SCALE}?(?:{UNIT})?\s*{_TO}\s*(?P<upper>{NUMERAL}))?"
    rf"\s*(?P<more>[多余几来])?\s*(?P<scale>{_SCALE})?\s*(?P<more2>[多余])?\s*(?P<unit>{UNIT})(?P<also>[（(][次件人个集篇册套][）)])?)"
    r"\s*(?P<after>及?以上|或以上|及?以下|[以之]内|左右|上下|内(?![地部外容涵])|多(?=[，。；、])|余(?=[，。；、]))?"
)
_PAIR = re.compile(r"([一二两三四五六七八])([二两三四五六七八九])")

_COMPARATORS = {
    Comparator.AT_LEAST: re.compile(r"不得?[少低小]于|[至最]少|上$|及?以上|或以上"),
    Comparator.AT_MOST: re.compile(r"不得?超过|不[高多大]于|[至最]多|控制在|及?以下|[以之]?内"),
    Comparator.MORE: re.compile(r"超|逾|突破|[高大多]于|[多余几来]"),
    Comparator.LESS: re.compile(r"[低少小]于"),
    Comparator.ABOUT: re.compile(r"近|约|左右|上下"),
}
# 至少举办一场: the comparator stands before the verb.
_EARLIER = re.compile(r"(?:[至最]少|不少于|不低于)[^，。；、：:\d]{1,9}$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit. `start` is where its comparator begins, `digits` where the number itself does."""

    start: int
    end: int
    digits: int
    value: float
    upper: float | None
    comparator: Comparator
    unit: str
    printed: str
    """The numeral as printed, without comparator and unit."""


def read_quantities(text: str, within: Stretch) -> Iterator[Quantity]:
    """Every quantity of one stretch of `text`, left to right. What stands before the stretch is not looked at."""
    piece, at = text[within.start : within.end], within.start
    for found in _QUANTITY.finditer(piece):
        share = found["share"]
        printed = share or found["value"] or "一"  # 上万家 is one 万家 or more
        value, upper = _values(printed, found["upper"])
        if value <= 0 or (upper is not None and upper <= value):
            continue  # 零部件; 5-3个 is a label
        yield Quantity(
            start=at + found.start(),
            end=at + found.end(),
            digits=at + (found.start("percent") if share else found.start("value")),
            value=value,
            upper=upper,
            comparator=_comparator(piece, found),
            unit="%" if share else _printed_unit(found),
            printed=printed,
        )


def _values(printed: str, upper: str | None) -> tuple[float, float | None]:
    if upper is None and (pair := _PAIR.fullmatch(printed)):  # 三四个 is three to four
        low, high = number(pair[1]), number(pair[2])
        if high == low + 1:
            return low, high
    return number(printed), number(upper) if upper else None


def _printed_unit(found: re.Match[str]) -> str:
    return f"{found['scale'] or ''}{found['unit']}{found['also'] or ''}".replace("％", "%")


def _comparator(text: str, found: re.Match[str]) -> Comparator:
    earlier = _EARLIER.search(text[max(0, found.start() - 14) : found.start()])
    before = found["before"]
    if before == "控制在" and found["after"]:
        before = None  # 控制在5.5%左右 is about
    for word in (before, found["more"] or found["more2"], found["after"], earlier and "至少"):
        for comparator, said in _COMPARATORS.items():
            if word and said.match(word.strip()):
                return comparator
    return Comparator.EQUAL

"""Periods of a plan: a column's label (2015-2017年, 近期（2021—2023年）, “十四五”期间) and the years of the document itself."""

from __future__ import annotations

import calendar
import re

from yinxin.domain.plans.proposal import Period
from yinxin.domain.text.numerals import number

YEAR = r"(?:(?:19|20|１９|２０)\d\d|[一二][〇○零Ｏ九][〇○零Ｏ一二三四五六七八九]{2})"
"""A year in digits or signs: 2025, ２０２５, 二〇二五."""

TO = r"(?:[-－—–―─‐‑~～〜]{1,2}|至|到)"
"""What stands between the two ends of a period: 2015-2017, 2015—2017, 2015～2017, 2015至2017."""

FIVE_YEARS = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031, "十七": 2036}
"""The first year of each five-year plan, by the words before 五: “十四五” runs from 2021 to 2025."""

# “十四五”, 十四五时期, “ 十四五 ”: the marks may be missing, doubled or of any kind; 二十五 and 第十五 are numbers, not plans.
FIVE_YEAR_PLAN = r"(?<![第二三四五六七八九百零])(?:[“\"'‘「『]\s{0,3})?(?P<five>十[一二三四五六七])五(?![条项个年届次名天日号名家月十百])(?:\s{0,3}[”\"'’」』])?"

_MONTH = r"(?P<m{0}>\d{{1,2}}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?(?:\s*\d{{1,2}}\s*[日号])?"
_RANGE = re.compile(
    rf"(?P<y1>{YEAR})\s*年?度?\s*(?:{_MONTH.format(1)})?\s*{TO}\s*(?:(?P<y2>{YEAR}|\d\d(?=\s*年))\s*年?度?)?\s*(?:{_MONTH.format(2)})?[底末]?"
)
_SINGLE = re.compile(
    rf"(?P<y1>{YEAR})\s*年度?\s*(?:(?:{_MONTH.format(1)})|(?P<half>[上下]半年)|第?(?P<q>[一二三四1-4])季度)?"
)
_FIVE = re.compile(FIVE_YEAR_PLAN)

_NAMED = re.compile(r"《[^《》]{0,200}(?:《[^《》]{0,200}》[^《》]{0,200}){0,6}》")
# 实施期限为2016—2020年, 规划期为…, 本方案有效期至2025年12月31日: the head says how long the plan runs.
_TERM = re.compile(
    r"(?:实施|规划|计划|行动|工作|执行|建设|有效)?(?:期限|时限|期|时间|年限|周期|范围)[^。；;\n]{0,6}?(?:为|是|[:：]|自|从)\s*(?P<rest>[^。；;\n]{4,30})"
)


def read_period_label(label: str) -> Period | None:
    """The period that a column's label or a phase's heading names, or None where it names no years."""
    return _range(label) or _five_years(label) or _one_year(label)


def document_period(title: str, head: str) -> Period | None:
    """The years a document is for: those of its title, else of a sentence in its head that states them.

    Years inside the name of another document (《…规划（2021—2035年）》) say nothing about this one, unless that name is the
    title itself, as in a notice that sends a plan out.
    """
    own = read_period_label(title)
    if own:
        return own
    stated = _NAMED.sub(" ", head)
    for found in _TERM.finditer(stated):
        period = _range(found["rest"]) or _five_years(found["rest"])
        if period:
            return period
    return None


def last_day(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"


def month_of(printed: str) -> int | None:
    value = int(number(printed))
    return value if 1 <= value <= 12 else None


def _range(text: str) -> Period | None:
    found = _RANGE.search(text)
    if not found or not (found["y2"] or found["m2"]):
        return None
    first = int(number(found["y1"]))
    last = first if not found["y2"] else int(number(found["y2"]))
    if last < 100:  # 2021—23年
        last += first // 100 * 100
    return _between(first, found["m1"], last, found["m2"])


def _one_year(text: str) -> Period | None:
    found = _SINGLE.search(text)
    ranged = _RANGE.search(text)
    if not found or (ranged and (ranged["y2"] or ranged["m2"])):
        return None  # 2023-2021年 is a slip, and not 2021
    year = int(number(found["y1"]))
    if found["half"]:
        return _between(year, "1", year, "6") if found["half"][0] == "上" else _between(year, "7", year, "12")
    if found["q"]:
        quarter = int(number(found["q"]))
        return _between(year, str(quarter * 3 - 2), year, str(quarter * 3))
    return _between(year, found["m1"], year, found["m1"])


def _five_years(text: str) -> Period | None:
    found = _FIVE.search(text)
    if not found:
        return None
    first = FIVE_YEARS[found["five"]]
    return _between(first, None, first + 4, None)


def _between(first: int, from_month: str | None, last: int, to_month: str | None) -> Period | None:
    begin = month_of(from_month) if from_month else 1
    finish = month_of(to_month) if to_month else 12
    if begin is None or finish is None or (first, begin) > (last, finish) or last - first > 50:
        return None
    return Period(f"{first:04d}-{begin:02d}-01", last_day(last, finish))

"""Every mention of a time in a text: 2017年10月底前, 2016-2018年, “十四五”末, 年底前, 9月底前, 印发之日起30日内.

A term is only read here: where it stands, when it ends as the contract writes it, and the small words around it. Whether
it is a deadline is judged in `dates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from yinxin.domain.plans.lengths import Length, after
from yinxin.domain.plans.periods import FIVE_YEAR_PLAN, FIVE_YEARS, TO, YEAR, last_day, month_of
from yinxin.domain.text.numerals import number


class Shape(StrEnum):
    DAY = "day"  # 2022年6月30日
    MONTH = "month"  # 2022年6月
    PART = "part"  # 2022年底, 上半年, 第三季度, 6月底: the end of something
    YEAR = "year"  # 2022年
    PLAN = "plan"  # “十四五”末
    RELATIVE = "relative"  # 5年内


@dataclass(frozen=True, slots=True)
class Term:
    """`due` is an ISO date, a month or a year; None where the year is unknown or the term is relative.

    `suffix` is the word that closes it (前, 内, 起, 以来 …) and `said` the word before it (到, 自, 截至 …). `opens` marks the
    first half of a range, `implied` a year that another term or the document gave, `range` the second half.
    """

    start: int
    end: int
    shape: Shape
    due: str | None
    suffix: str = ""
    said: str = ""
    opens: bool = False
    closes: bool = False
    implied: bool = False
    dotted: bool = False

    @property
    def year(self) -> int | None:
        return int(self.due[:4]) if self.due else None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A term whose year may still be open: `offset` counts from the year in force (明年 is 1)."""

    start: int
    end: int
    shape: Shape
    year: int | None
    offset: int
    parts: dict[str, str | None]
    length: Length | None = None


_SUFFIX = (
    r"(?:\s*(?P<suffix>[之以]?前(?![三季往沿期景列提瞻台端置海款述不夕线身])|[之以]?内(?![地部外陆容涵河蒙控资贸需])|为?止(?!步)"
    r"|起(?![草步点到来动重诉])|以来|来(?=[，,累共我全市省先已])|[以之]后|后(?![续勤期备方台代评])|开始|始(?![终建])))?"
)
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9]|二十[一二三四五六七八九]?|三十一?|十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号](?![报均常])"
# 1-6月 and 1月至6月 end in June, 9月12日至15日 and 9月12—15日 on the 15th.
_MONTH = (
    rf"(?:(?:1[0-2]|0?[1-9])\s*月?份?\s*{TO}\s*)?"
    rf"(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月份?(?:\s*(?:\d{{1,2}}\s*[日号]?\s*{TO}\s*)?{_DAY}|\s*(?P<edge>月?[底末]|[上中下]旬|初))?"
)
# 第三季度末, 三季度, 前三季度; 四季 alone is a season, so 季度 is asked for.
_QUARTER = r"(?:[第前]\s*)?(?P<q>[一二三四1-4])\s*个?季度"
_HALF = r"(?P<half>[上下]半年|年中(?![心国旬]))"
_YEAR_END = r"(?P<yend>年?[底末](?!端)|年终(?!奖|总结|考))"
_TAIL = rf"(?:\s*(?:{_YEAR_END}|{_MONTH}|{_HALF}|{_QUARTER})\s*(?:[底末](?!端))?)?"

_FULL = re.compile(rf"(?<!\d)(?P<y>{YEAR})\s*年\s*(?:度|全年)?{_TAIL}{_SUFFIX}")
# 2015-2017年: the first year of a range has no 年 of its own.
_OPENING = re.compile(rf"(?<![\d.])(?P<y>{YEAR})(?=\s*{TO}\s*{YEAR}(?:\s*年|\s*$))")
# 2022.12, 2022-12-31, 2022/6, 2022: only cells and brackets write so.
_DOTTED = re.compile(
    rf"(?<![\d.])(?P<y>(?:19|20)\d\d)(?:[./-](?P<m>1[0-2]|0?[1-9])(?:[./-](?P<d>3[01]|[12]\d|0?[1-9]))?(?![\d.%]|\s*年)|(?=\s*(?:[，。；、）)\n]|$))){_SUFFIX}"
)
# 今年底前, 本年度内, 明年上半年, 当年年底前.
_THIS_YEAR = re.compile(rf"(?P<rel>[今本当明次翌后])年\s*度?{_TAIL}{_SUFFIX}")
# 年底前, 年内, 上半年, 9月底前, 第三季度末前, 10月1日前: the year is in force elsewhere.
_YEARLESS = re.compile(
    rf"(?<![\d一二三四五六七八九十两几近今本明历往次])(?:(?P<yend>年[底末]|年终(?!奖|总结|考)|年(?=[之以]?内(?![地部外容需]))|全年(?=完成|$|底))"
    rf"|{_MONTH}|{_HALF}|{_QUARTER})\s*(?:[底末](?!端))?{_SUFFIX}"
)
_FIVE = re.compile(
    rf"{FIVE_YEAR_PLAN}\s*(?P<part>(?:时期|期间|规划期|期)?(?:末期?|[之以]?内|以来)?)(?!规划|计划|纲要|发展|重[大点])"
)
_COUNT = r"(?:\d{1,4}(?:[-—~～至]\d{1,4})?|[一二两三四五六七八九十]{1,4}|半)"
_MEASURE = r"(?:年|个月|周|个?工作日|日|天)"
# 5年内, 三个月内, 未来三年, 近三年, 用3年左右时间; 自印发之日起30日内.
_RELATIVE = re.compile(
    rf"(?:自|从)?[^\s，。；;、（）]{{0,10}}之日起(?:后的?)?{_COUNT}\s*{_MEASURE}(?:[之以]?内)?"
    rf"|(?P<n>{_COUNT})\s*(?P<measure>{_MEASURE})左?右?(?:的?时间)?[之以]?内(?![地部外陆容涵河蒙控资贸需])"
    rf"|(?:未来|今后|近|接下来|(?<![应使运采启费作信利试])用|利用)\s*(?P<n2>{_COUNT})\s*(?P<measure2>年|个月)(?:左右)?(?:的?时间)?(?![来前]|行动|计划|规划)"
)
_APPLIED = re.compile(r"(?:收到|接到|受理|申请|申报|提交|登记).*之日起")
_SAID = re.compile(
    r"(截[至止](?:到|至)?|自从?|从|始于|比|较|与|同|相对|以|(?:力争|争取|确保|预计|计划|拟)(?:[到在于至])?|[到至在于])\s*$"
)
_JOIN = re.compile(rf"\s*{TO}\s*")
_SENTENCE = re.compile(r"[。；;！？!?\n]")
_OFFSETS = {"明": 1, "次": 1, "翌": 1, "后": 2}


def read_terms(text: str, *, year: int | None) -> tuple[Term, ...]:
    """The terms of `text` in order. `year` is in force where neither a term nor its forerunner in the sentence names one."""
    drafts = _drafts(text)
    held: list[Term] = []
    for draft in drafts:
        before = held[-1] if held else None
        if before and draft.start < before.end:
            continue
        term = _dated(text, draft, held, year)
        said = _SAID.search(text[max(0, draft.start - 4) : draft.start])
        term = replace(term, said=said[1] if said else "")
        if before and _JOIN.fullmatch(text[before.end : term.start]) and not before.suffix:
            held[-1] = replace(before, opens=True)
            term = replace(term, said=before.said if before.said not in _STARTS else "", closes=True)
        held.append(term)
    return tuple(held)


_STARTS = frozenset({"自", "自从", "从", "始于"})


def _drafts(text: str) -> list[_Draft]:
    found = [draft for finder, make in _FINDERS for match in finder.finditer(text) if (draft := make(match))]
    return sorted(found, key=lambda draft: (draft.start, -draft.end))


def _same_sentence(text: str, held: list[Term], at: int) -> list[Term]:
    """The terms before `at` in its sentence, nearest first; a dozen are enough to find a year in force."""
    kept: list[Term] = []
    for term in reversed(held[-12:]):
        if _SENTENCE.search(text, term.end, at):
            break
        kept.append(term)
        at = term.start
    return kept


def _announced(held: list[Term]) -> int | None:
    """2023年6月底前完成编制。12月底前印发: the last deadline with a year speaks for the next sentence too."""
    for one in reversed(held[-12:]):
        if not one.said.startswith("截") and (
            one.suffix.endswith(("前", "内")) or (one.shape is Shape.PART and not one.suffix)
        ):
            return one.year
    return None


def _dated(text: str, draft: _Draft, held: list[Term], year: int | None) -> Term:
    suffix = draft.parts.get("suffix") or ""
    if draft.shape is Shape.RELATIVE:
        before = _same_sentence(text, held, draft.start)
        return Term(draft.start, draft.end, draft.shape, _from_base(draft, before), suffix)
    if draft.year is not None:
        own = _last(draft.year, draft.parts)
        return Term(draft.start, draft.end, draft.shape, own, suffix, dotted="dotted" in draft.parts)
    before = _same_sentence(text, held, draft.start)
    year = year or _announced(held)
    given = next((term.year for term in before if term.year and term.said not in {"比", "较"}), None)
    # 今年 and 明年 are told from the year of the document, 年底前 from the year last named in its sentence.
    first, second = (year, given) if "rel" in draft.parts else (given, year)
    base = first if first is not None else second
    due = None if base is None else _last(base + draft.offset, draft.parts)
    return Term(draft.start, draft.end, draft.shape, due, suffix, implied=True)


def _from_base(draft: _Draft, before: list[Term]) -> str | None:
    """2012年起5年内 ends with 2016: the year that 起 names is the first of the five."""
    near = before[0] if before else None
    if not near or not near.due or not draft.length or draft.start - near.end > 3:
        return None
    if near.suffix not in {"起", "开始", "始"} and near.said not in _STARTS:
        return None
    return after(near.due, draft.length)


def _last(year: int, parts: dict[str, str | None]) -> str:
    """The contract's writing of the end of a term: a day, a month "2017-10" or a year "2017"."""
    if parts.get("m"):
        month = month_of(parts["m"] or "") or 12
        if parts.get("d"):
            day = min(int(number(parts["d"] or "")), int(last_day(year, month)[-2:]))
            return f"{year:04d}-{month:02d}-{day:02d}"
        edge = parts.get("edge") or ""
        if edge in {"上旬", "中旬"}:
            return f"{year:04d}-{month:02d}-{'10' if edge == '上旬' else '20'}"
        return last_day(year, month) if edge and edge != "初" else f"{year:04d}-{month:02d}"
    if parts.get("half"):
        return f"{year:04d}-12-31" if (parts["half"] or "").startswith("下") else f"{year:04d}-06-30"
    if parts.get("q"):
        return last_day(year, int(number(parts["q"] or "")) * 3)
    return f"{year:04d}-12-31" if parts.get("yend") not in {None, "年"} else f"{year:04d}"


def _calendar(match: re.Match[str]) -> _Draft:
    parts = {name: value for name, value in match.groupdict().items() if value is not None}
    year = int(number(parts["y"])) if "y" in parts else None
    relative = parts.get("rel", "")
    return _Draft(match.start(), match.end(), _shape(parts), year, _OFFSETS.get(relative, 0), dict(parts))


def _dotted(match: re.Match[str]) -> _Draft:
    draft = _calendar(match)
    return replace(draft, parts={**draft.parts, "dotted": "yes"})


def _shape(parts: dict[str, str]) -> Shape:
    if "d" in parts:
        return Shape.DAY
    if parts.get("yend", "年") != "年" or parts.keys() & {"half", "q", "edge"}:
        return Shape.PART
    return Shape.MONTH if "m" in parts else Shape.YEAR


def _five_years(match: re.Match[str]) -> _Draft | None:
    if not match["part"]:
        return None
    year = FIVE_YEARS[match["five"]] + 4
    suffix = "以来" if match["part"].endswith("以来") else "末" if "末" in match["part"] else ""
    return _Draft(match.start(), match.end(), Shape.PLAN, year, 0, {"suffix": suffix})


def _relative(match: re.Match[str]) -> _Draft | None:
    if _APPLIED.search(match[0]):
        return None  # 自收到申请之日起5个工作日内 is how fast, too
    count, measure = match["n"] or match["n2"], match["measure"] or match["measure2"]
    if count and measure in {"日", "天", "工作日", "个工作日"}:
        return None  # 3个工作日内办结 is how fast a service is, not when a duty ends
    length = None
    if count and count != "半" and measure in {"年", "个月"}:
        printed = re.split(r"[-—~～至]", count)[-1]
        length = Length(int(number(printed)), measure)
    return _Draft(match.start(), match.end(), Shape.RELATIVE, None, 0, {}, length)


_FINDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Draft | None]], ...] = (
    (_FULL, _calendar),
    (_OPENING, _calendar),
    (_THIS_YEAR, _calendar),
    (_YEARLESS, _calendar),
    (_DOTTED, _dotted),
    (_FIVE, _five_years),
    (_RELATIVE, _relative),
)

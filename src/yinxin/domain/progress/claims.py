"""What the paragraph of a report claims: that all is done, and how much. Hopes, plans, parts and increments claim nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from yinxin.domain.text.fold import fold, simplified
from yinxin.domain.text.numerals import NUMERAL, number

_SENTENCE = re.compile(r"[。；;！!\n]+")
_CLAUSE = re.compile(r"[，,。；;！!：:\n]+")
_DONE = re.compile(
    r"(?:全面|全部|圆满|提前|超额|如期|顺利)(?:地)?(?:完成|办结|达成|实现)|"
    r"(?:已|已经)?(?:完成|办结|达成|实现)了?(?:全部|全年|年度|既定|各项|预定)[^，。]{0,6}(?:任务|目标|指标)|"
    r"(?:任务|目标|指标)(?:已|已经|均已|都已)?(?:全部|全面|超额|提前)?(?:完成|达成|实现)"
)
_HEDGED = re.compile(
    r"力争|争取|确保|预计|计划|拟|将|尚未|未能|未|没有|不能|无法|难以|下一步|有望|待|目标是|要求|明年|年底前|年内|为了?|如期完成"
    r"|希望|准备|按照|仍需|还需|离|距"
)
_PART = re.compile(
    r"前期|测绘|招标|采购|选址|设计|方案|编制|签约|阶段|[一二三首]期|部分|第[一二三四五六七八九十]|初稿|初审|立项|论证|调研|培训材料|报批|环评|测试"
)
_OF_THE_YEAR = re.compile(r"年度|全年|今年|本年|当年")
_STEP = re.compile(
    r"本月|本季|本周|本期|本年|今年|新增|新修|新建|新设|新安装|其中|增加|减少|较|同比|比上|上月|上季|去年|下一步|计划|拟|将|目标|力争|预计|应|要求|任务|指标|"
    r"还有|剩余|尚有|另有|每|平均|首批|第[一二三四五六七八九十]"
)
_SCALES = (("千万", 10_000_000), ("百万", 1_000_000), ("亿", 100_000_000), ("万", 10_000), ("千", 1_000))
_SAME = {"名": "人", "位": "人", "％": "%", "元人民币": "元", "人民币": "元"}


def claims_all_done(text: str, *, beyond_the_year: bool = False) -> str:
    """The sentence that says that the whole is done; empty where none does.

    `beyond_the_year`: the target runs on after this year, so that the year's share can be done while the whole is not.
    """
    for sentence in _SENTENCE.split(simplified(unicodedata.normalize("NFKC", text))):
        found = _DONE.search(sentence)
        if found is None or _HEDGED.search(sentence[: found.start()] or "") or _PART.search(sentence):
            continue
        if not (beyond_the_year and _OF_THE_YEAR.search(sentence)):
            return sentence.strip()
    return ""


def other_value(text: str, subject: str, unit: str, value: Decimal) -> Decimal | None:
    """What the text says of an indicator, in its unit, where that is not the measured value; None where they agree.

    One number that agrees is enough: the others may be parts, steps or the target.
    """
    scale, base = _scaled(unit)
    others: list[Decimal] = []
    for clause in _CLAUSE.split(simplified(unicodedata.normalize("NFKC", text))):
        for told in _amounts(clause, base):
            if _alike(told / scale, value):
                return None
            if not _STEP.search(clause) and _is_about(clause, subject):
                others.append((told / scale).normalize())
    return others[-1] if others else None


def _amounts(clause: str, base: str) -> Iterator[Decimal]:
    """The numbers of a clause that are counted in a unit, with what multiplies them worked in."""
    if not base:
        return
    for found in re.finditer(rf"({NUMERAL})\s*([千百十万亿]*)余?({'|'.join(_spellings(base))})", clause):
        try:
            yield Decimal(str(number(found[1]))) * _factor(found[2])
        except (ValueError, InvalidOperation):
            continue


def _factor(printed: str) -> Decimal:
    factors = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
    found = Decimal(1)
    for character in printed:
        found *= factors[character]
    return found


def _scaled(unit: str) -> tuple[Decimal, str]:
    """万人次 is 10,000 and 人次."""
    plain = unicodedata.normalize("NFKC", unit).strip()
    for word, factor in _SCALES:
        if plain.startswith(word) and len(plain) > len(word):
            return Decimal(factor), plain[len(word) :]
    return Decimal(1), plain


def _spellings(base: str) -> list[str]:
    """Names for the same counting unit, the longest first."""
    kin = _SAME.get(base, base)
    found = {base, kin, *(name for name, one in _SAME.items() if one == kin)}
    return [re.escape(name) for name in sorted(found, key=lambda name: (-len(name), name))]


def _alike(one: Decimal, other: Decimal) -> bool:
    """Printed figures are rounded: 1.2万 for 11,980."""
    return abs(one - other) <= max(abs(other) * Decimal("0.005"), Decimal("0.0001"))


def _is_about(clause: str, subject: str) -> bool:
    """Half of what the subject is called stands in the clause."""
    wanted = _pairs(fold(subject))
    return bool(wanted) and len(wanted & _pairs(fold(clause))) * 2 >= len(wanted)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}

"""Figures of a statement against those a duty asks for: the same thing counted in the same unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.domain.matching.background import COMMON
from yinxin.domain.matching.terms import folded, terms
from yinxin.domain.plans.figures import FigureContext, read_figures
from yinxin.domain.plans.proposal import FigureKind
from yinxin.domain.text.flow import Flow

_SCALES = (("万亿", 1e12), ("亿", 1e8), ("千万", 1e7), ("百万", 1e6), ("万", 1e4), ("千", 1e3), ("百", 1e2))
# 名, 人 and 人次 count people; 次, 场 and 期 count events; 个 and its like count anything.
_KIN = {
    **dict.fromkeys(("名", "人", "位", "人次", "员", "名次"), "人"),
    **dict.fromkeys(("次", "场", "期", "场次", "届", "回", "批次", "批", "轮"), "次"),
    **dict.fromkeys(("个", "处", "所", "家", "座", "间", "项", "件", "宗", "起", "条", "例", "只", "套"), "个"),
    **dict.fromkeys(("元", "人民币", "元人民币"), "元"),
    **dict.fromkeys(("公里", "千米", "km"), "公里"),
    **dict.fromkeys(("亩", "公顷"), "亩"),
    **dict.fromkeys(("%", "个百分点", "百分点"), "%"),
}
_LOOSE = frozenset({"个", "次"})
_MOST = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """`value` with the scale of its unit worked in (1.2万件 is 12,000 件); `kin` is the class of its unit."""

    value: float
    unit: str
    kin: str
    about: frozenset[str]


def amounts(text: str, *, wanted: bool) -> tuple[Amount, ...]:
    """The figures of one text; `wanted` ones are asked for, the others were reached."""
    kind = FigureKind.TARGET if wanted else FigureKind.ACHIEVED
    found: list[Amount] = []
    for line in text.split("\n"):
        for figure in read_figures(Flow.of(line, 0), FigureContext(kind=kind)):
            if figure.value is not None:
                found.append(_amount(figure.value, figure.unit, f"{figure.subject} {figure.quote}"))
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _amount(value: float, printed: str, about: str) -> Amount:
    unit = re.sub(r"[（(].*", "", printed).strip()
    for word, factor in _SCALES:
        if unit.startswith(word) and (len(unit) > len(word) or word != unit):
            value, unit = value * factor, unit[len(word) :]
            break
    return Amount(
        value, unit, _KIN.get(unit, unit), frozenset(term for term in terms(folded(about)) if term not in COMMON)
    )


def agreement(reached: Iterable[Amount], asked: Iterable[Amount]) -> float:
    """0 to 1: how surely one figure of the statement answers one of the duty."""
    wanted = tuple(asked)
    return max((_agree(one, other) for one in reached for other in wanted), default=0.0)


def _agree(one: Amount, other: Amount) -> float:
    if one.kin != other.kin:
        return 0.0
    shared = len(one.about & other.about)
    subject = min(1.0, shared / 4)
    close = other.value > 0.0 and 0.05 <= one.value / other.value <= 20
    unit = 0.25 if one.unit == other.unit and one.kin not in _LOOSE else 0.1
    same = 0.35 if one.value == other.value and one.value > 3 else 0.0
    return min(1.0, same + ((unit + 0.65 * subject) if close and subject else 0.0))

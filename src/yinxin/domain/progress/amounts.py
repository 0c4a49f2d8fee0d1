"""A measured value as people type it, read into the indicator's own unit: 120, １２０, 1,200, 1.2万, 一百二十, 120处, 12000人次."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from yinxin.domain.errors import RefusedError
from yinxin.domain.text.fold import simplified
from yinxin.domain.text.numerals import NUMERAL, number

SCALES = {"千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_TYPED = re.compile(rf"(?P<sign>[-负]?)(?P<number>{NUMERAL})(?P<rest>\D*)")
_SCALE = re.compile(r"[千万亿]+")
PLACES = Decimal("0.0001")
MOST = Decimal(10) ** 15
FAR = 100
"""So many times what was before, or what is aimed at, is more likely a slip of the hand: 万 left out or typed twice."""

WHOLE = 100
"""A share of everything, in hundredths."""


def read_amount(typed: str, unit: str) -> Decimal:
    """The value in `unit`. Raises RefusedError "amount-unread", "amount-unit" (another unit), "amount-places", "amount-far".

    A bare number counts in the indicator's unit; a multiplier or a unit written behind it is converted: 12000人次 is 1.2 where
    the indicator counts 万人次.
    """
    plain = re.sub(r"\s+", "", simplified(unicodedata.normalize("NFKC", typed))).rstrip("。.")
    found = _TYPED.fullmatch(plain)
    if found is None:
        raise RefusedError("amount-unread", value=typed.strip()[:40], unit=unit)
    value = _number(found["number"], typed, unit)
    if found["rest"]:
        value *= _factor(found["rest"], unit, typed)
    # Before it is rounded: a number of more than 28 digits cannot be.
    if value >= MOST:
        raise RefusedError("amount-far", value=typed.strip()[:40])
    if value != value.quantize(PLACES):
        raise RefusedError("amount-places", value=typed.strip()[:40])
    return -value if found["sign"] else value.quantize(PLACES).normalize() + 0


def goes_back(value: Decimal, last: Decimal | None, *, falling: bool = False) -> bool:
    """Whether a value is behind the last one; an indicator that shall stay below its target (`falling`) goes back by growing."""
    if last is None:
        return False
    return value > last if falling else value < last


def leaps(value: Decimal, known: Decimal | None) -> bool:
    """Whether a value is out of all proportion to what is known (the last value, or the target)."""
    return known is not None and known > 0 and value > known * FAR


def unlikely(value: Decimal, unit: str) -> bool:
    """A count below nothing, or a share above the whole: possible for growth rates, and more likely a slip of the hand."""
    return value < 0 or (unit.strip() in ("%", "％") and value > WHOLE)


def _number(printed: str, typed: str, unit: str) -> Decimal:
    try:
        return Decimal(printed.replace(",", ""))
    except InvalidOperation:
        pass
    try:
        return Decimal(str(number(printed)))
    except (ValueError, InvalidOperation):
        raise RefusedError("amount-unread", value=typed.strip()[:40], unit=unit) from None


def _factor(rest: str, unit: str, typed: str) -> Decimal:
    """What the written multiplier and unit make of the number in the indicator's unit."""
    scale, bare = _scale(rest)
    own_scale, own_bare = _scale(simplified(unicodedata.normalize("NFKC", unit)).strip())
    if bare and bare != own_bare:
        raise RefusedError("amount-unit", value=typed.strip()[:40], unit=unit)
    return scale / own_scale if bare or scale != 1 else Decimal(1)


def _scale(unit: str) -> tuple[Decimal, str]:
    """万人次 → 10,000 and 人次."""
    found = _SCALE.match(unit)
    if found is None or unit in ("千米", "千克", "千瓦"):
        return Decimal(1), unit
    scale = Decimal(1)
    for sign in found[0]:
        scale *= SCALES[sign]
    return scale, unit[found.end() :]

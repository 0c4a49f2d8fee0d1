"""Whether the shares of several donors make up the whole: amounts the sum that was given, percentages a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yinxin.domain.errors import RefusedError

WHOLE = Decimal(100)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Part:
    """An amount, a percentage, or neither where nobody knows."""

    amount: Decimal | None = None
    percent: Decimal | None = None


def refuse_unless_whole(total: Decimal | None, parts: Sequence[Part]) -> None:
    """RefusedError("shares-mixed") where some say an amount and others a percentage, ("shares-some-unknown") where some say
    nothing, ("shares-not-whole", is_=, should=) where they do not add up. Nobody saying anything is no fault."""
    amounts = [part.amount for part in parts if part.amount is not None]
    percents = [part.percent for part in parts if part.percent is not None]
    if amounts and percents:
        raise RefusedError("shares-mixed")
    said = amounts or percents
    if not said:
        return
    if len(said) < len(parts):
        raise RefusedError("shares-some-unknown")
    whole = WHOLE if percents else total
    if whole is not None and sum(said) != whole:
        unit = "%" if percents else ""
        raise RefusedError("shares-not-whole", is_=f"{sum(said)}{unit}", should=f"{whole}{unit}")


def amount_of(part: Part, total: Decimal | None) -> Decimal | None:
    """What a share is in money, to the cent; None where it cannot be known."""
    if part.amount is not None:
        return part.amount
    if part.percent is None or total is None:
        return None
    return (total * part.percent / WHOLE).quantize(CENT)

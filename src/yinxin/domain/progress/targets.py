"""A target and what was measured towards it: how much of it is reached, and from when it lags behind the time that has passed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from yinxin.domain.plans.proposal import Comparator, Recurrence

WHOLE = Decimal(1)
ABOUT = Decimal("0.9")
"""“约”: nine tenths of a round figure are what was meant."""

NOT_QUITE = Decimal("0.99")
"""The share of a target that is met to the number where more than the number was asked."""

MONTHS = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3, Recurrence.HALF_YEARLY: 6, Recurrence.YEARLY: 12}


@dataclass(frozen=True, slots=True)
class Measured:
    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """`measured` in the order of its days. With `recurrence` each value is that of its own period, else the sum so far.

    `due` is the last day for this figure, where it has one of its own; `key` the number of its row.
    """

    key: int
    subject: str
    value: Decimal
    comparator: Comparator = Comparator.EQUAL
    unit: str = ""
    due: date | None = None
    recurrence: Recurrence | None = None
    measured: tuple[Measured, ...] = ()

    @property
    def latest(self) -> Measured | None:
        return self.measured[-1] if self.measured else None

    @property
    def share(self) -> Decimal:
        """How much is reached, 0 to 1, by the latest value. What nobody measured counts as nothing: a blank must not look
        better than a low figure."""
        return share(self.comparator, self.value, self.latest.value) if self.latest else Decimal(0)

    @property
    def is_reached(self) -> bool:
        return self.latest is not None and reached(self.comparator, self.value, self.latest.value)


def reached(comparator: Comparator, target: Decimal, value: Decimal) -> bool:
    """Whether a value is what the target asks for. More than “＝” asks for is no failure of a plan."""
    match comparator:
        case Comparator.MORE:
            return value > target
        case Comparator.AT_MOST:
            return value <= target
        case Comparator.LESS:
            return value < target
        case Comparator.ABOUT:
            return value >= target * ABOUT if target > 0 else value >= target
        case _:
            return value >= target


def share(comparator: Comparator, target: Decimal, value: Decimal) -> Decimal:
    """From 0 to 1, never falling as the value comes nearer to the target, and 1 exactly where it is reached."""
    if reached(comparator, target, value):
        return WHOLE
    if target <= 0 or value <= 0:
        return Decimal(0)
    if comparator in (Comparator.AT_MOST, Comparator.LESS):
        return min(target / value, NOT_QUITE)
    asked = target * ABOUT if comparator is Comparator.ABOUT else target
    return min(value / asked, NOT_QUITE)


def period_end(recurrence: Recurrence, day: date) -> date:
    """The last day of the week, month, quarter, half or whole year a day lies in."""
    if recurrence is Recurrence.WEEKLY:
        return day + timedelta(days=6 - day.weekday())
    months = MONTHS[recurrence]
    last = (day.month - 1) // months * months + months
    return date(day.year, last, monthrange(day.year, last)[1])


def wanting_since(target: Target, start: date) -> date:
    """The end of the first period not met by a recurring target, counted from the last one that was."""
    if target.recurrence is None:
        raise ValueError("only a target that comes back has periods")
    met = [one.on for one in target.measured if reached(target.comparator, target.value, one.value)]
    begun = period_end(target.recurrence, max(met)) + timedelta(days=1) if met else start
    return period_end(target.recurrence, max(begun, start))

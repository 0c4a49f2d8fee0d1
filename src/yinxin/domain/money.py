"""What an amount was worth in another money, at rates that somebody entered with their source: computed, never guessed.

A rate holds from one day to another. It serves an amount whose own time lies wholly within: the average of a year serves what
was given "in 1985" and also on a day of it, the rate of a day serves that day alone. Of several the shortest decides. Where no
rate serves, the worth is unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

CENT = Decimal("0.01")
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Rate:
    """One `base` is `rate` of `quote`. `number` is the row it was entered as. ValueError where it makes no sense."""

    number: int
    base: str
    quote: str
    since: date
    until: date
    rate: Decimal

    def __post_init__(self) -> None:
        if self.rate <= 0 or self.base == self.quote or self.until < self.since:
            raise ValueError("a rate is above nothing, between two currencies, and ends after it begins")

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1


@dataclass(frozen=True, slots=True)
class Period:
    """When something was given: a day, or as much of a date as is known."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Worth:
    """An amount in another money, and the rates it was reached by, in their order; none where it is the same money."""

    amount: Decimal
    rates: tuple[Rate, ...]


class Rates:
    """All rates that are known. `through` are the currencies over which one may go where no rate leads straight."""

    def __init__(self, rates: Iterable[Rate], through: tuple[str, ...] = ("CNY", "HKD", "USD")) -> None:
        self._through = through
        self._between: defaultdict[frozenset[str], list[Rate]] = defaultdict(list)
        for rate in rates:
            self._between[frozenset((rate.base, rate.quote))].append(rate)

    def worth(self, amount: Decimal, currency: str, wanted: str, period: Period | None) -> Worth | None:
        """The amount in the `wanted` money, to the cent, halves upwards; None where no rate serves the period."""
        if currency == wanted:
            return Worth(amount, ())
        if period is None:
            return None
        for path in self._paths(currency, wanted):
            found = self._along(path, period)
            if found is not None:
                factor, rates = found
                return Worth((amount * factor).quantize(CENT, ROUND_HALF_UP), rates)
        return None

    def _paths(self, currency: str, wanted: str) -> Iterator[tuple[str, ...]]:
        yield (currency, wanted)
        for between in self._through:
            if between not in (currency, wanted):
                yield (currency, between, wanted)

    def _along(self, path: tuple[str, ...], period: Period) -> tuple[Decimal, tuple[Rate, ...]] | None:
        factor, used = ONE, []
        for base, quote in pairwise(path):
            rate = self._serving(base, quote, period)
            if rate is None:
                return None
            factor = factor * rate.rate if rate.base == base else factor / rate.rate
            used.append(rate)
        return factor, tuple(used)

    def _serving(self, base: str, quote: str, period: Period) -> Rate | None:
        """The shortest that covers the period; of equally short ones that which is quoted this way round, then the latest entered."""
        covering = [
            one
            for one in self._between.get(frozenset((base, quote)), ())
            if one.since <= period.first and period.last <= one.until
        ]
        return min(covering, key=lambda one: (one.days, one.base != base, -one.number), default=None)

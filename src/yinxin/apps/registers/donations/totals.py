"""What was given in all: counted from the records a reader may open, each figure beside the way to the records it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from yinxin.apps.registers.donations.models import UseKind
from yinxin.apps.registers.donations.worth import TOTALLED

WAYS = ("use", "year", "town")
"""What one may count by; each is a facet of the list, so that the list can be opened at the same rows."""


@dataclass(frozen=True, slots=True)
class Sum3:
    """A number of gifts, and per currency their sum and how many of them have no worth in it."""

    count: int
    sums: dict[str, Decimal]
    unknown: dict[str, int]

    @property
    def cells(self) -> list[tuple[str, Decimal, int]]:
        return [(currency, self.sums[currency], self.unknown[currency]) for currency in TOTALLED]


@dataclass(frozen=True, slots=True)
class Line:
    """`query` opens the list at exactly these records; empty where the list has no choice for them."""

    label: str
    query: str
    sum: Sum3


def lines(rows: QuerySet[Any], way: str) -> list[Line]:
    """One line for each value, in its order; those without a value last. One query."""
    found = list(rows.order_by().values(way).annotate(**_counted()).order_by(way))
    made = [Line(_label(way, row[way]), _query(way, row[way]), _sum(row)) for row in found]
    return sorted(made, key=lambda line: not line.query)


def whole(rows: QuerySet[Any]) -> Sum3:
    """All of them; one query."""
    return _sum(rows.order_by().aggregate(**_counted()))


def _counted() -> dict[str, Any]:
    made: dict[str, Any] = {"n": Count("pk")}
    for currency, column in TOTALLED.items():
        made |= {f"sum_{currency}": Sum(column), f"known_{currency}": Count(column)}
    return made


def _sum(row: dict[str, Any]) -> Sum3:
    sums = {currency: row[f"sum_{currency}"] or Decimal(0) for currency in TOTALLED}
    return Sum3(row["n"], sums, {currency: row["n"] - row[f"known_{currency}"] for currency in TOTALLED})


def _label(way: str, value: Any) -> str:
    if value in (None, ""):
        return _("没有填")
    return str(UseKind(value).label) if way == "use" else str(value)


def _query(way: str, value: Any) -> str:
    return "" if value in (None, "") else urlencode({way: value})

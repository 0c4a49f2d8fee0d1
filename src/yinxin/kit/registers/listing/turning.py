"""Turning pages by the last row seen: the thousandth page costs what the first does, and no row is met twice or missed.

The order is that of a column, then of the row's number, so that equal values keep one order; rows without a value come last,
whichever way it is sorted.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import F, OrderBy, Q, QuerySet

from yinxin.kit.registers.meant_values import meant

LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Order:
    """By `path` (empty: by number alone), up or down. `is_open`: the path may hold nothing."""

    path: str
    field: models.Field[Any, Any] | None
    is_down: bool
    is_open: bool

    def by(self, *, turned: bool) -> list[OrderBy | str]:
        """`turned`: from the end, for the page before."""
        down = self.is_down != turned
        number = OrderBy(F("pk"), descending=down)
        if not self.path:
            return [number]
        expression = OrderBy(F(self.path), descending=down)
        if self.is_open:
            expression = OrderBy(F(self.path), descending=down, **_nulls(first=turned))
        return [expression, number]

    def beyond(self, value: Any, number: int, *, turned: bool) -> Q:
        """The rows that come after the one with this value and number."""
        way = "lt" if self.is_down != turned else "gt"
        further = Q(**{f"pk__{way}": number})
        if not self.path:
            return further
        if value is None:
            empty = Q(**{f"{self.path}__isnull": True}) & further
            return empty | Q(**{f"{self.path}__isnull": False}) if turned else empty
        after = Q(**{f"{self.path}__{way}": value}) | (Q(**{self.path: value}) & further)
        return after if turned or not self.is_open else after | Q(**{f"{self.path}__isnull": True})


@dataclass(frozen=True, slots=True)
class Turned:
    """The numbers of the rows on a page, and the marks that turn to its neighbours, empty where there is none."""

    keys: tuple[int, ...]
    before: str
    after: str


def order_of(model: type[models.Model], path: str, *, is_down: bool) -> Order:
    """FieldDoesNotExist where the path leads nowhere."""
    if not path:
        return Order("", None, is_down, is_open=False)
    here: Any = model
    field: Any = None
    is_open = False
    for step in path.split("__"):
        if here is None:
            raise FieldDoesNotExist(path)
        field = here._meta.get_field(step)
        is_open = is_open or field.null
        here = field.related_model
    return Order(path, field, is_down, is_open=is_open)


def turn(rows: QuerySet[Any], order: Order, *, size: int, after: str = "", before: str = "") -> Turned:
    """A mark that is none begins at the beginning."""
    everything = rows
    mark = _read(order, before or after)
    turned = bool(before and mark)
    if mark:
        rows = rows.filter(order.beyond(*mark, turned=turned))
    wanted = ("pk", order.path) if order.path else ("pk", "pk")
    found = list(rows.order_by(*order.by(turned=turned)).values_list(*wanted)[: size + 1])
    if turned and not found:
        return turn(everything, order, size=size)
    more, page = len(found) > size, found[:size]
    if turned:
        page.reverse()
    return Turned(
        tuple(row[0] for row in page),
        _mark(order, page[0]) if page and (more if turned else mark) else "",
        _mark(order, page[-1]) if page and (more or turned) else "",
    )


def _mark(order: Order, row: tuple[int, Any]) -> str:
    number, value = row
    told: Any = None
    if order.field is not None and value is not None:
        told = value if isinstance(value, str | int) else str(value)
    said = json.dumps([told, number], ensure_ascii=False)
    return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")


def _read(order: Order, mark: str) -> tuple[Any, int] | None:
    """None for a mark nobody gave out."""
    if not mark or len(mark) > LONGEST:
        return None
    try:
        told, number = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        value = meant(order.field, told) if order.field is not None and told is not None else None
    except (ValueError, TypeError, RecursionError):
        return None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**62 or "\0" in str(value):
        return None
    if value is None and order.path and not order.is_open:
        return None
    return value, number


def _nulls(*, first: bool) -> dict[str, bool]:
    return {"nulls_first": True} if first else {"nulls_last": True}

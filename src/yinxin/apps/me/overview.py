"""What the pages of this app show: the holdings of a person in words, and the register for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.me.holdings import SHOWN_AT_MOST, Holding, holdings, values
from yinxin.apps.me.names import column_name, record_name
from yinxin.apps.me.wording import BASES, KEPT, ON_ERASURE, PURPOSES, RETENTIONS
from yinxin.apps.people.models import User
from yinxin.domain.privacy.fields import Kept, Klass, OnErasure, PersonalField, Purpose
from yinxin.domain.privacy.register import REGISTER, WITHHELD

MEANINGLESS = frozenset({Purpose.FINDING, Purpose.SECURITY})
"""Digests and seals say nothing to a reader; the notice and the export name them."""

RAW = frozenset({"wording_hash", "content", "matter", "kind", "key", "facts", "link"})
"""What has a page of its own in words: the receipt, the list of looks, the notices."""


@dataclass(frozen=True, slots=True)
class Value:
    """One column by its name, with what stands in it of this person; nothing on the page for everybody."""

    label: str
    is_sealed: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Columns that are kept for one purpose, by one law, for one time."""

    values: tuple[Value, ...]
    purpose: str
    basis: str
    retention: str
    on_erasure: str


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record: its name, how many rows there are and how many of them are not shown."""

    title: str
    rows: int
    more: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """What an erasure leaves, and the law that wants it so."""

    title: str
    rows: int
    reason: str


def held(user: User) -> list[Part]:
    """Every part of which there is something about this person."""
    found = [(holding, list(holding.rows(user.pk)[:SHOWN_AT_MOST])) for holding in holdings()]
    return [_part(holding, rows, holding.rows(user.pk).count()) for holding, rows in found if rows]


def declared() -> list[Part]:
    """The whole register, for everybody to read."""
    return [_part(holding, (), 0) for holding in holdings()]


def remaining(user: User) -> list[Remaining]:
    """What the law keeps, to be read before one confirms. A row that two keys lead to is one row."""
    found: dict[tuple[str, Kept], set[Any]] = {}
    for holding in holdings():
        for why in {one.kept for one in holding.fields if one.kept}:
            rows = found.setdefault((str(holding.model._meta.verbose_name), why), set())
            rows.update(holding.rows(user.pk).values_list("pk", flat=True))
    return [Remaining(name, len(rows), str(KEPT[why])) for (name, why), rows in found.items() if rows]


def reasons() -> list[str]:
    """The laws for which anything is kept after an erasure."""
    used = {one.kept for one in REGISTER if one.kept}
    return [str(KEPT[why]) for why in Kept if why in used]


def going(user: User) -> list[Part]:
    """What an erasure takes away, by the kind of record."""
    return [
        _part(Holding(holding.model, holding.via, gone), (), 1)
        for holding in holdings()
        if (gone := tuple(one for one in holding.fields if one.on_erasure is not OnErasure.KEPT))
        if any(_means_something(one) for one in gone) and holding.rows(user.pk).exists()
    ]


def _part(holding: Holding, rows: Sequence[Any], count: int) -> Part:
    shown = [one for one in holding.fields if not count or _means_something(one)]
    lines = tuple(
        Line(
            tuple(_value(holding, one, rows) for one in fields),
            str(PURPOSES[purpose]),
            str(BASES[basis]),
            str(RETENTIONS[retention]),
            str(ON_ERASURE[on_erasure]),
        )
        for (purpose, basis, retention, on_erasure), fields in groupby(shown, key=_terms)
    )
    return Part(record_name(holding.model, holding.via), count, max(count - len(rows), 0), lines)


def _terms(one: PersonalField) -> tuple[Purpose, Any, Any, OnErasure]:
    return one.purpose, one.basis, one.retention, one.on_erasure


def _means_something(one: PersonalField) -> bool:
    """That a record of hers is hers needs no column."""
    return one.purpose not in MEANINGLESS and one.label not in WITHHELD and one.field not in {one.via, *RAW}


def _value(holding: Holding, one: PersonalField, rows: Sequence[Any]) -> Value:
    texts = [_shown(row, one) for row in rows]
    sealed = one.klass is Klass.SEALED
    return Value(column_name(holding.model, one.field), sealed, tuple(dict.fromkeys(text for text in texts if text)))


def _shown(row: Any, one: PersonalField) -> str:
    """A value as a person reads it: the word of a choice, the name of a unit, an hour of her own clock."""
    display = getattr(row, f"get_{one.field}_display", None)
    if display:
        return str(display())
    if row._meta.get_field(one.field).is_relation:
        related = getattr(row, one.field)
        return "" if related is None else str(related)
    held_value = getattr(row, one.field)
    if isinstance(held_value, datetime):
        return f"{timezone.localtime(held_value):%Y-%m-%d %H:%M}"
    value = values(row, (one,))[one.field]
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return "" if value is None else str(value)[:300]

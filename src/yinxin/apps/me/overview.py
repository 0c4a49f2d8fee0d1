"""What the pages of this app show: the holdings of a person in words, and the register for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yinxin.apps.me.holdings import SHOWN_AT_MOST, Holding, holdings, title, values
from yinxin.apps.me.keepers import keepers
from yinxin.apps.me.wording import BASES, KEPT, KLASSES, ON_ERASURE, PURPOSES, RETENTIONS
from yinxin.apps.people.models import User
from yinxin.domain.privacy.fields import Kept, Klass, OnErasure, PersonalField, Purpose
from yinxin.domain.privacy.register import REGISTER

HIDDEN = frozenset({Purpose.FINDING, Purpose.SECURITY})
"""Digests and seals mean nothing to a reader; the export has them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One declared field in words. `values` are a person's own; empty on the page for everybody."""

    label: str
    purpose: str
    basis: str
    retention: str
    klass: str
    is_sealed: bool
    on_erasure: str
    values: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of record: its name, how many rows, its fields."""

    title: str
    rows: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Remaining:
    """What an erasure leaves, and the law that wants it so."""

    title: str
    rows: int
    reason: str


def held(user: User) -> list[Part]:
    """Every part of which there is something about this person."""
    return [part for holding in holdings() if (part := _part(holding, user)).rows]


def declared() -> list[Part]:
    """The whole register, for everybody to read."""
    return [
        Part(str(holding.model._meta.verbose_name), 0, tuple(_item(holding, one) for one in holding.fields))
        for holding in holdings()
    ]


def remaining(user: User) -> list[Remaining]:
    """What the law keeps, to be read before one confirms."""
    found = []
    for holding in holdings():
        reasons = {one.kept for one in holding.fields if one.kept}
        rows = holding.rows(user.pk).count() if reasons else 0
        found += [Remaining(str(holding.model._meta.verbose_name), rows, str(KEPT[why])) for why in reasons if rows]
    return found


def reasons() -> list[str]:
    """The laws for which anything is kept after an erasure."""
    used = {one.kept for one in REGISTER if one.kept}
    return [str(KEPT[why]) for why in Kept if why in used]


def going(user: User) -> list[str]:
    """The names of what an erasure takes away."""
    gone = {OnErasure.REMOVED, OnErasure.SHREDDED, OnErasure.BLANKED}
    return list(
        dict.fromkeys(
            title(holding.model, one.field)
            for holding in holdings()
            if holding.rows(user.pk).exists()
            for one in holding.fields
            if one.on_erasure in gone and one.purpose not in HIDDEN
        )
    )


def keeper_names() -> list[str]:
    """For the test that every keeper of the settings can be loaded."""
    return [getattr(keeper, "__name__", "") for keeper in keepers()]


def _part(holding: Holding, user: User) -> Part:
    rows = holding.rows(user.pk)
    count = rows.count()
    seen = list(rows[:SHOWN_AT_MOST])
    items = tuple(_item(holding, one, seen, count) for one in holding.fields if one.purpose not in HIDDEN)
    return Part(str(holding.model._meta.verbose_name), count, items)


def _item(holding: Holding, one: PersonalField, rows: list[Any] | None = None, count: int = 0) -> Item:
    shown = [_shown(row, one) for row in rows or ()]
    return Item(
        label=title(holding.model, one.field),
        purpose=str(PURPOSES[one.purpose]),
        basis=str(BASES[one.basis]),
        retention=str(RETENTIONS[one.retention]),
        klass=str(KLASSES[one.klass]),
        is_sealed=one.klass is Klass.SEALED,
        on_erasure=str(ON_ERASURE[one.on_erasure]),
        values=tuple(dict.fromkeys(text for text in shown if text)),
        more=max(count - len(shown), 0),
    )


def _shown(row: Any, one: PersonalField) -> str:
    """A value as a person reads it: the word of a choice, the name of a unit, a day, and herself as herself."""
    display = getattr(row, f"get_{one.field}_display", None)
    value = display() if display else values(row, (one,))[one.field]
    if one.field == one.via.split("__")[0] or one.field == "person":
        return _("您本人")
    if row._meta.get_field(one.field).is_relation and value is not None:
        return str(getattr(row, one.field))
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return "" if value is None else str(value)[:300]

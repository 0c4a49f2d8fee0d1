"""The records a sheet may touch, read once: by their key, whose they are, and what must not be there twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import QuerySet

from yinxin.kit.registers.declaration import Register, Visitor

FEW = 1_000
"""So many keys are asked for by name; for more the whole register is read once."""

Key = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Existing:
    """`rows` are the values of `attnames` by the key. `hers` are the records this user may change; `taken` finds the record
    that has the values of some fields which no two records share."""

    attnames: tuple[str, ...]
    rows: Mapping[Key, Sequence[Any]]
    hers: Collection[int]
    taken: Mapping[tuple[str, ...], Mapping[Key, int]] = field(default_factory=dict)
    plain: Collection[Key] = frozenset()
    """The keys of all records, without case and width."""

    def places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.attnames)}

    @property
    def pk_at(self) -> int:
        return self.attnames.index("id")


def existing_of(
    register: Register, user: Visitor, keys: Collection[Key], wanted: Mapping[tuple[str, ...], Collection[Key]]
) -> Existing:
    """`wanted` are, for every set of fields of `alone_in`, the values the sheet holds. So many queries as there are such sets, and three."""
    manager = register.model._default_manager
    attnames = tuple(one.attname for one in register.model._meta.concrete_fields)
    few = len(keys) <= FEW
    asked = manager.filter(**{f"{register.keys[0]}__in": {key[0] for key in keys}}) if few else manager.all()
    rows = list(asked.order_by().values_list(*attnames))
    at = [attnames.index(_attname(register, name)) for name in register.keys]
    pk_at = attnames.index("id")
    by_key = {tuple(row[place] for place in at): row for row in rows}
    kept = register.kept_by(user)
    hers = kept.filter(pk__in=[row[pk_at] for row in rows]) if few else kept
    taken = {
        names: {
            values: pk
            for *values_, pk in _found(register, names, values_wanted, few=few)
            for values in [tuple(values_)]
        }
        for names, values_wanted in wanted.items()
    }
    return Existing(
        attnames, by_key, frozenset(hers.order_by().values_list("pk", flat=True)), taken, _plain_keys(register)
    )


def plain_key(key: Sequence[Any]) -> Key:
    """A key without case and width: wx-90001 and ＷＸ-90001 are one number, written by two persons."""
    return tuple(unicodedata.normalize("NFKC", one).strip().casefold() if isinstance(one, str) else one for one in key)


def _plain_keys(register: Register) -> frozenset[Key]:
    attnames = [_attname(register, name) for name in register.keys]
    rows = register.model._default_manager.order_by().values_list(*attnames)
    return frozenset(plain_key(row) for row in rows.iterator(chunk_size=2_000))


def alone_in(register: Register) -> tuple[tuple[str, ...], ...]:
    """The sets of fields whose values no two records share, besides the key itself."""
    found: list[tuple[str, ...]] = [
        (one.name,) for one in register.model._meta.concrete_fields if one.unique and not one.primary_key
    ]
    found += [
        tuple(one.fields)
        for one in register.model._meta.constraints
        if isinstance(one, models.UniqueConstraint) and one.fields and one.condition is None
    ]
    return tuple(names for names in dict.fromkeys(found) if set(names) != set(register.keys))


def _found(register: Register, names: tuple[str, ...], wanted: Collection[Key], *, few: bool) -> Iterator[Any]:
    asked: QuerySet[Any] = register.model._default_manager.all()
    if few:
        asked = asked.filter(**{f"{names[0]}__in": {values[0] for values in wanted}})
    yield from asked.order_by().values_list(*(_attname(register, name) for name in names), "pk")


def _attname(register: Register, name: str) -> str:
    return str(register.model._meta.get_field(name).attname)  # type: ignore[union-attr]

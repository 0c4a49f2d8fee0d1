"""Everything that is kept of one person, by the register: page, export and erasure all read it here, so none can miss a field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.fields.files import FieldFile
from django.db.models.query import QuerySet

from yinxin.domain.privacy.fields import PersonalField
from yinxin.domain.privacy.register import REGISTER, WITHHELD
from yinxin.kit.vault import sealing
from yinxin.kit.vault.fields import SealedField

WITHHELD_MARK = "withheld"
SHOWN_AT_MOST = 5
"""Rows of one kind that a page shows; the export holds all."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One model's personal fields, and the key that leads to the person."""

    model: type[models.Model]
    via: str
    fields: tuple[PersonalField, ...]

    def rows(self, person: int) -> QuerySet[Any]:
        found: QuerySet[Any] = self.model._base_manager.filter(**{self.via: person}).order_by("pk")
        return found


@cache
def holdings() -> tuple[Holding, ...]:
    """By model, in the order of the register. What no key leads to is found by a keeper of the settings."""
    by_key = sorted((one for one in REGISTER if one.via), key=lambda one: (_place(one.model), one.via))
    return tuple(
        Holding(apps.get_model(model), via, tuple(fields))
        for (model, via), fields in groupby(by_key, key=lambda one: (one.model, one.via))
    )


@cache
def _place(model: str) -> int:
    return next(number for number, one in enumerate(REGISTER) if one.model == model)


def values(row: models.Model, fields: tuple[PersonalField, ...]) -> dict[str, Any]:
    """The personal values of one row, sealed ones opened: for the person's own eyes. What would open the account is only named."""
    return {one.field: WITHHELD_MARK if one.label in WITHHELD else _plain(row, one.field) for one in fields}


def files(person: int) -> Iterator[FieldFile]:
    """The files a person gave, wherever a declared field holds one."""
    for holding in holdings():
        named = [one.field for one in holding.fields if isinstance(_field(holding.model, one.field), models.FileField)]
        for row in holding.rows(person) if named else ():
            yield from (file for name in named if (file := getattr(row, name)))


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{model._meta.label}.{name} is no column")
    return field


def _plain(row: models.Model, name: str) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, SealedField):
        return sealing.opened(row, name)
    value = field.value_from_object(row) if isinstance(field, models.Field) else None
    if isinstance(value, FieldFile):
        return value.name
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if value is None or isinstance(value, str | int | float | bool | list | dict) else str(value)

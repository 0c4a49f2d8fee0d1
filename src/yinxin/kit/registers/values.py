"""The value of a field as history keeps it, and back again: plain JSON, the same on both databases."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.record import Record

OWN = ("stage", "published_on", "checked_on")
"""Fields of every record that history follows besides those of the form."""

Plain = str | int | float | bool | None


def followed(register: Register) -> tuple[str, ...]:
    """The fields whose changes history keeps: every concrete one but the key, the version, the clock and what follows from others."""
    return _followed(register.model)


@cache
def _followed(model: type[Record]) -> tuple[str, ...]:
    left_out = {"id", "version", "changed_at"}
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if field.name not in left_out and not hasattr(field, "derived_from")
    )


def settle(record: Record, touched: Collection[str]) -> list[str]:
    """Fill the columns that fields derive from the touched ones, and name them: a lot of rows is written without asking fields."""
    derived = [field for field in record._meta.concrete_fields if getattr(field, "derived_from", "") in touched]
    for field in derived:
        field.pre_save(record, False)  # noqa: FBT003 - Django's own signature
    return [field.name for field in derived]


def plain(record: Record, name: str) -> Plain:
    """One value as JSON can hold it; a key is the number of its row."""
    field = _field(type(record), name)
    value = getattr(record, field.attname)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(field, models.DecimalField) and isinstance(value, Decimal):
        return f"{value:.{field.decimal_places}f}"  # 12 and 12.00 are the same amount, from a form or from the database
    return str(field.value_to_string(record))


def plain_values(record: Record, names: Iterable[str]) -> dict[str, Plain]:
    return {name: plain(record, name) for name in names}


def put(record: Record, name: str, value: Any) -> None:
    """Set a field from what history kept."""
    field = _field(type(record), name)
    setattr(record, field.attname, field.to_python(value))


@cache
def _field(model: type[Record], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is no column of {model._meta.label}")
    return field

"""The public columns of a register: the whitelist of its declaration, resolved to what the query selects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from yinxin.kit.registers import cells
from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.declaration import Register

CENTS = 2
"""Decimal places of an amount of money."""


@dataclass(frozen=True, slots=True, eq=False)
class PublicColumn:
    """`name` is the field as declared and the key on every surface, `path` what is selected: of a key, the name of its row."""

    name: str
    path: str
    cell: cells.Column
    is_key: bool

    @property
    def label(self) -> str:
        return self.cell.label

    @property
    def kind(self) -> Kind:
        return self.cell.kind

    @property
    def field(self) -> models.Field[Any, Any]:
        return self.cell.field

    @property
    def labels(self) -> dict[Any, str]:
        """Of a choice: what each value is called, in the language of the reader."""
        return dict(self.cell.labels)

    def shown(self, value: Any) -> str:
        """As a page says it: amounts as accounts print them, three digits to a group and two places."""
        if isinstance(value, Decimal) and getattr(self.field, "decimal_places", None) == CENTS:
            return f"{value:,.2f}"
        return self.cell.text(value)


Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


def plain(value: Any) -> Any:
    """As JSON says it: days by ISO 8601, exact decimals as text."""
    if value is None or isinstance(value, str | bool | int | float | list | dict):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return cells.number_text(value) if hasattr(value, "as_tuple") else str(value)


def columns(register: Register) -> tuple[PublicColumn, ...]:
    """All of them, in the order of the declaration; labels in the language of the reader."""
    return tuple(column(register, name) for name in register.public_fields)


def listed_columns(register: Register) -> tuple[PublicColumn, ...]:
    """Those of what gives out many records at once."""
    return tuple(one for one in columns(register) if one.name not in register.unlisted_fields)


def column(register: Register, name: str) -> PublicColumn:
    path = path_of(register, name)
    (cell,) = cells.columns_of(register, [path])
    return PublicColumn(name, path, cell, path != name)


def path_of(register: Register, name: str) -> str:
    """A key is read as the name of its row: no number of a row is public."""
    here: Any = register.model
    for step in name.split("__"):
        field = here._meta.get_field(step)
        here = field.related_model
    return f"{name}__{cells.key_name_field(here)}" if here is not None else name

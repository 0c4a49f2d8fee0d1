"""A value of a record in words, on its page and in its history: labels of choices, names of what keys lead to, dates with their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from yinxin.kit.registers.cells import Column, Kind, columns_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.edtf_field import EdtfField, in_words

Names = Mapping[tuple[str, int], str]
"""The name of a row, by the field that leads to it and its number."""


def shown(register: Register, column: Column, record: Any) -> str:
    """One value of a record."""
    value = getattr(record, column.name)
    if column.kind is Kind.KEY:
        return "" if value is None else str(value)
    return _told(register, column, value)


def kept_words(register: Register, column: Column, value: Any, names: Names) -> str:
    """A value as history kept it (`values.plain`)."""
    if value is None or value == "":
        return ""
    if column.kind is Kind.KEY:
        return names.get((column.name, value), _("已没有的一条（#%(number)s）") % {"number": value})
    try:
        return _told(register, column, column.field.to_python(value))
    except ValidationError:  # the field took other values then
        return str(value)


def columns_there(register: Register, names: Iterable[str]) -> dict[str, Column]:
    """Of some names those that are fields of the model today."""
    found = {}
    for name in names:
        try:
            found[name] = columns_of(register, [name])[0]
        except (FieldDoesNotExist, TypeError):
            continue
    return found


def names_of(columns: Iterable[Column], values: Iterable[Mapping[str, Any]]) -> Names:
    """What the keys among some kept values lead to: one question to the database for each model, however many values."""
    told = list(values)
    asked: defaultdict[Any, set[tuple[str, int]]] = defaultdict(set)
    for column in columns:
        if column.kind is Kind.KEY:
            asked[column.field.related_model] |= {
                (column.name, row[column.name]) for row in told if isinstance(row.get(column.name), int)
            }
    names: dict[tuple[str, int], str] = {}
    for model, keys in asked.items():
        rows = _rows(model, {pk for _name, pk in keys})
        names |= {key: str(rows[key[1]]) for key in keys if key[1] in rows}
    return names


def _rows(model: type[models.Model], keys: set[int]) -> dict[int, models.Model]:
    return model._default_manager.in_bulk(keys) if keys else {}


def _told(register: Register, column: Column, value: Any) -> str:
    if column.name == "stage" and register.stages and value:
        return str(register.stages.stage(value).label) if _is_stage(register, value) else str(value)
    if isinstance(column.field, EdtfField):
        return in_words(value or "")
    return column.text(value)


def _is_stage(register: Register, name: str) -> bool:
    return bool(register.stages) and any(one.name == name for one in register.stages.stages)  # type: ignore[union-attr]

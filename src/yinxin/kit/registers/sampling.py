"""The invented records a register brings along, entered as a person would enter them: through the form, by the action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models
from django.forms.models import ModelChoiceField
from django.utils.module_loading import import_string

from yinxin.kit.registers import actions
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.forms import form_of

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

Row = Mapping[str, object]


def samples_of(register: Register) -> Sequence[Row]:
    """Fields by name; a key by the name or code of its row."""
    found: Sequence[Row] = import_string(register.samples) if register.samples else ()
    return found


def enter(register: Register, row: Row, *, by: AbstractBaseUser, **given: object) -> Any:
    """One record from a sample. ValueError says which field the form refused, and why."""
    form = form_of(register)(answers(register, {**given, **row}, by=by), user=by)
    if not form.is_valid():
        raise ValueError(f"{register.slug}: {form.errors.as_json(escape_html=False)}")
    return actions.create(register, form.values, by=by)


def answers(register: Register, row: Row, *, by: AbstractBaseUser) -> dict[str, object]:
    """A sample as a browser sends it."""
    return {name: _answer(register, name, value, by) for name, value in row.items()}


def _answer(register: Register, name: str, value: object, by: AbstractBaseUser) -> object:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(form_of(register).base_fields[name], ModelChoiceField) and isinstance(value, str):
        rows = register.choices(name, by)
        called = "name" if any(one.name == "name" for one in rows.model._meta.concrete_fields) else "code"
        return rows.get(**{called: value}).pk
    return value

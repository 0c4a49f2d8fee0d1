"""Putting a record back to an earlier version. What is published, which stage it is in and personal fields stay as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.records.history import Difference, differences
from yinxin.kit.registers.records.words import columns_there, names_of
from yinxin.kit.registers.values import Plain, plain_values, put
from yinxin.kit.registers.writing import held

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


def then(register: Register, record: Any, version: int) -> dict[str, Plain]:
    """What the fields of the form held at a version: today's values, taken back change by change.

    RefusedError("record-version-unknown") where the record had no such version, or has it now.
    """
    later = Change.objects.filter(register=register.slug, record=record.pk, version__gte=version).order_by("-version")
    changes = list(later)
    if not changes or changes[-1].version != version or version >= record.version:
        raise RefusedError("record-version-unknown", name=register.name_of(record), version=version)
    values = plain_values(record, _restored(register))
    for change in changes[:-1]:
        values |= {
            name: value for name, value in change.before.items() if name in values and _is_kept(register, name, value)
        }
    return values


def preview(register: Register, record: Any, version: int) -> list[Difference]:
    """What restoring would change: as it is now, as it would be."""
    now, earlier = plain_values(record, _restored(register)), then(register, record, version)
    touched = [name for name in earlier if earlier[name] != now[name]]
    columns = columns_there(register, touched)
    old, new = ({name: values[name] for name in touched} for values in (now, earlier))
    return differences(register, old, new, columns, names_of(columns.values(), [old, new]))


@transaction.atomic
def restore(
    register: Register, record: Any, version: int, *, seen: int | None, by: AbstractBaseUser, reason: str
) -> Any:
    """`seen` is the version the page showed. RefusedError where nothing would change, or where the values make no sense any
    longer: the row a key named is gone, a choice was dropped, a key belongs to another record now."""
    row = next(iter(held(register, register.model._default_manager.filter(pk=record.pk))), None)
    if row is None:
        raise RefusedError("record-gone", register=register.label)
    if seen is not None and row.version != seen:
        raise RefusedError("record-changed-since", name=register.name_of(row))
    now, earlier = plain_values(row, _restored(register)), then(register, row, version)
    touched = {name: value for name, value in earlier.items() if value != now[name]}
    if not touched:
        raise RefusedError("record-restored-already", name=register.name_of(row), version=version)
    _judge(register, row, touched, by)
    values = {_attname(register, name): value for name, value in _python(register, touched).items()}
    return actions.change(register, row, values, by=by, reason=reason, act=Act.RESTORED)


def _is_kept(register: Register, name: str, value: Plain) -> bool:
    """Nothing, where a field holds no nothing, is what is left of a value that was forgotten."""
    return value is not None or bool(register.model._meta.get_field(name).null)


def _restored(register: Register) -> tuple[str, ...]:
    return tuple(name for name in register.form_fields if name not in register.personal_fields)


def _judge(register: Register, row: Any, values: Mapping[str, Plain], by: Visitor) -> None:
    """As the form would, also what this user may name."""
    name = register.name_of(row)
    trial = register.model._default_manager.get(pk=row.pk)
    others = [field.name for field in trial._meta.concrete_fields if field.name not in values]
    try:
        for field, value in values.items():
            put(trial, field, value)
        trial.full_clean(exclude=others)
        register.clean_record(trial)
    except ValidationError as fault:
        raise RefusedError("record-restore-senseless", name=name, why=_told(register, fault)) from None
    for field, value in values.items():
        key = register.model._meta.get_field(field)
        if key.is_relation and value is not None and not register.choices(field, by).filter(pk=value).exists():
            label = str(getattr(key, "verbose_name", field))
            raise RefusedError("record-restore-not-yours", name=name, field=label)


def _told(register: Register, fault: ValidationError) -> str:
    """The faults with the names of their fields."""
    if not hasattr(fault, "error_dict"):
        return " ".join(fault.messages)
    columns = columns_there(register, fault.message_dict)
    return " ".join(
        (f"{columns[name].label}：" if name in columns else "") + " ".join(messages)
        for name, messages in fault.message_dict.items()
    )


def _python(register: Register, values: Mapping[str, Plain]) -> dict[str, Any]:
    found = {}
    for name, value in values.items():
        field = register.model._meta.get_field(name)
        found[name] = field.to_python(value) if isinstance(field, models.Field) else value
    return found


def _attname(register: Register, name: str) -> str:
    return str(getattr(register.model._meta.get_field(name), "attname", name))

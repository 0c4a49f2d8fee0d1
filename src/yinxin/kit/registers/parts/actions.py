"""Adding a row, putting it right, and taking it out. Each is on record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.registers.parts.declaration import Part
from yinxin.kit.registers.values import plain_values

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def add(part: Part, record: Any, values: Mapping[str, Any], *, by: AbstractBaseUser) -> Any:
    """A new row of a record."""
    row: Any = part.model(record=record, **values)
    row.save(force_insert=True)
    tell("registers.add-part", row, by=by, new=plain_values(row, part.told))
    return row


@transaction.atomic
def change(part: Part, row: Any, values: Mapping[str, Any], *, by: AbstractBaseUser) -> Any:
    """Set its fields. Where nothing changes, nothing is written and nothing told."""
    held = _held(part, row)
    before = plain_values(held, part.names)
    for name, value in values.items():
        setattr(held, name, value)
    after = plain_values(held, part.names)
    touched = [name for name in part.names if before[name] != after[name]]
    if not touched:
        return held
    held.save()
    told = [name for name in touched if name in part.told]
    old, new = ({name: values[name] for name in told} for values in (before, after))
    tell("registers.change-part", held, by=by, old=old, new=new | {"fields": touched})
    return held


@transaction.atomic
def remove(part: Part, row: Any, *, by: AbstractBaseUser, reason: str) -> None:
    """It is gone; the audit record keeps that it was there."""
    held = _held(part, row)
    tell("registers.remove-part", held, by=by, old=plain_values(held, part.told), reason=reason)
    held.delete()


def _held(part: Part, row: Any) -> Any:
    """The row, locked. RefusedError("part-gone") where somebody took it out meanwhile."""
    held = part.model._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if held is None:
        raise RefusedError("part-gone")
    return held

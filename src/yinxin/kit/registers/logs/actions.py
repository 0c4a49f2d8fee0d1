"""Writing an entry, and striking it out. Both are on record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record as tell
from yinxin.kit.registers.logs.declaration import Log
from yinxin.kit.registers.values import plain_values

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def write(log: Log, record: Any, values: Mapping[str, Any], *, by: AbstractBaseUser) -> Any:
    """A new entry about a record."""
    entry = log.model(record=record, by=by, **values)
    entry.save(force_insert=True)
    tell("registers.log", entry, by=by, new=plain_values(entry, log.names))
    return entry


@transaction.atomic
def strike(log: Log, entry: Any, *, by: AbstractBaseUser, reason: str) -> Any:
    """The entry stays to be read, struck out. RefusedError("log-entry-struck") when it is already."""
    row = log.model._default_manager.select_for_update().get(pk=entry.pk)
    if row.struck_at:
        raise RefusedError("log-entry-struck")
    row.struck_by, row.struck_at, row.struck_why = by, timezone.now(), reason
    row.save(update_fields=["struck_by", "struck_at", "struck_why"])
    tell("registers.strike", row, by=by, reason=reason)
    return row

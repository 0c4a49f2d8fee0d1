"""What may be done to records one by one: writing a new one, changing it, showing it to the public or no longer, restoring, removing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import Telling, record_each
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.values import put
from yinxin.kit.registers.writing import Edit, held, values_of, write

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

EVENTS = {
    Act.CREATED: "registers.create",
    Act.CHANGED: "registers.change",
    Act.MOVED: "registers.move",
    Act.CHECKED: "registers.check",
    Act.PUBLISHED: "registers.publish",
    Act.WITHDRAWN: "registers.withdraw",
    Act.RESTORED: "registers.restore",
    Act.REMOVED: "registers.remove",
}


@transaction.atomic
def create(register: Register, values: Mapping[str, Any], *, by: AbstractBaseUser | None, reason: str = "") -> Any:
    """A new record. RefusedError("record-key-taken") when its key is another's; ValidationError is the form's to show."""
    record = register.model(**values)
    changes = write(register, [Edit(record)], by=by, reason=reason)
    tell([record], changes, by=by, reason=reason)
    return record


@transaction.atomic
def change(
    register: Register,
    record: Any,
    values: Mapping[str, Any],
    *,
    by: AbstractBaseUser | None,
    reason: str = "",
    version: int | None = None,
    act: Act = Act.CHANGED,
) -> Any:
    """Set some fields. `version` is the one the form was made from: RefusedError("record-changed-since") when there is a later."""
    row = _one(register, record)
    if version is not None and row.version != version:
        raise RefusedError("record-changed-since", name=register.name_of(row))

    def set_values(row: Any) -> None:
        for name, value in values.items():
            setattr(row, name, value)

    return _rewrite(register, [row], set_values, act, by=by, reason=reason)[0]


@transaction.atomic
def change_each(
    register: Register,
    records: models.QuerySet[Any],
    values: Mapping[str, Any],
    *,
    by: AbstractBaseUser | None,
    reason: str,
) -> int:
    """Set the same fields of many records, for one reason; how many it changed. All or none: RefusedError names the record
    for which the values together make no sense ("record-makes-no-sense")."""
    rows = held(register, records)

    def set_values(row: Any) -> None:
        for name, value in values.items():
            setattr(row, name, value)
        try:
            register.clean_record(row)
        except ValidationError as fault:
            raise RefusedError(
                "record-makes-no-sense", name=register.name_of(row), why=" ".join(fault.messages)
            ) from None

    before = {row.pk: row.version for row in rows}
    _rewrite(register, rows, set_values, Act.CHANGED, by=by, reason=reason)
    return sum(row.version != before[row.pk] for row in rows)


@transaction.atomic
def publish(register: Register, records: models.QuerySet[Any], *, by: AbstractBaseUser, reason: str = "") -> int:
    """From today anybody may see the public fields of these records; how many are new to the public."""
    if not register.is_public:
        raise RefusedError("register-not-public", register=register.label)
    rows = [row for row in held(register, records) if row.published_on is None]
    today = timezone.localdate()
    _rewrite(register, rows, lambda row: put(row, "published_on", today), Act.PUBLISHED, by=by, reason=reason)
    return len(rows)


@transaction.atomic
def withdraw(register: Register, records: models.QuerySet[Any], *, by: AbstractBaseUser, reason: str) -> int:
    """The public sees these records no longer; how many it saw."""
    rows = [row for row in held(register, records) if row.published_on is not None]
    _rewrite(register, rows, lambda row: put(row, "published_on", None), Act.WITHDRAWN, by=by, reason=reason)
    return len(rows)


def _rewrite(
    register: Register,
    rows: Sequence[Any],
    alter: Callable[[Any], None],
    act: Act,
    *,
    by: AbstractBaseUser | None,
    reason: str,
) -> Sequence[Any]:
    edits = []
    for row in rows:
        before = values_of(register, row)
        alter(row)
        edits.append(Edit(row, before, act))
    changes = write(register, edits, by=by, reason=reason)
    tell(rows, changes, by=by, reason=reason)
    return rows


def tell(rows: Sequence[Any], changes: Sequence[Change], *, by: AbstractBaseUser | None, reason: str) -> None:
    """One event in the audit record for each change."""
    by_key = {row.pk: row for row in rows}
    for act in dict.fromkeys(change.act for change in changes):
        tellings = [
            Telling(by_key[one.record], one.before or None, one.after or None, reason)
            for one in changes
            if one.act == act
        ]
        record_each(EVENTS[Act(act)], tellings, by=by)


def _one(register: Register, record: Any) -> Any:
    """The row, locked. RefusedError("record-gone") where somebody removed it meanwhile."""
    row = register.model._default_manager.select_for_update().filter(pk=record.pk).first()
    if row is None:
        raise RefusedError("record-gone", register=register.label)
    return row

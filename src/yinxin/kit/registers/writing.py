"""The only writer of records: rows, their history and what follows from them are kept together, one row or fifty thousand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import many_rows
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.following import follow
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.record import Record
from yinxin.kit.registers.values import Plain, followed, plain_values, settle

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

BY_HAND = frozenset({Act.CHANGED, Act.CHECKED, Act.RESTORED})
"""What a person does to fields; a step may write what it decides, and undoing a load puts back what was."""

AT_ONCE = 2_000
"""Rows in one statement."""


@dataclass(slots=True)
class Edit:
    """A record with its new values, and what it held before (`values_of`); None for a new record."""

    record: Any
    before: dict[str, Plain] | None = None
    act: Act = Act.CHANGED


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is said once for everything written together."""

    by: AbstractBaseUser | None
    at: datetime
    reason: str
    load: int | None


def values_of(register: Register, record: Record) -> dict[str, Plain]:
    """What a record holds now, to be given as `before` when it is written."""
    return plain_values(record, followed(register))


def write(
    register: Register,
    edits: Iterable[Edit],
    *,
    by: AbstractBaseUser | None,
    reason: str = "",
    load: int | None = None,
) -> list[Change]:
    """Keep new and changed records with one change each; what changes nothing is left alone and has none.

    The caller opened the transaction and holds the rows. RefusedError("record-key-taken") when a key is another record's.
    """
    stamp = Stamp(by, timezone.now(), reason, load)
    new: list[Edit] = []
    changed: list[Edit] = []
    names = followed(register)
    for edit in edits:
        (new if edit.before is None else changed).append(edit)
    register.prepare([edit.record for edit in (*new, *changed)])
    try:
        with transaction.atomic():
            changes = [*_create(register, new, names, stamp), *_update(register, changed, names, stamp)]
            many_rows.insert(Change, changes)
    except IntegrityError as fault:
        raise RefusedError("record-key-taken", register=register.label) from fault
    follow(register, changes)
    return changes


def _create(register: Register, edits: Sequence[Edit], names: Sequence[str], stamp: Stamp) -> list[Change]:
    for edit in edits:
        record = edit.record
        record.version, record.changed_at = 1, stamp.at
        record.stage = record.stage or (register.stages.first if register.stages else "")
        register.compute(record)
    many_rows.insert(register.model, [edit.record for edit in edits])
    return [
        _change(register, edit.record, Act.CREATED, {}, _worth(plain_values(edit.record, names)), stamp)
        for edit in edits
    ]


def _update(register: Register, edits: Sequence[Edit], names: Sequence[str], stamp: Stamp) -> list[Change]:
    """Rows in which the same fields changed are written together."""
    alike: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
    changes = []
    for edit in edits:
        register.compute(edit.record)
        before, after = edit.before or {}, plain_values(edit.record, names)
        touched = tuple(name for name in names if before.get(name) != after[name])
        if not touched and edit.act == Act.CHANGED:
            continue
        if edit.act in BY_HAND:
            _refuse_closed(register, edit, touched)
        edit.record.version += 1
        edit.record.changed_at = stamp.at
        alike[(*touched, *settle(edit.record, touched))].append(edit.record)
        old, new = ({name: values[name] for name in touched} for values in (before, after))
        changes.append(_change(register, edit.record, edit.act, old, new, stamp))
    for touched, records in alike.items():
        fields = [*touched, "version", "changed_at"]
        if len(records) == 1:
            records[0].save(update_fields=fields)
        else:
            many_rows.update(register.model, records, fields)
    return changes


def _refuse_closed(register: Register, edit: Edit, touched: Sequence[str]) -> None:
    """RefusedError("record-fields-closed") where a step has decided what would be changed."""
    shut = register.closed_fields(str((edit.before or {}).get("stage") or "")).intersection(touched)
    if shut:
        labels = (str(one.verbose_name) for one in register.model._meta.concrete_fields if one.name in shut)
        raise RefusedError("record-fields-closed", name=register.name_of(edit.record), fields="、".join(labels))


def _worth(values: dict[str, Plain]) -> dict[str, Plain]:
    """Of a new record only what was filled in: emptiness is no news."""
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _change(
    register: Register, record: Record, act: Act, before: dict[str, Plain], after: dict[str, Plain], stamp: Stamp
) -> Change:
    for name in register.personal_fields:
        for values in (before, after):
            if name in values:
                values[name] = None
    return Change(
        register=register.slug,
        record=record.pk,
        version=record.version,
        act=act,
        before=before,
        after=after,
        reason=stamp.reason,
        load=stamp.load,
        by_id=stamp.by.pk if stamp.by else None,
        at=stamp.at,
    )


def remove(
    register: Register,
    records: Sequence[Any],
    *,
    act: Act,
    by: AbstractBaseUser | None,
    reason: str,
    load: int | None = None,
) -> list[Change]:
    """Take records out; of each a last change says what it held. ProtectedError where something refers to one.

    The caller opened the transaction and holds the rows.
    """
    stamp, names = Stamp(by, timezone.now(), reason, load), followed(register)
    changes = []
    for record in records:
        record.version += 1
        changes.append(_change(register, record, act, _worth(plain_values(record, names)), {}, stamp))
    numbers = [record.pk for record in records]
    for start in range(0, len(numbers), AT_ONCE):
        register.model._default_manager.filter(pk__in=numbers[start : start + AT_ONCE]).delete()
    many_rows.insert(Change, changes)
    follow(register, changes)
    return changes


def held(register: Register, records: models.QuerySet[Any]) -> list[Any]:
    """The rows, locked in one order until the transaction ends."""
    return list(register.model._default_manager.select_for_update().filter(pk__in=records.values("pk")).order_by("pk"))

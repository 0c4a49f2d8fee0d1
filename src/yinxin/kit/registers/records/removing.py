"""Taking a record out of its register: with a reason, never while something refers to it, and its history stays."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import pgettext

from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions, writing
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act, FactSource
from yinxin.kit.registers.record import Record
from yinxin.kit.registers.records.attaching import take_files

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def remove(register: Register, record: Any, *, by: AbstractBaseUser, reason: str) -> None:
    """RefusedError while the public sees it ("record-published"), or something refers to it ("record-in-use").

    Its papers go, and with it the rows that are nothing without it (entries of its logs, its parts).
    """
    row = next(iter(writing.held(register, register.model._default_manager.filter(pk=record.pk))), None)
    if row is None:
        raise RefusedError("record-gone", register=register.label)
    if row.published_on is not None:
        raise RefusedError("record-published", name=register.name_of(row))
    if others := in_the_way(row):
        told = pgettext("并列", "、").join(f"{label} {count}" for label, count in others.items())
        raise RefusedError("record-in-use", name=register.name_of(row), others=told)
    take_files(register, row, by=by)
    FactSource.objects.filter(register=register.slug, record=row.pk).delete()
    changes = writing.remove(register, [row], act=Act.REMOVED, by=by, reason=reason)
    actions.tell([row], changes, by=by, reason=reason)


def in_the_way(row: Record) -> Counter[str]:
    """What refers to a record, by what it is called: protected rows, and records of other registers in any case."""
    collector = Collector(using=row._state.db or "default", origin=row)
    try:
        collector.collect([row])
    except (ProtectedError, RestrictedError) as fault:
        found = fault.protected_objects if isinstance(fault, ProtectedError) else fault.restricted_objects
        return Counter(_called(type(one)) for one in found)
    told: Counter[str] = Counter()
    for model, rows in collector.data.items():
        if issubclass(model, Record) and model is not type(row):
            told[_called(model)] += len(rows)
    for query in collector.fast_deletes:
        if issubclass(query.model, Record) and (number := query.count()):
            told[_called(query.model)] += number
    return told


def _called(model: type[models.Model]) -> str:
    return str(model._meta.verbose_name)

"""Forgetting what a record held about a person who is not to be in it any longer: its papers, its fields, and both in history.

The record itself stays, and that something was done to it, when and by whom. For a record that goes as a whole see `erasing`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db import transaction

from yinxin.kit.audit import erasing as audit
from yinxin.kit.audit.recording import history
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Change, FactSource
from yinxin.kit.registers.records.erasing import remove_attachments

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def forget(register: Register, record: Any, names: Collection[str], *, by: AbstractBaseUser, reason: str) -> None:
    """The fields are empty already. Of these and of its papers nothing is left; of a change of them, that there was one.

    `reason` holds nothing personal.
    """
    of_it = {"register": register.slug, "record": record.pk}
    remove_attachments(of_it)
    FactSource.objects.filter(field__in=names, **of_it).delete()
    for change in Change.objects.select_for_update().filter(**of_it).order_by("pk"):
        for values in (change.before, change.after):
            values.update({name: None for name in names if name in values})
        change.save(update_fields=["before", "after"])
    audit.erase(list(history(record)), by=by, reason=reason)

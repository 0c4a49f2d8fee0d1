"""Writing and reading the audit record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, router, transaction

from yinxin.kit.audit.models import Event

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class OutsideTransactionError(RuntimeError):
    """An event was recorded outside the transaction of the change it tells of."""


def record(
    action: str,
    obj: models.Model,
    *,
    by: AbstractBaseUser | None,
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Add one event: `by` did `action` ("people.rename-unit") to `obj`. None means the system itself.

    A change and its event are kept together or not at all, so this refuses to run outside a transaction.
    """
    database = router.db_for_write(Event)
    if not transaction.get_connection(database).in_atomic_block:
        raise OutsideTransactionError(f"{action} was recorded outside a transaction")
    return Event.objects.create(
        actor_id=by.pk if by else None,
        action=action,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        old=old,
        new=new,
        reason=reason,
    )


def history(obj: models.Model) -> models.QuerySet[Event]:
    """What happened to one object, oldest first, with who did it."""
    events = Event.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))
    return events.select_related("actor")

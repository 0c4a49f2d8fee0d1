"""Closing an account and opening it again. A closed one signs in nowhere; what it did stays on record."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def close_account(user: User, *, by: User, reason: str) -> User:
    """From the next request on it is nobody. Posts end before, so that what hangs on them is handed over."""
    row = _held(user, by)
    if row.posts.filter(Q(until__isnull=True) | Q(until__gt=timezone.localdate())).exists():
        raise RefusedError("account-has-posts", user=row.name)
    return _set(row, "people.close-account", by=by, reason=reason, is_active=False)


@transaction.atomic
def open_account(user: User, *, by: User, reason: str) -> User:
    """It can sign in again, with whatever posts it is given anew."""
    return _set(_held(user, by), "people.open-account", by=by, reason=reason, is_active=True)


def _held(user: User, by: User) -> User:
    if user.pk == by.pk:
        raise RefusedError("account-of-oneself")
    return User.objects.select_for_update().get(pk=user.pk)


def _set(row: User, act: str, *, by: User, reason: str, is_active: bool) -> User:
    if row.is_active != is_active:
        row.is_active = is_active
        row.save(update_fields=["is_active"])
        record(act, row, by=by, reason=reason, about=row)
    return row

"""Closing an account and opening it again. A closed one signs in nowhere; what it did stays on record."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.sessions import ending
from yinxin.kit.vault import keyring


@transaction.atomic
def close_account(user: User, *, by: User, reason: str) -> User:
    """From the next request on it is nobody, and its sessions end. Posts end before, so that what hangs on them is handed over."""
    row = _held(user, by)
    if row.posts.filter(Q(until__isnull=True) | Q(until__gt=timezone.localdate())).exists():
        raise RefusedError("account-has-posts", user=row.name)
    return _set(row, "people.close-account", by=by, reason=reason, is_active=False)


@transaction.atomic
def open_account(user: User, *, by: User, reason: str) -> User:
    """It can sign in again, with whatever posts it is given anew. One that was erased is nobody's and stays so."""
    row = _held(user, by)
    if keyring.is_shredded(row.pk):
        raise RefusedError("account-erased")
    return _set(row, "people.open-account", by=by, reason=reason, is_active=True)


def _held(user: User, by: User) -> User:
    if user.pk == by.pk:
        raise RefusedError("account-of-oneself")
    return User.objects.select_for_update().get(pk=user.pk)


def _set(row: User, act: str, *, by: User, reason: str, is_active: bool) -> User:
    if row.is_active != is_active:
        row.is_active = is_active
        row.save(update_fields=["is_active"])
        # They would else come to life again with the account.
        ending.end_all(row)
        record(act, row, by=by, reason=reason, about=row)
    return row

"""Erasing oneself: the person's key is destroyed, what may go is deleted, the account keeps a number and no name."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from yinxin.apps.me import erasure_list
from yinxin.apps.me.holdings import holdings
from yinxin.apps.me.keepers import keepers
from yinxin.apps.me.models import ErasureEntry
from yinxin.apps.me.told import forget_what_was_told
from yinxin.apps.people.models import Post, User
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy.fields import OnErasure
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record
from yinxin.kit.consent import giving, matters
from yinxin.kit.vault import keyring

GONE = "已注销用户"
"""The name every erased account bears, in the language of the archive."""

NO_ADDRESS = "erased-{}@erased.invalid"
"""RFC 2606: an address under .invalid can never be anybody's."""


@transaction.atomic
def erase(user: User) -> None:
    """Everything of a person that no law keeps, at once. Whoever still holds a post hands it over first.

    RefusedError("erase-holds-posts") names the unit. After this nothing can be brought back, here or from a backup
    that does not hold the key table.
    """
    still_there.hold(user)
    row = User.objects.get(pk=user.pk)
    _refuse_in_office(row)
    _forget(row, at=timezone.now(), by=row)
    record("me.erase", row, by=row, about=row)
    # It is done: a full disk now is for the log, and the next erasure writes what is missing of the list.
    transaction.on_commit(_settle, robust=True)


@transaction.atomic
def erase_again(person: int, *, at: datetime) -> bool:
    """After a restore: the backup still knew somebody who has left since. Whether there was anything to do."""
    row = User.objects.select_for_update().filter(pk=person).first()
    if row is None or (row.email == NO_ADDRESS.format(person) and ErasureEntry.objects.filter(person=person).exists()):
        return False
    _forget(row, at=at, by=None)
    record("me.erase", row, by=None, about=row)
    return True


def _settle() -> None:
    """Once it is kept: the list outside the database, and no old page in a write-ahead log (SQLite; elsewhere there is none)."""
    erasure_list.keep()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _refuse_in_office(user: User) -> None:
    held = Post.objects.filter(user=user).exclude(until__lte=timezone.localdate()).select_related("unit").first()
    if held is not None:
        raise RefusedError("erase-holds-posts", unit=held.unit.name)


def _forget(user: User, *, at: datetime, by: User | None) -> None:
    for matter in matters.declared():
        giving.withdraw(user, matter)
    forget_what_was_told(user, by=by)
    # While her addresses still lead to what waits for her.
    for keeper in keepers():
        keeper.forget(user)
    # The contact record and the sessions, which end here, are among what the register lets go.
    for holding in holdings():
        if all(one.on_erasure in {OnErasure.REMOVED, OnErasure.SHREDDED} for one in holding.fields):
            holding.rows(user.pk).delete()
    _blank(user)
    keyring.shred(user.pk)
    ErasureEntry.objects.update_or_create(person=user.pk, defaults={"at": at})


def _blank(user: User) -> None:
    """The row stays, because acts of the office point at it; of the person it says nothing any more."""
    user.name, user.email, user.language = GONE, NO_ADDRESS.format(user.pk), settings.LANGUAGE_CODE
    user.is_active, user.must_change_password, user.last_login = False, False, None
    user.set_unusable_password()
    user.save()

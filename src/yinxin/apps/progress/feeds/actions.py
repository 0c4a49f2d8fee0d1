"""Making and revoking the key to a feed."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import Unit, User
from yinxin.apps.progress.feeds import access
from yinxin.apps.progress.models import FeedKey
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record

BYTES = 32
"""Of chance in a key: it cannot be found by trying."""


@dataclass(frozen=True, slots=True)
class Made:
    """A new key with its text, which is shown this once."""

    key: FeedKey
    token: str


@transaction.atomic
def make(unit: Unit, *, by: User) -> Made:
    """A new key for one's own use; the one before, if there is any, opens nothing any more."""
    still_there.hold(by)
    for old in access.keys(by).filter(unit=unit).select_for_update(of=("self",)):
        _end(old, by=by)
    token = secrets.token_urlsafe(BYTES)
    row = FeedKey.objects.create(person=by, unit=unit, digest=digest(token))
    record("progress.make-feed", row, by=by, new={"unit": unit.name}, about=by)
    return Made(row, token)


@transaction.atomic
def revoke(key: FeedKey, *, by: User | None) -> None:
    """End a key for good. None is the system itself: its person may not see the unit's work any more."""
    held = FeedKey.objects.select_for_update(of=("self",)).select_related("unit").get(pk=key.pk)
    if held.revoked_at is None:
        _end(held, by=by)


def used(key: FeedKey) -> None:
    """Note the day of a fetch, so that its person sees a key that nobody uses. Once a day is enough."""
    today = timezone.localdate()
    if key.used_on != today:
        FeedKey.objects.filter(pk=key.pk).update(used_on=today)


def digest(token: str) -> str:
    """What is kept of a key. It has 256 random bits, so its digest needs neither salt nor slowness."""
    return hashlib.sha256(token.encode()).hexdigest()


def _end(key: FeedKey, *, by: User | None) -> None:
    key.revoked_at = timezone.now()
    key.save(update_fields=["revoked_at"])
    record("progress.revoke-feed", key, by=by, old={"unit": key.unit.name}, about=key.person)

"""Counting and refusing at once.

One UPDATE both asks whether there is room and takes it. Asking first and counting afterwards would let as many through as
there are requests at the same time.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Manager, Q, Value, When
from django.utils import timezone
from django.utils.crypto import salted_hmac

from yinxin.domain.errors import RefusedError

if TYPE_CHECKING:
    from yinxin.kit.limits.models import Count

APART = timedelta(minutes=1)
"""A row begins as long over: one that took its time a moment earlier would else find it running, and refuse with room left."""

CLEARED_AT_ONCE = 100
"""Old rows that one new key clears away: more than come in, so that the table never grows with time."""


def take(bucket: str, key: str, *, most: int, window: timedelta) -> None:
    """Count one more of `bucket` ("people.sign-in") for `key` (an account, a network, an address).

    The first count begins a span of `window`; in it `most` pass, and the next raises RefusedError("too-often", minutes=…),
    the minutes until the span is over. A refusal counts nothing, so trying again makes the wait no longer.
    """
    if most < 1:
        raise ValueError(f"limit {bucket} lets nothing pass: remove what it guards instead")
    now, row = timezone.now(), digest(bucket, key)
    while not _counted(row, now, most, window):
        found = _counts().filter(key=row).values_list("taken", "until").first()
        if found is None:
            _begin(row, now)
            continue
        taken, until = found
        if taken >= most and until > now:  # else another has begun the row since our UPDATE, and there is room
            raise RefusedError("too-often", minutes=max(1, -(-(until - now) // timedelta(minutes=1))))


def take_declared(name: str, key: str) -> None:
    """`take` by what settings.LIMITS says of `name`."""
    most, window = settings.LIMITS[name]
    take(name, key, most=most, window=window)


def forget(bucket: str, key: str) -> None:
    """The count of `key` begins anew with its next take."""
    _counts().filter(key=digest(bucket, key)).delete()


def digest(bucket: str, key: str) -> str:
    """What stands in the table for a key; without the secret of this site nobody can tell which key it was."""
    return salted_hmac("limits", f"{bucket}|{key}", algorithm="sha256").hexdigest()


def _counted(row: str, now: datetime, most: int, window: timedelta) -> bool:
    over = Q(until__lte=now)
    room = _counts().filter(key=row).filter(over | Q(taken__lt=most))
    return bool(
        room.update(
            taken=Case(When(over, then=Value(1)), default=F("taken") + 1),
            until=Case(When(over, then=Value(now + window)), default=F("until")),
        )
    )


def _begin(row: str, now: datetime) -> None:
    """A row whose span is already over, so that the UPDATE alone counts; two that begin at once make one row."""
    _clear(now)
    _counts().bulk_create([_counts().model(key=row, until=now - APART)], ignore_conflicts=True)


@transaction.atomic
def _clear(now: datetime) -> None:
    """Rows that another process holds are left to it: two that clear in a different order would else wait for each other."""
    old = _counts().select_for_update(skip_locked=True).filter(until__lte=now).order_by("pk")
    _counts().filter(pk__in=list(old.values_list("pk", flat=True)[:CLEARED_AT_ONCE])).delete()


def _counts() -> Manager[Count]:
    """The table, asked for when it is needed: Django imports this package before it knows any model."""
    counts: Manager[Count] = apps.get_model("limits", "Count")._default_manager
    return counts

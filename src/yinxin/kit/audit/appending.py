"""Adding one event to the end of the chain: a place in the row, the seal of the one before, and its own."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models, router, transaction
from django.utils import timezone

from yinxin.kit import keys
from yinxin.kit.audit import canonical
from yinxin.kit.audit.models import Event, Payload

CHAIN_LOCK = 0x79696E78696E
"""The number of PostgreSQL's advisory lock: the letters of our name, so that no other use takes the same by chance."""


class OutsideTransactionError(RuntimeError):
    """An event was recorded outside the transaction of the change it tells of."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be recorded, before it has a place in the chain."""

    actor_id: int | None
    post: str
    action: str
    object_type: str
    object_id: str
    purpose: str
    about_id: int | None
    content: canonical.Content


def append(deeds: Sequence[Deed]) -> list[Event]:
    """Write events and what they tell at the end of the chain, in the order given, in the transaction of the change.

    Writers go one after the other from here to the end of their transactions, or two would follow the same event.
    A change and its event are kept together or not at all, so this refuses to run outside a transaction.
    """
    database = router.db_for_write(Event)
    if not transaction.get_connection(database).in_atomic_block:
        raise OutsideTransactionError(f"{deeds[0].action if deeds else 'nothing'} was recorded outside a transaction")
    _wait_for_turn(database)
    last = Event.objects.using(database).order_by("-sequence").values_list("sequence", "hash", "at").first()
    events: list[Event] = []
    for deed in deeds:
        events.append(_following(deed, last))
        last = (events[-1].sequence, events[-1].hash, events[-1].at)
    _insert(Event.objects.using(database), events)
    _insert(Payload.objects.using(database), [event.payload for event in events])
    return events


def _insert(rows: models.QuerySet[Any], added: Sequence[models.Model]) -> None:
    """Past our own refusal, which is for everybody else."""
    models.QuerySet.bulk_create(rows, added)


def _wait_for_turn(database: str) -> None:
    """SQLite lets one writer in at a time as it is (transaction_mode IMMEDIATE); PostgreSQL is asked for a lock until the commit."""
    connection = transaction.get_connection(database)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _following(deed: Deed, last: tuple[int, str, datetime] | None) -> Event:
    """Time never goes back in the chain, also where the clock of the machine was set back."""
    sequence, previous, before = last or (0, canonical.NOTHING_BEFORE, None)
    now = timezone.now()
    text, salt = canonical.write(deed.content), secrets.token_bytes(canonical.SALT_BYTES)
    event = Event(
        sequence=sequence + 1,
        version=canonical.VERSION,
        at=max(before, now) if before else now,
        actor_id=deed.actor_id,
        post=deed.post,
        action=deed.action,
        object_type=deed.object_type,
        object_id=deed.object_id,
        purpose=deed.purpose,
        about_id=deed.about_id,
        commitment=canonical.commit(salt, text),
        previous=previous,
    )
    _refuse_too_long(event)
    event.hash = canonical.seal(keys.read(keys.Key.AUDIT), event)
    event.payload = Payload(event=event, salt=salt, content=text)
    return event


def _refuse_too_long(event: Event) -> None:
    """SQLite keeps what is too long and PostgreSQL fails on it; neither may depend on the database."""
    for field in event._meta.concrete_fields:
        if isinstance(field, models.CharField) and len(getattr(event, field.name)) > (field.max_length or 0):
            raise ValueError(f"{field.name} of an event is longer than {field.max_length} characters")

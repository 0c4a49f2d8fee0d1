"""Telling persons of something, in the transaction in which it happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import router, transaction

from yinxin.apps.notices import kinds
from yinxin.apps.notices.models import LONGEST_KEY, Notice
from yinxin.apps.people.models import User
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.outbox.queueing import OutsideTransactionError, enqueue

SPREAD = "yinxin.apps.notices.reaching.spread"


def tell(kind: str, *, to: Iterable[User], facts: kinds.Facts, link: str, key: str, on: date | None = None) -> int:
    """Tell each of `to` once; how many were told now.

    `key` names what is told of ("task:17:overdue:5"): the same person is told of the same kind and key only once, however often this
    is called. `link` is a path of this site, `on` the day the notice is about. Whoever closed or erased the account is passed over.
    The queries do not grow with the persons. OutsideTransactionError outside a transaction; ValueError and UnknownKindError
    are faults of the caller.
    """
    if not transaction.get_connection(router.db_for_write(Notice)).in_atomic_block:
        raise OutsideTransactionError(f"a notice of kind {kind} was told outside a transaction")
    kinds.judge(kind, facts)
    _judge_place(link, key)
    asked = User.objects.filter(pk__in={person.pk for person in to}, is_active=True)
    told = Notice.objects.filter(kind=kind, key=key)
    fresh = set(asked.values_list("pk", flat=True)) - set(told.values_list("person", flat=True))
    if not fresh:
        return 0
    rows = [
        Notice(person_id=person, kind=kind, key=key, facts=dict(facts), link=link, on=on) for person in sorted(fresh)
    ]
    # Two that tell the same at the same time: whoever comes second adds nothing.
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    if kinds.known(kind).urgency is Urgency.NOW:
        first = told.filter(person__in=fresh).order_by("pk").values_list("pk", flat=True)[0]
        enqueue(SPREAD, kind, key, key=f"notices:{first}", kind="notices.spread", passing=True)
    return len(fresh)


def _judge_place(link: str, key: str) -> None:
    if not link.startswith("/") or link.startswith(("//", "/\\")) or not link.isprintable():
        raise ValueError(f"{link!r} is no path of this site")
    if not key or len(key) > LONGEST_KEY:
        raise ValueError(f"a key has 1 to {LONGEST_KEY} characters: {key!r}")

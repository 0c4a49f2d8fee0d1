"""The digest: what has come since the last one, in one letter, when its reader wants it by her own clock."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.notices import letters
from yinxin.apps.notices.models import Digest, Notice, NoticePreference
from yinxin.apps.notices.wishes import digest_time_of, quiet_of, wish_of, wishes_of, zone_of
from yinxin.apps.people.models import User
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.outbox.schedules import Schedule, every

MOST_ATTEMPTS = 8


def queue_due(_progress: Progress) -> dict[str, int]:
    """A job for everybody who has something to read and whose time has come. Asked twice it is one job."""
    waiting = dict(_unsent().order_by().values_list("person").annotate(first=Min("at")))
    wishes, now = wishes_of(waiting), timezone.now()
    due = {person: _due(wish, now) for person, wish in wishes.items()}
    wanted = {person: day for person, found in due.items() if found for day, at in [found] if waiting[person] < at}
    sent = set(Digest.objects.filter(person__in=wanted, day__in=set(wanted.values())).values_list("person", "day"))
    queued = sorted(set(wanted.items()) - sent)
    with transaction.atomic():
        for person, day in queued:
            enqueue(
                "yinxin.apps.notices.digests.send",
                person,
                day.isoformat(),
                key=f"notices:digest:{person}:{day}",
                kind="notices.digest",
                attempts=MOST_ATTEMPTS,
                passing=True,
            )
    return {"due": len(queued)}


def send(progress: Progress, person: int, day: str) -> None:
    """One letter a person and day, kept with its row in the transaction that ends the job. Nothing to say, nothing sent.

    What came after the due time waits for the next, so that a letter never comes at an hour nobody asked for.
    """
    reader, wish = User.objects.filter(pk=person, is_active=True).first(), wish_of(person)
    due = digest_time_of(wish).last_due(timezone.now(), zone_of(wish))
    if reader is None or due is None:
        return
    with progress.finishing():
        rows = list(_unsent().filter(person=reader, at__lt=due[1]).select_for_update(of=("self",)).order_by("-pk"))
        if not rows:
            return
        _row, is_first = Digest.objects.get_or_create(
            person=reader, day=date.fromisoformat(day), defaults={"count": len(rows)}
        )
        if is_first:
            letters.digest(reader, rows).send()
            Notice.objects.filter(pk__in=[row.pk for row in rows]).update(by_mail_at=timezone.now())


def _due(wish: NoticePreference, now: datetime) -> tuple[date, datetime] | None:
    """A run that was late may have come into the quiet hours: then it is looked at again after them."""
    zone = zone_of(wish)
    return None if quiet_of(wish).covers(now.astimezone(zone).time()) else digest_time_of(wish).last_due(now, zone)


def _unsent() -> QuerySet[Notice]:
    return Notice.objects.filter(read_at__isnull=True, by_mail_at__isnull=True, person__is_active=True)


DIGESTS = Schedule(
    "notices.digests", "yinxin.apps.notices.digests.queue_due", every(minutes=15), gettext_lazy("发出到时的通知摘要")
)

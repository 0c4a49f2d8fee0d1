"""Bringing back jobs whose worker died, at once instead of after the queue's own long wait."""

from __future__ import annotations

from django.core.signing import BadSignature
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ
from django_q.signing import SignedPackage

from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.queueing import deliver
from yinxin.kit.outbox.running import is_abandoned


def bring_back() -> int:
    """Queue every abandoned job anew. The old row of the queue, delivered later, will find the job over."""
    brought = 0
    for job in Job.objects.filter(state=State.RUNNING):
        if is_abandoned(job):
            brought += _requeue(job)
    return brought


@transaction.atomic
def _requeue(job: Job) -> int:
    held = Job.objects.filter(pk=job.pk, state=State.RUNNING, token=job.token)
    if not held.update(state=State.QUEUED, token=None, process=None):
        return 0
    deliver(job)
    return 1


def release_undelivered() -> int:
    """Free what a worker had fetched but not begun when it died, and queue anew what the queue has lost.

    The queue drops a row it cannot verify, as after a change of the secret key. Called once, when a worker starts.
    Should another worker be holding such a row in its memory, the job is delivered twice and taken once.
    """
    waiting = {str(job.pk): job for job in Job.objects.filter(state=State.QUEUED)}
    now = timezone.now()
    held = {name: row for row in OrmQ.objects.all() if (name := _name(row)) in waiting}
    locked = [row.pk for row in held.values() if row.lock > now]
    OrmQ.objects.filter(pk__in=locked).update(lock=now)
    lost = [job for name, job in waiting.items() if name not in held]
    for job in lost:
        deliver(job)
    return len(locked) + len(lost)


def _name(row: OrmQ) -> str | None:
    try:
        name: str = SignedPackage.loads(row.payload)["name"]
    except BadSignature:
        return None
    return name

"""Bringing back jobs whose worker died, at once instead of after the queue's own long wait."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

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
    """Free rows that a worker had fetched but not begun when it died. Called once, when a worker starts.

    Should another worker be holding such a row in its memory, the job is delivered twice and taken once.
    """
    waiting = {str(pk) for pk in Job.objects.filter(state=State.QUEUED).values_list("pk", flat=True)}
    now = timezone.now()
    locked = [row.pk for row in OrmQ.objects.filter(lock__gt=now) if row.task().get("name") in waiting]
    released: int = OrmQ.objects.filter(pk__in=locked).update(lock=now)
    return released

"""Queueing what the clock has made due: one job for each due time, however many workers look at the clock."""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from yinxin.kit.outbox.models import Job, Turn
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.outbox.schedules import Schedule, declared


def queue_due(now: datetime | None = None) -> list[Job]:
    """Queue a job for every schedule that has become due since the last look.

    Due times missed while no worker ran give one job, not many, and so do those that pass while a run is still going.
    A schedule seen for the first time begins with its next due time.
    """
    moment = now or timezone.now()
    queued = [_queue(schedule, moment) for schedule in declared()]
    return [job for job in queued if job is not None]


def _queue(schedule: Schedule, now: datetime) -> Job | None:
    due = schedule.when.last_due(now)
    turn = Turn.objects.select_related("job").filter(name=schedule.name).first()
    if turn is None:
        Turn.objects.get_or_create(name=schedule.name, defaults={"due_at": due})
        return None
    if turn.due_at >= due or (turn.job is not None and not turn.job.is_over):
        return None
    with transaction.atomic():
        # Compare and set: of two workers at this line one changes the row and queues.
        if not Turn.objects.filter(pk=turn.pk, due_at=turn.due_at).update(due_at=due):
            return None
        job = enqueue(
            schedule.function,
            key=f"schedule:{schedule.name}:{due.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            kind=f"schedule.{schedule.name}",
            limit=schedule.limit,
            passing=True,
        )
        Turn.objects.filter(pk=turn.pk).update(job=job)
        return job

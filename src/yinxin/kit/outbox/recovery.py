"""Bringing back jobs whose worker died, as soon as that is seen."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.kit.outbox.failing import ENDED, rest
from yinxin.kit.outbox.leases import here, is_abandoned
from yinxin.kit.outbox.models import Job, State


def bring_back() -> int:
    """Put every abandoned job back into the queue, or among the dead letters when it has ended its worker too often."""
    return sum(_bring_back(job) for job in Job.objects.filter(state=State.RUNNING) if is_abandoned(job))


def _bring_back(job: Job) -> int:
    """The first death is taken for chance, and the job keeps its place; one that ends its worker again (out of memory,
    say) waits longer each time.
    """
    now = timezone.now()
    held = Job.objects.filter(pk=job.pk, state=State.RUNNING, token=job.token)
    if job.attempts >= job.most_attempts:
        return held.update(
            state=State.DEAD, message=_(ENDED) % {"n": job.attempts}, fault="process ended", finished_at=now
        )
    due = job.due_at if job.attempts <= 1 else now + rest(job.attempts - 1)
    return held.update(state=State.QUEUED, due_at=due, token=None, process=None)


def hand_back(processes: Collection[int]) -> int:
    """What the given processes of this machine had in hand when they were told to stop. It does not count as an attempt."""
    held = Job.objects.filter(state=State.RUNNING, host=here(), process__in=processes)
    return held.update(state=State.QUEUED, token=None, process=None, attempts=F("attempts") - 1)

"""Who holds a job, and until when. A job is taken by one run at a time; a run that died loses it to the next."""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Collection
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.progress import Progress

LEASE = timedelta(seconds=60)
"""A worker extends it four times a minute, so it runs out only when worker or database are gone."""


class StillRunningError(Exception):
    """Somebody else is doing the job at this moment."""


def take_next() -> Progress | None:
    """The right to run the job whose turn it is, or None when nothing is due.

    Looking first and locking afterwards leaves an idle worker without a write. On PostgreSQL workers step over
    each other's rows; on SQLite a transaction that writes (IMMEDIATE) has the database for itself.
    """
    due = Job.objects.filter(state=State.QUEUED, due_at__lte=timezone.now()).order_by("due_at", "pk")
    if not due.exists():
        return None
    with transaction.atomic():
        job = due.select_for_update(skip_locked=True).first()
        return None if job is None else _hold(job, LEASE)


def take(pk: uuid.UUID) -> Progress | None:
    """The right to run one job here and now, whenever it is due; None when it is over or gone.

    Nobody extends this lease, so it is as long as the run may be.
    """
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=pk).first()
        if job is None or job.is_over:
            return None
        if job.state == State.RUNNING and not is_abandoned(job):
            raise StillRunningError(str(pk))
        return _hold(job, timedelta(seconds=job.longest_run))


def _hold(job: Job, length: timedelta) -> Progress:
    token, now = uuid.uuid4(), timezone.now()
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING,
        token=token,
        lease_until=now + length,
        host=here(),
        process=os.getpid(),
        attempts=F("attempts") + 1,
        started_at=now,
        done=0,
        message="",
    )
    return Progress(job.pk, token)


def extend(processes: Collection[int]) -> None:
    """The given processes of this machine are alive, so what they hold is theirs for another while."""
    now = timezone.now()
    held = Job.objects.filter(state=State.RUNNING, host=here(), process__in=processes)
    ending = held.filter(lease_until__lt=now + LEASE * 0.75)
    if ending.exists():
        ending.update(lease_until=now + LEASE)


def overdue(processes: Collection[int]) -> set[int]:
    """Which of the given processes have been at one job for longer than it may take."""
    held = Job.objects.filter(state=State.RUNNING, host=here(), process__in=processes)
    now = timezone.now()
    return {
        job.process
        for job in held
        if job.process and job.started_at and now - job.started_at > timedelta(seconds=job.longest_run)
    }


def is_abandoned(job: Job) -> bool:
    """Whether the run that holds the job is dead: its process is gone here, or its lease is over anywhere."""
    if job.lease_until is None or timezone.now() > job.lease_until:
        return True
    return job.host == here() and not _is_alive(job.process)


@cache
def here() -> str:
    """This machine as far as process numbers mean the same: two containers of one name are two places."""
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        space = ""
    return f"{socket.gethostname()[:200]} {space}".strip()


def _is_alive(process: int | None) -> bool:
    """A killed worker stays in the process table as a zombie until its parent looks; it does no work any more."""
    if process is None:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state != "Z"

"""What a person decides about a job that was given up: once more, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.models import Job, State

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


@transaction.atomic
def retry(job: Job, *, by: AbstractBaseUser | None) -> Job:
    """Queue a dead letter once more, with all its attempts before it."""
    held = _dead(job)
    held.state, held.attempts, held.due_at, held.finished_at = State.QUEUED, 0, timezone.now(), None
    held.save(update_fields=["state", "attempts", "due_at", "finished_at"])
    record("outbox.retry", held, by=by, new={"kind": held.kind})
    return held


def retry_all(jobs: Iterable[Job], *, by: AbstractBaseUser | None) -> int:
    """Queue them all once more; one that somebody else has dealt with meanwhile is passed over."""
    done = 0
    for job in jobs:
        try:
            retry(job, by=by)
        except RefusedError:
            continue
        done += 1
    return done


@transaction.atomic
def discard(job: Job, *, reason: str, by: AbstractBaseUser | None) -> Job:
    """Give a dead letter up for good. The row stays, with who did it and why."""
    held = _dead(job)
    held.state = State.DISCARDED
    held.save(update_fields=["state"])
    record("outbox.discard", held, by=by, new={"kind": held.kind}, reason=reason)
    return held


def _dead(job: Job) -> Job:
    held = Job.objects.select_for_update().get(pk=job.pk)
    if held.state != State.DEAD:
        raise RefusedError("job-not-dead", number=held.number)
    return held

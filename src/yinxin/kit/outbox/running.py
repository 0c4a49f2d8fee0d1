"""Doing one job: whatever happens inside ends in the job's own row."""

from __future__ import annotations

import json
import logging
import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.outbox.failing import OUR_FAULT, HopelessError, RetryError, rest
from yinxin.kit.outbox.leases import StillRunningError, take
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.progress import Progress, TakenOverError
from yinxin.kit.refusals.sentences import sentence_of

__all__ = ["StillRunningError", "run", "run_held"]

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why an attempt came to nothing."""

    sentence: str
    fault: str
    after: timedelta | None = None
    hopeless: bool = False


def run(pk: str) -> None:
    """Do a job here and now, for somebody who waits for it: a failure is told at once and not tried again."""
    progress = take(uuid.UUID(pk))
    if progress is None:
        return
    try:
        failure = _do(Job.objects.get(pk=pk), progress)
        if failure is not None:
            progress.fail(failure.sentence)
    except TakenOverError:
        logger.warning("job %s was taken over by another run", pk)


def run_held(progress: Progress) -> None:
    """What a worker does with the job it has taken."""
    job = Job.objects.get(pk=progress.job)
    try:
        failure = _do(job, progress)
        if failure is not None:
            _settle(job, progress, failure)
    except TakenOverError:
        logger.warning("job %s was taken over by another run", job.pk)


def _settle(job: Job, progress: Progress, failure: _Failure) -> None:
    """Back into the queue for later, or among the dead letters when it was tried as often as allowed."""
    if failure.hopeless or job.attempts >= job.most_attempts:
        progress.give_up(failure.sentence, failure.fault)
    else:
        until = timezone.now() + (failure.after or rest(job.attempts))
        progress.put_back(failure.sentence, failure.fault, until=until)


def _do(job: Job, progress: Progress) -> _Failure | None:
    """The failure that may pass, or None when the job is over, be it done or refused."""
    try:
        result = import_string(job.function)(progress, *job.arguments)
        if not progress.is_over:
            json.dumps(result, allow_nan=False)
            progress.finish(result)
    except TakenOverError:
        raise
    except UnreadableError as error:
        progress.fail(error.sentence)
    except RefusedError as error:
        progress.fail(sentence_of(error))
    except (RetryError, HopelessError) as error:
        return _declared(error)
    except Exception as error:
        # Our own fault. The person gets a sentence with the number under which the log has the rest.
        logger.exception("job %s (%s) failed", job.pk, job.function)
        return _Failure(_(OUR_FAULT) % {"number": job.number}, _kind_of(error))
    return None


def _declared(error: RetryError | HopelessError) -> _Failure:
    cause = error.__cause__ or error
    if isinstance(error, RetryError):
        return _Failure(error.sentence, _kind_of(cause), after=error.after)
    return _Failure(error.sentence, _kind_of(cause), hopeless=True)


def _kind_of(error: BaseException) -> str:
    """The error's kind alone: its text may quote what the job was about."""
    return f"{type(error).__module__}.{type(error).__qualname__}"[:200]

"""Taking one job and doing it. A job is taken by one run at a time; a run that died loses it to the next."""

from __future__ import annotations

import json
import logging
import os
import socket
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.progress import Progress, TakenOverError
from yinxin.kit.refusals.sentences import sentence_of

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""A job that ended its worker this often (out of memory, say) would do so for ever."""


class StillRunningError(Exception):
    """Delivered a second time while the first run is alive: not acknowledged, so that the queue keeps the row."""


def run(pk: str) -> None:
    """What the queue calls. Whatever happens inside ends in the job's own row."""
    progress = _take(uuid.UUID(pk))
    if progress is None:
        return
    job = Job.objects.get(pk=pk)
    if job.attempts > MOST_ATTEMPTS:
        progress.fail(
            _("处理了%(n)s次都中途停止，已不再重试。请把文件拆小后重新提交，或告诉系统管理员。") % {"n": MOST_ATTEMPTS}
        )
        return
    try:
        _do(job, progress)
    except TakenOverError:
        logger.warning("job %s was taken over by another run", pk)


def _do(job: Job, progress: Progress) -> None:
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
    except Exception:
        # Our own fault. The person gets a sentence with the number under which the log has the rest.
        logger.exception("job %s (%s) failed", job.pk, job.function)
        number = str(job.pk)[:8]
        progress.fail(
            _("处理时系统出错，没有保存任何内容。请重试；仍不成功请把编号 %(number)s 告诉系统管理员。")
            % {"number": number}
        )


def _take(pk: uuid.UUID) -> Progress | None:
    """The right to run a job, or None when it is over or gone."""
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=pk).first()
        if job is None or job.is_over:
            return None
        if job.state == State.RUNNING and not is_abandoned(job):
            raise StillRunningError(str(pk))
        token = uuid.uuid4()
        Job.objects.filter(pk=pk).update(
            state=State.RUNNING,
            token=token,
            host=socket.gethostname(),
            process=os.getpid(),
            attempts=F("attempts") + 1,
            started_at=timezone.now(),
            done=0,
            message="",
        )
    return Progress(pk, token)


def is_abandoned(job: Job) -> bool:
    """Whether the run that holds the job is dead: its process is gone here, or its time is over anywhere."""
    limit = timedelta(seconds=_cluster()["timeout"])
    if job.started_at is None or timezone.now() - job.started_at > limit:
        return True
    return job.host == socket.gethostname() and not _is_alive(job.process)


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


def _cluster() -> dict[str, Any]:
    cluster: dict[str, Any] = settings.Q_CLUSTER
    return cluster

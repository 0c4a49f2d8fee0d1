"""Putting a job into the queue, in the transaction that causes it: rolled back together, or kept together."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import router, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from yinxin.kit.outbox.models import LONGEST_RUN, MOST_ATTEMPTS, Job

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class OutsideTransactionError(RuntimeError):
    """A job was queued outside the transaction of the change that causes it."""


def enqueue(
    function: str,
    *arguments: str | int | float | bool | None,
    key: str,
    kind: str = "",
    by: AbstractBaseUser | None = None,
    not_before: datetime | None = None,
    attempts: int = MOST_ATTEMPTS,
    limit: timedelta = timedelta(seconds=LONGEST_RUN),
    passing: bool = False,
) -> Job:
    """Queue `function` (a dotted path) once for each `key`; asking again gives the job that is already there.

    The function is called as `function(progress, *arguments)` and gives back a JSON value or None.
    Arguments are JSON values, never objects: a job may run after the code that queued it was replaced.
    It begins at once or at `not_before`, is begun at most `attempts` times, and a run longer than `limit` is ended.
    The row of a `passing` job (a message, a scheduled run) is removed some time after it is done.
    """
    if not transaction.get_connection(router.db_for_write(Job)).in_atomic_block:
        raise OutsideTransactionError(f"{function} was queued outside a transaction")
    import_string(function)
    json.dumps(arguments, allow_nan=False)
    job, _ = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind or function.rpartition(".")[2],
            "function": function,
            "arguments": list(arguments),
            "by_id": by.pk if by else None,
            "due_at": not_before or timezone.now(),
            "most_attempts": attempts,
            "longest_run": int(limit.total_seconds()),
            "passing": passing,
        },
    )
    return job

"""Putting a job into the queue, in the transaction that causes it: rolled back together, or kept together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import router, transaction
from django.utils.module_loading import import_string
from django_q.tasks import async_task

from yinxin.kit.outbox.models import Job

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

RUN = "yinxin.kit.outbox.running.run"


class OutsideTransactionError(RuntimeError):
    """A job was queued outside the transaction of the change that causes it."""


def enqueue(
    function: str,
    *arguments: str | int | float | bool | None,
    key: str,
    kind: str = "",
    by: AbstractBaseUser | None = None,
) -> Job:
    """Queue `function` (a dotted path) once for each `key`; asking again gives the job that is already there.

    The function is called as `function(progress, *arguments)` and gives back a JSON value or None.
    Arguments are JSON values, never objects: a job may run after the code that queued it was replaced.
    """
    if not transaction.get_connection(router.db_for_write(Job)).in_atomic_block:
        raise OutsideTransactionError(f"{function} was queued outside a transaction")
    import_string(function)
    json.dumps(arguments, allow_nan=False)
    job, is_new = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind or function.rpartition(".")[2],
            "function": function,
            "arguments": list(arguments),
            "by_id": by.pk if by else None,
        },
    )
    if is_new:
        deliver(job)
    return job


def deliver(job: Job) -> None:
    """Write the queue's row for a job. More than one row for a job is harmless: `running` takes each job once."""
    async_task(RUN, str(job.pk), task_name=str(job.pk))

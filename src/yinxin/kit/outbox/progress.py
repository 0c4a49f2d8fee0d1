"""What a running job says about itself, and how it ends exactly once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from yinxin.kit.outbox.models import Job, State


class TakenOverError(Exception):
    """Another run has taken this job; whatever this one still wanted to keep is dropped."""


class Progress:
    """Handed to a job's function. Only the run that holds the job can speak for it."""

    def __init__(self, job: uuid.UUID, token: uuid.UUID) -> None:
        self.job = job
        self.token = token

    @property
    def idempotency_key(self) -> str:
        """The same at every attempt of this job and at no other job.

        Our own database keeps an effect once. Another system may be called again after a crash: give it this key, so
        that it can tell the second call from a second wish.
        """
        return self.job.hex

    def advance(self, done: int, total: int, message: str = "") -> None:
        """Say how far the job is; the page shows it at the next look."""
        self._change(done=done, total=total, message=message)

    @contextmanager
    def finishing(self, result: Any = None) -> Iterator[None]:
        """Keep the job's effects and its end in one transaction, so that a crash leaves both or neither.

        `with progress.finishing({"plan": 3}): plan.save()` — a job begun twice then has its effects once.
        """
        with transaction.atomic():
            if not self._held().select_for_update().exists():
                raise TakenOverError
            yield
            self.finish(result)

    def finish(self, result: Any) -> None:
        """End a job whose function kept nothing in the database, or kept it itself."""
        self._change(state=State.DONE, result=result, fault="", finished_at=timezone.now())

    def fail(self, sentence: str) -> None:
        """Refused, and another attempt would be refused as well."""
        self._change(state=State.FAILED, message=sentence, finished_at=timezone.now())

    def give_up(self, sentence: str, fault: str) -> None:
        """A dead letter: it waits for a person."""
        self._change(state=State.DEAD, message=sentence, fault=fault, finished_at=timezone.now())

    def put_back(self, sentence: str, fault: str, *, until: datetime) -> None:
        """Not done; it may be begun again at the given time."""
        self._change(state=State.QUEUED, message=sentence, fault=fault, due_at=until, token=None, process=None)

    @property
    def is_over(self) -> bool:
        return not self._held().exists()

    def _held(self) -> Any:
        return Job.objects.filter(pk=self.job, token=self.token, state=State.RUNNING)

    def _change(self, **fields: Any) -> None:
        if not self._held().update(**fields):
            raise TakenOverError

"""What a running job says about itself, and how it ends exactly once."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
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

    def advance(self, done: int, total: int, message: str = "") -> None:
        """Say how far the job is; the page shows it at the next look."""
        self._change(done=done, total=total, message=message)

    @contextmanager
    def finishing(self, result: Any = None) -> Iterator[None]:
        """Keep the job's effects and its end in one transaction, so that a crash leaves both or neither.

        `with progress.finishing({"plan": 3}): plan.save()` — a job delivered twice then has its effects once.
        """
        with transaction.atomic():
            if not self._held().select_for_update().exists():
                raise TakenOverError
            yield
            self._change(state=State.DONE, result=result, finished_at=timezone.now())

    def finish(self, result: Any) -> None:
        """End a job whose function kept nothing in the database, or kept it itself."""
        self._change(state=State.DONE, result=result, finished_at=timezone.now())

    def fail(self, sentence: str) -> None:
        self._change(state=State.FAILED, message=sentence, finished_at=timezone.now())

    @property
    def is_over(self) -> bool:
        return not self._held().exists()

    def _held(self) -> Any:
        return Job.objects.filter(pk=self.job, token=self.token, state=State.RUNNING)

    def _change(self, **fields: Any) -> None:
        if not self._held().update(**fields):
            raise TakenOverError

"""Reading a kept document in the background and laying its tasks on the desk."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.plans.desk_layout import lay_out
from yinxin.apps.plans.models import Source
from yinxin.documents.guarded import read_guarded
from yinxin.domain.document import Document
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.proposal import Proposal
from yinxin.domain.plans.propose import propose
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.serving import content
from yinxin.kit.outbox.models import WITHOUT_RESULT, Job
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.queueing import enqueue
from yinxin.kit.refusals import sentence_of

STEPS = 100
MOST_ATTEMPTS = 3
"""Somebody waits for the answer: half a minute of trying again, then she is told."""


def queue_reading(source: Source, *, by: User, attempt: int = 1) -> None:
    """Runs in the transaction that keeps the document: there is a job exactly when there is a document."""
    enqueue(
        "yinxin.apps.plans.actions.reading.read_source",
        source.pk,
        key=_key(source.pk, attempt),
        kind="plans.read",
        by=by,
        attempts=MOST_ATTEMPTS,
    )


def _key(pk: int, attempt: int) -> str:
    return f"plans.read:{pk}:{attempt}"


def broken_off(source: Source) -> str:
    """Why a reading ended without a word to its document: the worker died too often, or the fault was ours."""
    if not source.is_being_read:
        return ""
    job = Job.objects.filter(key=_key(source.pk, source.attempts), state__in=WITHOUT_RESULT).first()
    return job.message if job else ""


@transaction.atomic
def read_again(source: Source, *, by: User) -> Source:
    """A reading that failed is tried once more, for example after LibreOffice was installed."""
    held = Source.objects.select_for_update(of=("self",)).select_related("received").get(pk=source.pk)
    if not held.received.is_accepted:
        raise RefusedError("intake-not-kept", name=held.name)
    if held.state != Source.State.FAILED and not broken_off(held):
        raise RefusedError("source-not-failed", name=held.name)
    held.attempts += 1
    held.state, held.refusal, held.progress = Source.State.WAITING, "", 0
    held.save(update_fields=["attempts", "state", "refusal", "progress"])
    record("plans.read-again", held, by=by, new={"attempt": held.attempts})
    queue_reading(held, by=by, attempt=held.attempts)
    return held


def follow_intake(received: Received) -> None:
    """A document that waited for its virus scan is read now, or said to be infected. Runs in the intake's transaction."""
    source = Source.objects.select_for_update().filter(received=received, state=Source.State.HELD).first()
    if source is None:
        return
    if not received.is_accepted:
        _fail(source, sentence_of(RefusedError("intake-not-kept", name=source.name)))
        return
    source.state = Source.State.WAITING
    source.save(update_fields=["state"])
    queue_reading(source, by=source.uploaded_by)


def read_source(progress: Progress, pk: int) -> None:
    """The job. Delivered twice it lays the desk once; a document that cannot be read keeps the sentence that says why."""
    source = Source.objects.select_related("place", "received").get(pk=pk)
    if source.state not in {Source.State.WAITING, Source.State.READING}:
        return
    _tell(progress, source, 5)
    try:
        proposal = _read(progress, source)
    except (UnreadableError, RefusedError) as error:
        sentence = error.sentence if isinstance(error, UnreadableError) else sentence_of(error)
        with progress.finishing({"source": pk}):
            _fail(source, sentence)
        return
    with progress.finishing({"source": pk, "tasks": len(proposal.tasks)}):
        lay_out(Source.objects.select_for_update().get(pk=pk), proposal)


def _read(progress: Progress, source: Source) -> Proposal:
    document: Document = read_guarded(content(source.received), name=source.name)
    _tell(progress, source, 50)
    proposal = propose(document)
    _tell(progress, source, 80)
    return proposal


def _tell(progress: Progress, source: Source, percent: int) -> None:
    progress.advance(percent, STEPS)
    Source.objects.filter(pk=source.pk).update(state=Source.State.READING, progress=percent)


def _fail(source: Source, sentence: str) -> None:
    held = Source.objects.select_for_update().get(pk=source.pk)
    held.state, held.refusal, held.read_at = Source.State.FAILED, sentence, timezone.now()
    held.save(update_fields=["state", "refusal", "read_at"])
    record("plans.read-failed", held, by=None, new={"refusal": sentence})

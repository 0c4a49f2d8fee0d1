"""Reading a kept report document in the background and laying its statements on the desk."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.progress.evidence.laying import lay_out, matched
from yinxin.apps.progress.models import ReportDocument
from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
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


def queue_reading(document: ReportDocument, *, by: User, attempt: int = 1) -> None:
    """Runs in the transaction that keeps the document: there is a job exactly when there is a document."""
    enqueue(
        "yinxin.apps.progress.evidence.actions.reading.read_document",
        document.pk,
        key=_key(document.pk, attempt),
        kind="progress.evidence-read",
        by=by,
        attempts=MOST_ATTEMPTS,
    )


def _key(pk: int, attempt: int) -> str:
    return f"progress.evidence-read:{pk}:{attempt}"


def broken_off(document: ReportDocument) -> str:
    """Why a reading ended without a word to its document: the worker died too often, or the fault was ours."""
    if not document.is_being_read:
        return ""
    job = Job.objects.filter(key=_key(document.pk, document.attempts), state__in=WITHOUT_RESULT).first()
    return job.message if job else ""


@transaction.atomic
def read_again(document: ReportDocument, *, by: User) -> ReportDocument:
    """A reading that failed is tried once more."""
    held = ReportDocument.objects.select_for_update(of=("self",)).select_related("received").get(pk=document.pk)
    if not held.received.is_accepted:
        raise RefusedError("intake-not-kept", name=held.name)
    if held.state != ReportDocument.State.FAILED and not broken_off(held):
        raise RefusedError("source-not-failed", name=held.name)
    held.attempts += 1
    held.state, held.refusal, held.progress = ReportDocument.State.WAITING, "", 0
    held.save(update_fields=["attempts", "state", "refusal", "progress"])
    record("progress.evidence-read-again", held, by=by, new={"attempt": held.attempts})
    queue_reading(held, by=by, attempt=held.attempts)
    return held


def follow_intake(received: Received) -> None:
    """A document that waited for its virus scan is read now, or said to be infected. Runs in the intake's transaction."""
    waiting = ReportDocument.objects.filter(received=received, state=ReportDocument.State.HELD)
    document = waiting.select_for_update().first()
    if document is None:
        return
    if not received.is_accepted:
        _fail(document, sentence_of(RefusedError("intake-not-kept", name=document.name)))
        return
    document.state = ReportDocument.State.WAITING
    document.save(update_fields=["state"])
    queue_reading(document, by=document.uploaded_by)


def read_document(progress: Progress, pk: int) -> None:
    """The job. Delivered twice it lays the desk once; a document that cannot be read keeps the sentence that says why."""
    document = ReportDocument.objects.select_related("received", "unit").get(pk=pk)
    if not document.is_being_read:
        return
    _tell(progress, document, 5)
    try:
        read = read_guarded(content(document.received), name=document.name)
        _tell(progress, document, 40)
        found = matched(document, read)
        _tell(progress, document, 80)
    except (UnreadableError, RefusedError) as error:
        sentence = error.sentence if isinstance(error, UnreadableError) else sentence_of(error)
        with progress.finishing({"document": pk}):
            _fail(document, sentence)
        return
    with progress.finishing({"document": pk, "statements": len(found)}):
        lay_out(ReportDocument.objects.select_for_update().get(pk=pk), read.text, found)


def _tell(progress: Progress, document: ReportDocument, percent: int) -> None:
    progress.advance(percent, STEPS)
    ReportDocument.objects.filter(pk=document.pk).update(state=ReportDocument.State.READING, progress=percent)


def _fail(document: ReportDocument, sentence: str) -> None:
    held = ReportDocument.objects.select_for_update().get(pk=document.pk)
    held.state, held.refusal, held.read_at = ReportDocument.State.FAILED, sentence, timezone.now()
    held.save(update_fields=["state", "refusal", "read_at"])
    record("progress.evidence-read-failed", held, by=None, new={"refusal": sentence})

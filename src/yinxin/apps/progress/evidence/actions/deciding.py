"""A person says what a statement supports, or that it supports nothing, and may take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Classification, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.evidence.laying import fitting
from yinxin.apps.progress.evidence.reasons import BY_HAND
from yinxin.apps.progress.models import Candidate, Evidence, Report, Statement
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def confirm(statement: Statement, task: Task, *, by: User) -> Evidence:
    """The statement becomes evidence of the task. One statement may support several; each is confirmed for itself."""
    held = _held(statement)
    if held.state == Statement.State.NOTHING:
        raise RefusedError("evidence-decided", state=held.get_state_display())
    candidate = _candidate(held, task)
    if candidate.evidence:
        raise RefusedError("evidence-twice", title=task.title)
    document = held.document
    evidence = Evidence.objects.create(
        task=task,
        figure=candidate.figure,
        kind=Evidence.Kind.STATEMENT,
        title=document.name,
        # Whoever sees the task may open what proves it; an 内部 document only its own office and unit may.
        file=document.received if document.classification == Classification.OPEN else None,
        quote=held.quote,
        span=[held.start, held.end],
        by=by,
    )
    candidate.evidence = evidence
    candidate.save(update_fields=["evidence"])
    _decided(held, Statement.State.CONFIRMED, by)
    projecting.project([task.pk])
    record("progress.evidence-confirm", task, by=by, new={"quote": held.quote, "document": document.name})
    return evidence


@transaction.atomic
def set_aside(statement: Statement, *, by: User) -> Statement:
    """It supports nothing."""
    held = _held(statement)
    if held.state != Statement.State.OPEN:
        raise RefusedError("evidence-decided", state=held.get_state_display())
    _decided(held, Statement.State.NOTHING, by)
    record("progress.evidence-nothing", held.document, by=by, new={"quote": held.quote})
    return held


@transaction.atomic
def take_back(statement: Statement, *, by: User) -> Statement:
    """The statement is open again; evidence made of it goes, unless a report was sent in with it. The record keeps its words."""
    held = _held(statement)
    if held.state == Statement.State.OPEN:
        raise RefusedError("evidence-open")
    made = Evidence.objects.filter(candidate__statement=held)
    tasks = set(made.values_list("task", flat=True))
    for evidence in made.select_for_update(of=("self",)).select_related("task", "report"):
        _withdraw(evidence, by)
    projecting.project(tasks)
    if held.state == Statement.State.NOTHING:
        record("progress.evidence-reopen", held.document, by=by, new={"quote": held.quote})
    held.state, held.decided_by, held.decided_at = Statement.State.OPEN, None, None
    held.save(update_fields=["state", "decided_by", "decided_at"])
    return held


def _withdraw(evidence: Evidence, by: User) -> None:
    if evidence.report and evidence.report.state != Report.State.DRAFT:
        raise RefusedError("evidence-used", title=evidence.task.title)
    told = {"quote": evidence.quote, "document": evidence.title}
    record("progress.evidence-undo", evidence.task, by=by, old=told)
    evidence.delete()


def _held(statement: Statement) -> Statement:
    return (
        Statement.objects.select_for_update(of=("self",))
        .select_related("document", "document__received")
        .get(pk=statement.pk)
    )


def _candidate(statement: Statement, task: Task) -> Candidate:
    """The task's row under the statement; a task that nobody proposed gets one, behind those that were."""
    known = statement.candidates.select_related("evidence").filter(task=task).first()
    if known:
        return known
    last = statement.candidates.order_by("-rank").first()
    rank = last.rank + 1 if last else 1
    figure = fitting(statement.quote, task)
    return statement.candidates.create(task=task, rank=rank, because=[BY_HAND], figure=figure)


def _decided(statement: Statement, state: Statement.State, by: User) -> None:
    statement.state, statement.decided_by, statement.decided_at = state, by, timezone.now()
    statement.save(update_fields=["state", "decided_by", "decided_at"])

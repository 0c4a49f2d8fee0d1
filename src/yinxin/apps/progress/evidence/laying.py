"""What was found in a report document becomes rows: its statements, and under each the tasks it may support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from yinxin.apps.plans.duty import as_value
from yinxin.apps.plans.models import Figure, Task
from yinxin.apps.plans.queries import with_parts
from yinxin.apps.progress.evidence import access
from yinxin.apps.progress.models import Candidate, ReportDocument, Statement
from yinxin.domain.document import Document
from yinxin.domain.errors import RefusedError
from yinxin.domain.matching import Match, Matcher, Reason, duty_of, statements
from yinxin.domain.matching import Statement as Told
from yinxin.domain.matching.amounts import agreement, amounts
from yinxin.kit.audit.recording import record

SHOWN = 5
"""Candidates kept for each statement: as many as there are keys for them."""

MOST_STATEMENTS = 3000
FITS = 0.3
"""How surely a figure of the statement must answer an indicator before it is laid beside it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A task that a statement may support, and the indicator that its figure answers."""

    task: Task
    match: Match
    figure: Figure | None


Found = tuple[Told, tuple[Answer, ...]]


def matched(document: ReportDocument, read: Document) -> list[Found]:
    """The statements of a document with their tasks. Each plan is matched by itself, and the best of all plans are kept."""
    told = statements(read)
    if not told:
        raise RefusedError("evidence-nothing-read", name=document.name)
    if len(told) > MOST_STATEMENTS:
        raise RefusedError("evidence-too-long", name=document.name, n=len(told), most=MOST_STATEMENTS)
    sought = _by_plan(document)
    matchers = [(Matcher([duty_of(as_value(task)) for task in tasks.values()]), tasks) for tasks in sought]
    return [(one, _answers(one, matchers)) for one in told]


def _by_plan(document: ReportDocument) -> list[dict[str, Task]]:
    """The tasks that are sought, by plan and by the number under which the matcher knows them."""
    plans: dict[int, dict[str, Task]] = {}
    for task in with_parts(access.sought(document).order_by("plan", "order", "pk")):
        plans.setdefault(task.plan_id, {})[f"t{task.serial:03d}"] = task
    return list(plans.values())


def _answers(told: Told, matchers: Sequence[tuple[Matcher, dict[str, Task]]]) -> tuple[Answer, ...]:
    found = [(match, tasks[match.task]) for matcher, tasks in matchers for match in matcher.match(told)]
    best = sorted(found, key=lambda pair: -pair[0].score)[:SHOWN]
    return tuple(Answer(task, match, _figure(told, match, task)) for match, task in best)


def _figure(told: Told, match: Match, task: Task) -> Figure | None:
    return fitting(told.quote, task) if Reason.FIGURE in match.because else None


def fitting(quote: str, task: Task) -> Figure | None:
    """The indicator of a task that a figure of the sentence answers; none where it is not sure. Reads `figures`."""
    reached = amounts(quote, wanted=False)
    if not reached:
        return None
    asked = [figure for figure in task.figures.all() if figure.kind == Figure.Kind.TARGET and figure.value is not None]
    graded = [(agreement(reached, amounts(figure.quote, wanted=True)), figure) for figure in asked]
    sure = [(grade, figure) for grade, figure in graded if grade >= FITS]
    return max(sure, key=lambda pair: pair[0])[1] if sure else None


def lay_out(document: ReportDocument, text: str, found: Sequence[Found]) -> None:
    """Runs in the transaction that finishes the job, once."""
    if not document.is_being_read:
        return
    rows = Statement.objects.bulk_create(
        [
            Statement(
                document=document,
                order=order,
                quote=told.quote,
                start=told.span.start,
                end=told.span.end,
                heading=(told.headings[-1] if told.headings else "")[:300],
                matches=len(answers),
            )
            for order, (told, answers) in enumerate(found, 1)
        ],
        batch_size=500,
    )
    Candidate.objects.bulk_create(
        [
            Candidate(
                statement=row,
                task=answer.task,
                rank=rank,
                score=answer.match.score,
                because=[str(reason) for reason in answer.match.because],
                figure=answer.figure,
            )
            for row, (_, answers) in zip(rows, found, strict=True)
            for rank, answer in enumerate(answers, 1)
        ],
        batch_size=500,
    )
    document.text, document.state, document.progress = text, ReportDocument.State.READY, 100
    document.read_at = timezone.now()
    document.save(update_fields=["text", "state", "progress", "read_at"])
    record("progress.evidence-read", document, by=None, new={"statements": len(found)})

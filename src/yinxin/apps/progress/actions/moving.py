"""One act in the life of a task: judged by the domain, kept as an event, and the task's row brought level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Milestone, Phase, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Report, TaskEvent
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress import parts
from yinxin.domain.progress.acts import FINISHED, Act, Event
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an act says beside itself. `unit` is the unit for which the person acts; `to` a date, `into` another task."""

    unit: Unit | None = None
    reason: str = ""
    to: date | None = None
    into: Task | None = None
    report: Report | None = None
    on: date | None = None


NOTHING_MORE = Particulars()


@transaction.atomic
def move(task: Task, act: Act, more: Particulars = NOTHING_MORE, *, by: User) -> TaskEvent:
    """Raises RefusedError where the act does not fit the task's state, lacks a reason, or needs somebody else."""
    held = _held(task)
    life = projecting.lives([held.pk])[held.pk]
    event = _event(act, more, by)
    try:
        task_life.after(life, event)
    except RefusedError as refused:
        raise _said(refused, held) from None
    return _keep(held, event, more, by=by)


@transaction.atomic
def move_part(part: Phase | Milestone, act: Act, more: Particulars = NOTHING_MORE, *, by: User) -> TaskEvent:
    """The same for a phase or a milestone, which is reported and accepted by itself."""
    held = _held(part.task)
    if held.status in FINISHED:
        raise _said(RefusedError("task-move", act=act, state=held.status), held)
    told = part.events.order_by("pk")
    event = _event(act, more, by)
    try:
        parts.after(parts.replay(projecting.as_event(row) for row in told), event)
    except RefusedError as refused:
        raise _said(refused, held) from None
    return _keep(held, event, more, part=part, by=by)


def _held(task: Task) -> Task:
    held = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
    if held.standing != Task.Standing.IN_LIST:
        raise RefusedError("task-withdrawn", title=held.title)
    return held


def _event(act: Act, more: Particulars, by: User) -> Event:
    on = more.on or timezone.localdate()
    return Event(act, on, by=by.pk, reason=more.reason.strip(), to=more.to, into=more.into.pk if more.into else None)


def _keep(task: Task, event: Event, more: Particulars, *, part: Phase | Milestone | None = None, by: User) -> TaskEvent:
    row = TaskEvent.objects.create(
        task=task,
        phase=part if isinstance(part, Phase) else None,
        milestone=part if isinstance(part, Milestone) else None,
        act=event.act.value,
        on=event.on,
        by=by,
        unit=more.unit,
        reason=event.reason,
        to=event.to,
        into=more.into,
        report=more.report,
    )
    before = task.status
    projecting.project([task.pk])
    task.refresh_from_db(fields=["status"])
    record(
        f"progress.{event.act}",
        task,
        by=by,
        old={"state": before},
        new={"state": task.status, "on": str(event.on), **({"to": str(event.to)} if event.to else {})},
        reason=event.reason,
    )
    return row


def _said(refused: RefusedError, task: Task) -> RefusedError:
    """The refusal with the words of this task."""
    facts = {"title": task.title, **refused.facts}
    if "act" in facts:
        facts["act"] = TaskEvent.ActChoice(str(facts["act"])).label
    if "state" in facts:
        facts["state"] = task.get_status_display()
    return RefusedError(refused.code, **facts)

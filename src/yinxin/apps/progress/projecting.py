"""Works out how tasks stand from their events and reports, and keeps it for the lists. Whatever changes a task ends here.

Many tasks cost as many queries as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction

from yinxin.apps.plans.models import Task
from yinxin.apps.progress import lighting
from yinxin.apps.progress.models import Progress, Stage, TaskEvent
from yinxin.apps.progress.staging import stages_of
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress import parts
from yinxin.domain.progress.acts import Act, Event
from yinxin.domain.progress.life import Life

BATCH = 500


@transaction.atomic
def project(tasks: Collection[int]) -> None:
    """Bring the rows of these tasks level with their events. In the caller's transaction, where there is one."""
    keys = sorted(tasks)
    for start in range(0, len(keys), BATCH):
        _project(keys[start : start + BATCH])


def hold(tasks: Collection[int]) -> None:
    """Lock these tasks until the transaction ends, lower numbers first: whoever takes a task and a line takes the task first."""
    list(Task.objects.select_for_update(no_key=True).filter(pk__in=tasks).order_by("pk").values_list("pk"))


def lives(tasks: Collection[int]) -> dict[int, Life]:
    """The life of each task, replayed from its events alone."""
    due = dict(Task.objects.filter(pk__in=tasks).values_list("pk", "due_on"))
    told = events_of(tasks)
    return {pk: task_life.replay(told[pk], due[pk]) for pk in due}


def events_of(tasks: Collection[int]) -> dict[int, list[Event]]:
    """The events of tasks and their parts, in the order in which they were written down."""
    found: dict[int, list[Event]] = defaultdict(list)
    for row in TaskEvent.objects.filter(task__in=tasks).order_by("pk"):
        found[row.task_id].append(as_event(row))
    return found


def part_lives(events: Iterable[TaskEvent]) -> dict[tuple[str, int], parts.PartLife]:
    """The lives of phases ("phase", key) and milestones ("milestone", key) from the events of their tasks."""
    found: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for row in events:
        if row.phase_id:
            found["phase", row.phase_id].append(as_event(row))
        elif row.milestone_id:
            found["milestone", row.milestone_id].append(as_event(row))
    return {key: parts.replay(told) for key, told in found.items()}


def as_event(row: TaskEvent) -> Event:
    return Event(
        Act(row.act),
        row.on,
        by=row.by_id,
        reason=row.reason,
        to=row.to,
        into=row.into_id,
        unit=row.unit_id,
        of_part=bool(row.phase_id or row.milestone_id),
    )


def _project(keys: list[int]) -> None:
    """The tasks are locked before anything of them is read: of two that project one task, the later sees what the other wrote."""
    hold(keys)
    tasks = Task.objects.filter(pk__in=keys).select_related("plan").prefetch_related("phases", "milestones", "events")
    gathered = lighting.gather(keys)
    rows: list[Progress] = []
    stages: list[Stage] = []
    moved: list[Task] = []
    for task in tasks:
        told = sorted(task.events.all(), key=lambda event: event.pk)
        life, lived = task_life.replay(map(as_event, told), task.due_on), part_lives(told)
        own = stages_of(task, life, lived)
        known = lighting.known(task, life, lived, gathered)
        lit = lighting.columns(task, known, gathered, pushes=life.pushes)
        rows.append(_row(task, life, own, known.last_report, lit))
        stages += own
        if task.status != life.state:
            task.status = life.state
            moved.append(task)
    Task.objects.bulk_update(moved, ["status"])
    Stage.objects.filter(task__in=keys).delete()
    Stage.objects.bulk_create(stages)
    Progress.objects.bulk_create(rows, update_conflicts=True, unique_fields=["task"], update_fields=[*COLUMNS])


def _row(task: Task, life: Life, stages: list[Stage], last_report: date | None, lit: dict[str, Any]) -> Progress:
    return Progress(
        task=task,
        since=life.since,
        due_on=life.due,
        next_on=None if life.is_finished else _next(stages),
        pushes=life.pushes,
        returns=life.returns,
        asked=life.asked.act.value if life.asked else "",
        signed_on=life.signed_on,
        reported_on=life.reported_on,
        accepted_on=life.accepted_on,
        last_report_on=last_report,
        **lit,
    )


def _next(stages: Iterable[Stage]) -> date | None:
    """The earliest day that still waits: of a phase or milestone not accepted, or of the whole."""
    waiting = (Stage.State.OPEN, Stage.State.REPORTED, Stage.State.RETURNED)
    days = [one.due_on for one in stages if one.state in waiting or (one.is_whole and one.state == Stage.State.RESTING)]
    return min((day for day in days if day), default=None)


COLUMNS = tuple(field.name for field in Progress._meta.concrete_fields if not field.primary_key)

"""One act in the life of a task: judged by the domain, kept as an event, and the task's row brought level."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Milestone, Phase, Task
from yinxin.apps.progress import announcing, overlapping, projecting
from yinxin.apps.progress.actions.saying import said
from yinxin.apps.progress.models import Report, TaskEvent
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress import parts
from yinxin.domain.progress.acts import FINISHED, Act, Event, State
from yinxin.domain.progress.life import Life
from yinxin.kit.audit.recording import Telling, record_each

Part = Phase | Milestone


@dataclass(frozen=True, slots=True)
class Particulars:
    """What an act says beside itself. `unit` is the unit for which the person acts; `to` a date, `into` another task.

    `seen` is the number of the latest event the person had before her, 0 for none: whoever acts on what has changed meanwhile
    is told so. Without it nobody asks what she saw.
    """

    unit: Unit | None = None
    reason: str = ""
    to: date | None = None
    into: Task | None = None
    report: Report | None = None
    on: date | None = None
    seen: int | None = None


NOTHING_MORE = Particulars()


@transaction.atomic
def move(task: Task, act: Act, more: Particulars = NOTHING_MORE, *, by: User) -> TaskEvent:
    """Raises RefusedError where the act does not fit the task's state, lacks a reason, or needs somebody else.

    The same act sent twice by the same person is one event.
    """
    held = _held(task, more.into)
    event = _event(act, more, by)
    again = _twice(held, None, event, more, by)
    if again:
        return again
    _judge_merger(held, more)
    life = projecting.lives([held.pk])[held.pk]
    try:
        task_life.after(life, event)
    except RefusedError as refused:
        raise said(refused, held, more.unit) from None
    return _keep([held], None, event, more, by=by)[0]


@transaction.atomic
def move_part(part: Part, act: Act, more: Particulars = NOTHING_MORE, *, by: User) -> TaskEvent:
    """The same for a phase or a milestone, which is reported and accepted by itself."""
    held = _held(part.task)
    event = _event(act, more, by, of_part=True)
    again = _twice(held, part, event, more, by)
    if again:
        return again
    if held.status in FINISHED or (held.status == State.SUSPENDED and act is Act.REPORT_DONE):
        raise said(RefusedError("task-move", act=act, state=held.status), held)
    if part.withdrawn_on:
        raise RefusedError("part-withdrawn", title=held.title, part=str(part))
    told = part.events.order_by("pk")
    try:
        parts.after(parts.replay(projecting.as_event(row) for row in told), event)
    except RefusedError as refused:
        raise said(refused, held) from None
    return _keep([held], part, event, more, by=by)[0]


@transaction.atomic
def sign_each(tasks: Collection[Task], *, unit: Unit, by: User) -> int:
    """A unit signs for many tasks at once; those it has signed for, or that ask for no signature any more, stay as they are."""
    keys = sorted(task.pk for task in tasks)
    held = list(
        Task.objects.select_for_update(of=("self",)).filter(pk__in=keys, standing=Task.Standing.IN_LIST).order_by("pk")
    )
    lived = projecting.lives(keys)
    event = _event(Act.SIGN, Particulars(unit=unit), by)
    ready = [task for task in held if _may_sign(lived[task.pk], event)]
    return len(_keep(ready, None, event, Particulars(unit=unit), by=by))


def _may_sign(life: Life, event: Event) -> bool:
    try:
        task_life.after(life, event)
    except RefusedError:
        return False
    return True


def _held(task: Task, into: Task | None = None) -> Task:
    """Locked with the one it is merged into, lower numbers first: two that are merged into each other do not both go."""
    keys = {task.pk, into.pk} if into else {task.pk}
    locked = Task.objects.select_for_update(of=("self",)).select_related("plan").filter(pk__in=keys).order_by("pk")
    held = {one.pk: one for one in locked}[task.pk]
    if held.standing != Task.Standing.IN_LIST:
        raise RefusedError("task-withdrawn", title=held.title)
    return held


def _event(act: Act, more: Particulars, by: User, *, of_part: bool = False) -> Event:
    return Event(
        act,
        more.on or timezone.localdate(),
        by=by.pk,
        reason=more.reason.strip(),
        to=more.to,
        into=more.into.pk if more.into else None,
        unit=more.unit.pk if more.unit else None,
        of_part=of_part,
    )


def _twice(task: Task, part: Part | None, event: Event, more: Particulars, by: User) -> TaskEvent | None:
    """The event of a click that was sent twice. RefusedError where somebody else was quicker."""
    if more.seen is None:
        return None
    newer = task.events.filter(pk__gt=more.seen).select_related("by").order_by("pk")
    if not newer:
        return None
    if len(newer) == 1 and newer[0].by_id == by.pk and projecting.as_event(newer[0]) == event and _of(newer[0], part):
        return newer[0]
    latest = newer[len(newer) - 1]
    raise RefusedError("task-moved-on", title=task.title, who=str(latest.by or ""), act=latest.get_act_display())


def _of(row: TaskEvent, part: Part | None) -> bool:
    return (row.phase_id, row.milestone_id) == (_key(part, Phase), _key(part, Milestone))


def _key(part: Part | None, kind: type[Part]) -> int | None:
    return part.pk if isinstance(part, kind) else None


def _judge_merger(task: Task, more: Particulars) -> None:
    """Duties are merged inside one plan, into one that goes on."""
    into = more.into
    if into is None:
        return
    target = Task.objects.get(pk=into.pk)
    goes_on = target.standing == Task.Standing.IN_LIST and target.status not in FINISHED
    if target.pk == task.pk or target.plan_id != task.plan_id or not goes_on:
        raise RefusedError("task-into", title=task.title)


def _keep(tasks: Sequence[Task], part: Part | None, event: Event, more: Particulars, *, by: User) -> list[TaskEvent]:
    """However many tasks, the database is asked as often as for one."""
    before = {task.pk: task.status for task in tasks}
    rows = TaskEvent.objects.bulk_create([_row(task, part, event, more, by) for task in tasks])
    projecting.project(list(before))
    after = dict(Task.objects.filter(pk__in=before).values_list("pk", "status"))
    told = []
    for task in tasks:
        task.status = after[task.pk]
        new = {"state": task.status, "on": str(event.on), **_facts(part, more)}
        told.append(Telling(task, {"state": before[task.pk]}, new, event.reason))
    record_each(f"progress.{event.act}", told, by=by)
    announcing.announce(rows, by=by)
    if event.act in (Act.GRANT_EXTENSION, Act.RESUME):
        for plan in {task.plan for task in tasks}:
            overlapping.warn_those_behind(plan)
    return rows


def _row(task: Task, part: Part | None, event: Event, more: Particulars, by: User) -> TaskEvent:
    return TaskEvent(
        task=task,
        phase_id=_key(part, Phase),
        milestone_id=_key(part, Milestone),
        act=event.act.value,
        on=event.on,
        by=by,
        unit=more.unit,
        reason=event.reason,
        to=event.to,
        into=more.into,
        report=more.report,
    )


def _facts(part: Part | None, more: Particulars) -> dict[str, str]:
    facts = {"part": str(part) if part else "", "to": str(more.to or ""), "unit": str(more.unit or "")}
    return {name: value for name, value in facts.items() if value}

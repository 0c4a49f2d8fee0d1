"""What the task's own page shows of its life: where it stands, what comes next, its parts, what happened, what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from yinxin.apps.people.access import user_of
from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Milestone, Phase, Task
from yinxin.apps.progress import overlapping
from yinxin.apps.progress.life import subject as subjects
from yinxin.apps.progress.life.forms import ActForm, LinkForm
from yinxin.apps.progress.life.subject import Subject
from yinxin.apps.progress.models import Stage, TaskEvent
from yinxin.apps.progress.overlapping import Neighbours
from yinxin.domain.progress.acts import Act
from yinxin.domain.progress.life import Life


@dataclass(frozen=True, slots=True)
class PartRow:
    """A phase or milestone with where it stands and what may be done with it."""

    part: Phase | Milestone
    state: Stage.State
    due_on: date | None
    is_late: bool
    offers: tuple[ActForm, ...]

    @property
    def label(self) -> str:
        return self.part.label if isinstance(self.part, Phase) else self.part.text


@dataclass(frozen=True, slots=True)
class TaskLife:
    task: Task
    life: Life
    offers: tuple[ActForm, ...]
    parts: tuple[PartRow, ...]
    events: tuple[TaskEvent, ...]
    neighbours: Neighbours
    link_form: LinkForm | None
    may_link: bool
    into: Task | None
    is_late: bool

    @property
    def moved(self) -> tuple[TaskEvent, ...]:
        """Why the last day is no longer the one of the plan."""
        return tuple(one for one in self.events if one.act in (Act.GRANT_EXTENSION, Act.SUSPEND, Act.RESUME))

    @property
    def asked(self) -> TaskEvent | None:
        """What waits for a decision."""
        if self.life.asked is None:
            return None
        asking = [one for one in self.events if one.act == self.life.asked.act]
        return max(asking, key=lambda one: one.pk, default=None)


def panel(request: HttpRequest, task: Task) -> str:
    """Called by the task's page (PANELS)."""
    return render_to_string("progress/_life.html", {"page": task_life(user_of(request), task)}, request)


def task_life(user: User, task: Task, *, link_form: LinkForm | None = None) -> TaskLife:
    """A fixed number of queries, however much has happened."""
    events = tuple(task.events.select_related("by", "unit", "phase", "milestone", "into", "report").order_by("pk"))
    whole = subjects.of_task(user, task, events)
    may_link = whole.hand.decides and task.standing == Task.Standing.IN_LIST
    acts = task.standing == Task.Standing.IN_LIST
    return TaskLife(
        task=task,
        life=whole.life,
        offers=_offers(whole) if acts else (),
        parts=_parts(whole, events, acts=acts),
        events=tuple(reversed(events)),
        neighbours=overlapping.neighbours(task),
        link_form=link_form or (LinkForm(task=task) if may_link else None),
        may_link=may_link,
        into=next((one.into for one in reversed(events) if one.into and one.into_id == whole.life.into), None),
        is_late=_late(whole.life.due, whole.life.reported_on, done=whole.life.is_finished),
    )


def _offers(subject: Subject, prefix: str = "whole") -> tuple[ActForm, ...]:
    return tuple(ActForm(subject=subject, act=act, prefix=prefix) for act in subject.offered())


def _parts(whole: Subject, events: tuple[TaskEvent, ...], *, acts: bool) -> tuple[PartRow, ...]:
    stages = {(one.phase_id, one.milestone_id): one for one in whole.task.stages.all()}
    rows = []
    there: list[Phase | Milestone] = [*whole.task.phases.all(), *whole.task.milestones.all()]
    for part in there:
        subject = subjects.with_part(whole, part, events)
        key = (part.pk, None) if isinstance(part, Phase) else (None, part.pk)
        stage = stages.get(key)
        state = Stage.State(stage.state) if stage else Stage.State.OPEN
        due = part.end if isinstance(part, Phase) else part.due_on
        done = state in (Stage.State.ACCEPTED, Stage.State.RESTING)
        offers = _offers(subject, f"{'p' if key[0] else 'm'}{part.pk}") if acts else ()
        rows.append(PartRow(part, state, due, _late(due, subject.part_life.reported_on, done=done), offers))
    return tuple(rows)


def _late(due: date | None, reported: date | None, *, done: bool) -> bool:
    """Past its day and not reported yet."""
    return due is not None and reported is None and not done and due < timezone.localdate()

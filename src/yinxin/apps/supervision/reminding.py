"""Every morning the reminder ladder: who is told of tasks that end soon, end today, or are overdue."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Classification, Plan, Task, TaskUnit
from yinxin.apps.progress.announcing import name_of
from yinxin.apps.progress.models import Stage
from yinxin.domain.progress.acts import FINISHED, State
from yinxin.domain.progress.ladder import Audience, Step, steps_on
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily

REACH = timedelta(days=45)
"""No step lies farther from a last day, with the longest holidays between."""

BATCH = 100

SETTLED = (*FINISHED, State.REPORTED, State.SUSPENDED)
"""Nobody is reminded of these: they are done, reported, or stand still."""


def remind(_progress: Progress) -> dict[str, int]:
    """Tell everybody what today's steps ask. A second run on the same day tells nobody twice."""
    return {"told": remind_on(timezone.localdate())}


def remind_on(today: date) -> int:
    """How many notices were told. Every step is told once for a last day: what was put off begins the ladder anew.

    A hundred reminders are one transaction, so that nobody who works early waits for all of them.
    """
    days = calendar.current()
    asked = [(stage, step) for stage in _near(today) for step in steps_on(today, _due(stage), days)]
    people = _People([stage.task for stage, _ in asked])
    told = 0
    for start in range(0, len(asked), BATCH):
        with transaction.atomic():
            for stage, step in asked[start : start + BATCH]:
                told += _tell(stage, step, people, days.working_days_between(today, _due(stage)))
    return told


def _due(stage: Stage) -> date:
    if stage.due_on is None:
        raise ValueError("only what has a last day is near it")
    return stage.due_on


def _near(today: date) -> list[Stage]:
    """Tasks, phases and milestones that end about now. A part that ends with its task is reminded of with it."""
    near = Stage.objects.filter(
        due_on__range=(today - REACH, today + REACH),
        state__in=[Stage.State.OPEN, Stage.State.RETURNED],
        task__standing=Task.Standing.IN_LIST,
        task__plan__state=Plan.State.IN_FORCE,
    ).exclude(task__status__in=SETTLED)
    whole = Q(phase__isnull=True, milestone__isnull=True)
    with_task = ~whole & Q(due_on=F("task__progress__due_on"))
    rows = near.exclude(with_task).select_related("task", "task__plan", "task__plan__place", "phase", "milestone")
    return list(rows.order_by("task", "pk"))


class _People:
    """Who holds the posts, asked once for all tasks of the morning."""

    def __init__(self, tasks: list[Task]) -> None:
        parts = TaskUnit.objects.filter(task__in=tasks, until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
        self._units: dict[int, set[int]] = defaultdict(set)
        for task, unit, member in parts.values_list("task", "unit", "group__members"):
            self._units[task].update(key for key in (unit, member) if key)
        wanted = {key for keys in self._units.values() for key in keys}
        self._of_unit = recipients.of_units(Unit.objects.filter(pk__in=wanted))
        places = {task.plan.place for task in tasks}
        self._office = {place.pk: recipients.of_office(place) for place in places}
        self._supervisors = {place.pk: recipients.supervisors(place) for place in places}

    def of(self, task: Task, audience: Audience) -> list[User]:
        if audience is Audience.UNIT:
            if task.plan.classification == Classification.INTERNAL:
                return []  # units see no 内部 plan
            return [person for unit in sorted(self._units[task.pk]) for person in self._of_unit.get(unit, [])]
        found = self._office if audience is Audience.OFFICE else self._supervisors
        return found[task.plan.place_id]


def _tell(stage: Stage, step: Step, people: _People, days: int) -> int:
    """`days` are the working days to the last day or since it."""
    task, due, part = stage.task, _due(stage), stage.phase or stage.milestone
    hidden = task.plan.classification == Classification.INTERNAL
    title = name_of(task) if part is None or hidden else f"{name_of(task)}（{str(part)[:40]}）"
    about = f"task:{task.pk}" if part is None else f"{part._meta.model_name}:{part.pk}"
    return tell(
        f"task-due-{step.code}",
        to=[person for audience in step.to for person in people.of(task, audience)],
        facts={"title": title, "due": str(due), "n": abs(days)},
        link=task.get_absolute_url(),
        key=f"{about}:{due}:{step.code}",
        on=due,
    )


REMIND = Schedule(
    "supervision.remind",
    "yinxin.apps.supervision.reminding.remind",
    daily("07:30"),
    gettext_lazy("到期提醒"),
)

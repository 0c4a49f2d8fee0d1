"""Every morning the reminder ladder: who is told of tasks that end soon, end today, or are overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps import calendar
from yinxin.apps.notices import recipients
from yinxin.apps.notices.actions import tell
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Classification, Plan, Task, TaskUnit
from yinxin.apps.progress.announcing import name_of
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
    """How many notices were told. Every step is told once for a last day: a task put off begins the ladder anew.

    A hundred tasks are one transaction, so that nobody who works early waits for all of them.
    """
    days = calendar.current()
    asked = [(task, step) for task in _tasks_near(today) for step in steps_on(today, _due(task), days)]
    people = _People([task for task, _ in asked])
    told = 0
    for start in range(0, len(asked), BATCH):
        with transaction.atomic():
            for task, step in asked[start : start + BATCH]:
                told += _tell(task, step, people, days.working_days_between(today, _due(task)))
    return told


def _due(task: Task) -> date:
    due = task.progress.due_on
    if due is None:
        raise ValueError("only tasks with a last day are near it")
    return due


def _tasks_near(today: date) -> Iterable[Task]:
    near = Task.objects.filter(
        progress__due_on__range=(today - REACH, today + REACH),
        standing=Task.Standing.IN_LIST,
        plan__state=Plan.State.IN_FORCE,
    ).exclude(status__in=SETTLED)
    return near.select_related("plan", "plan__place", "progress").order_by("pk")


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


def _tell(task: Task, step: Step, people: _People, days: int) -> int:
    """`days` are the working days to the last day or since it."""
    due = _due(task)
    return tell(
        f"task-due-{step.code}",
        to=[person for audience in step.to for person in people.of(task, audience)],
        facts={"title": name_of(task), "due": str(due), "n": abs(days)},
        link=task.get_absolute_url(),
        key=f"task:{task.pk}:{due}:{step.code}",
        on=due,
    )


REMIND = Schedule(
    "supervision.remind",
    "yinxin.apps.supervision.reminding.remind",
    daily("07:30"),
    gettext_lazy("到期提醒"),
)

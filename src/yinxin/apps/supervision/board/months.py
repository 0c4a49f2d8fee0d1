"""The dates of a plan on a month's sheet: what is due, which phase or milestone ends, which round closes."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import lights
from yinxin.apps.progress.models import Round, Stage

SHOWN = 4
MOST_OF_A_DAY = 40
SOON = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """`done` ones are reported or accepted."""

    on: date
    what: str
    title: str
    url: str
    light: str
    done: bool

    @property
    def light_name(self) -> str:
        return str(lights.NAMES[self.light]) if self.light else ""


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    in_month: bool
    is_today: bool
    entries: tuple[Entry, ...]

    @property
    def first(self) -> tuple[Entry, ...]:
        return self.entries[:SHOWN]

    @property
    def more(self) -> tuple[Entry, ...]:
        return self.entries[SHOWN:MOST_OF_A_DAY]

    @property
    def beyond(self) -> int:
        """How many of a crowded day the sheet leaves to the list."""
        return max(0, len(self.entries) - MOST_OF_A_DAY)


@dataclass(frozen=True, slots=True)
class Month:
    first: date
    before: date
    after: date
    weeks: tuple[tuple[Day, ...], ...]
    count: int

    @property
    def filled(self) -> tuple[Day, ...]:
        """The days of the month that have something, for a narrow screen."""
        return tuple(day for week in self.weeks for day in week if day.in_month and day.entries)


def month_of(plan: Plan, tasks: QuerySet[Task], month: date, today: date) -> Month:
    sheet = Calendar().monthdatescalendar(month.year, month.month)
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries(plan, tasks, sheet[0][0], sheet[-1][-1], today):
        by_day[entry.on].append(entry)
    weeks = tuple(
        tuple(Day(day, day.month == month.month, day == today, tuple(by_day[day])) for day in week) for week in sheet
    )
    first = month.replace(day=1)
    inside = sum(len(day.entries) for week in weeks for day in week if day.in_month)
    return Month(first, (first - timedelta(days=1)).replace(day=1), _next(first), weeks, inside)


def coming(plan: Plan, tasks: QuerySet[Task], today: date) -> list[Entry]:
    """The next dates of the plan that still wait, for the wall."""
    last = today + timedelta(days=366)
    waiting = _stages(tasks, today, last, today).filter(state__in=[Stage.State.OPEN, Stage.State.RETURNED])[:SOON]
    found = [*_entries(waiting), *(entry for entry in _rounds(plan, today, last) if not entry.done)]
    return sorted(found, key=lambda entry: entry.on)[:SOON]


def entries(plan: Plan, tasks: QuerySet[Task], first: date, last: date, today: date) -> list[Entry]:
    found = [*_entries(_stages(tasks, first, last, today)), *_rounds(plan, first, last)]
    return sorted(found, key=lambda entry: entry.on)


def _stages(tasks: QuerySet[Task], first: date, last: date, today: date) -> QuerySet[Stage]:
    return (
        Stage.objects.filter(task__in=tasks.order_by().values("pk"), due_on__range=(first, last))
        .exclude(state=Stage.State.RESTING, task__status__in=lights.DARK)
        .select_related("task", "phase", "milestone")
        .annotate(light=lights.shown(today, through="task__progress__"))
        .order_by("due_on", "task__order", "pk")
    )


def _entries(rows: Iterable[Any]) -> list[Entry]:
    done = {Stage.State.REPORTED, Stage.State.ACCEPTED, Stage.State.RESTING}
    return [
        Entry(
            row.due_on,
            _what(row),
            row.task.title,
            row.task.get_absolute_url(),
            row.light,
            row.state in done,
        )
        for row in rows
        if row.due_on
    ]


def _what(stage: Stage) -> str:
    if stage.phase:
        return stage.phase.label
    return stage.milestone.text[:40] if stage.milestone else _("完成")


def _rounds(plan: Plan, first: date, last: date) -> list[Entry]:
    rows = Round.objects.filter(plan=plan, due_on__range=(first, last)).order_by("due_on", "pk")
    return [
        Entry(row.due_on, _("填报截止"), row.name, reverse("plans:show", args=[plan.pk]), "", row.closed_at is not None)
        for row in rows
    ]


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)

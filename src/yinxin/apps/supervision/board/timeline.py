"""A plan over time: each task from its beginning to its last day, its phases and milestones, and where today is. Lengths in per cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Case, Max, Min, QuerySet, Value, When
from django.utils.dates import MONTHS_3
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import lights
from yinxin.apps.progress.models import Light, Stage

ROWS = 40
FULL = 100.0
LEAST_WIDTH = 0.6
MANY_YEARS = 4
MOST_BEHIND = 60
ASKING = (Light.RED.value, Light.GREY.value, Light.AMBER.value)


@dataclass(frozen=True, slots=True)
class Bar:
    """From `left` `width` per cent of the whole span. `label` is what it stands for, `done` whether it is accepted."""

    left: float
    width: float
    label: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    at: float
    label: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class TimeRow:
    """`bar` is None where nothing says when a task ends."""

    task: Task
    light: lights.Shown
    units: str
    bar: Bar | None
    phases: tuple[Bar, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    first: date
    last: date
    ticks: tuple[Mark, ...]
    today: float | None
    rows: tuple[TimeRow, ...]
    page: Page[Task]


def timeline_of(plan: Plan, tasks: QuerySet[Task], today: date, *, page: str = "1", size: int = ROWS) -> Timeline:
    first, last = _span(plan, tasks, today)
    shown = Paginator(tasks.order_by("order", "pk"), size).get_page(page)
    with_parts = shown.object_list.select_related("progress").prefetch_related(  # type: ignore[attr-defined]
        "phases", "milestones", "stages", "units"
    )
    rows = tuple(_row(task, first, last, today) for task in with_parts)
    at = _at(today, first, last) if first <= today <= last else None
    return Timeline(first, last, tuple(_ticks(first, last)), at, rows, shown)


def behind(tasks: QuerySet[Task], today: date) -> tuple[TimeRow, ...]:
    """The tasks that ask for something, red before grey before amber, as many as a wall can leaf through."""
    weight = Case(*(When(light=light, then=Value(at)) for at, light in enumerate(ASKING)), default=Value(9))
    asking = tasks.filter(lights.is_now(list(ASKING), today)).annotate(light=lights.shown(today), weight=weight)
    rows = (
        asking.order_by("weight", "order", "pk")
        .select_related("progress")
        .prefetch_related("phases", "milestones", "stages", "units")
    )
    return tuple(_row(task, today, today, today) for task in rows[:MOST_BEHIND])


def _span(plan: Plan, tasks: QuerySet[Task], today: date) -> tuple[date, date]:
    """The plan's own years, and what its tasks say beyond them, in whole years."""
    told = tasks.aggregate(
        start=Min("phases__start"), end=Max("phases__end"), due=Max("due_on"), now=Max("progress__due_on")
    )
    starts = [day for day in (plan.period_start, told["start"]) if day]
    ends = [day for day in (plan.period_end, told["end"], told["due"], told["now"]) if day]
    first = min(starts, default=date(min([today, *ends]).year, 1, 1))
    last = max(ends, default=date(today.year, 12, 31))
    return date(first.year, 1, 1), date(max(first.year, last.year), 12, 31)


def _row(task: Task, first: date, last: date, today: date) -> TimeRow:
    row = getattr(task, "progress", None)
    accepted = {stage.phase_id or -(stage.milestone_id or 0) for stage in _stages(task, Stage.State.ACCEPTED)}
    phases = [one for one in task.phases.all() if one.text and one.start and one.end]
    due = row.due_on if row else task.due_on
    begun = min((one.start for one in phases if one.start), default=first)
    return TimeRow(
        task=task,
        light=lights.explained(row, task.status, today),
        units=_("、").join(one.name for one in task.units.all() if one.until is None and one.role == "lead"),
        bar=_bar(begun, due, first, last) if due else None,
        phases=tuple(
            _bar(one.start, one.end, first, last, f"{one.label}：{one.text[:60]}", done=one.pk in accepted)
            for one in phases
            if one.start and one.end
        ),
        marks=tuple(
            Mark(_at(one.due_on, first, last), f"{one.due_on:%Y-%m-%d} {one.text[:60]}", -one.pk in accepted)
            for one in task.milestones.all()
            if one.due_on
        ),
    )


def _stages(task: Task, state: str) -> Sequence[Stage]:
    return [stage for stage in task.stages.all() if stage.state == state and not stage.is_whole]


def _bar(start: date, end: date, first: date, last: date, label: str = "", *, done: bool = False) -> Bar:
    left = _at(start, first, last)
    return Bar(left, max(LEAST_WIDTH, round(_at(end, first, last) - left, 2)), label, done)


def _at(day: date, first: date, last: date) -> float:
    span = (last - first).days or 1
    return round(max(0.0, min(FULL, (day - first).days / span * FULL)), 2)


def _ticks(first: date, last: date) -> list[Mark]:
    """Years, and quarters where there are few years."""
    found = []
    for year in range(first.year, last.year + 1):
        found.append(Mark(_at(date(year, 1, 1), first, last), _("%(year)s年") % {"year": year}, done=True))
        if last.year - first.year < MANY_YEARS - 1:
            found += [Mark(_at(date(year, month, 1), first, last), _month(month)) for month in (4, 7, 10)]
    return found


def _month(month: int) -> str:
    """Short enough for the head of a quarter: “4月”, “Apr”."""
    return f"{month}月" if (get_language() or "zh").startswith("zh") else str(MONTHS_3[month]).title()

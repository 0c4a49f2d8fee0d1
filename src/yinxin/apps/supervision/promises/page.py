"""What the public page shows of a plan: tasks with their lights and rules, what was reported last, what was accepted. No person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from yinxin.apps.people.models import Post
from yinxin.apps.plans.models import Plan, Task, TaskUnit
from yinxin.apps.progress import lights
from yinxin.apps.progress.models import Line, Report
from yinxin.apps.supervision.board import counting
from yinxin.apps.supervision.board.counting import Counts
from yinxin.apps.supervision.models import Promise
from yinxin.domain.text.personal_numbers import has_personal_number

PER_PAGE = 50
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class PromisedTask:
    """`told` is the last report's text where it may be shown; `withheld` says that it names somebody, or bears a
    number by which a person is reached or told apart, and is not."""

    task: Task
    light: lights.Shown
    units: str
    due: date | None
    accepted_on: date | None
    told: str = ""
    told_on: date | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class PromisePage:
    plan: Plan
    today: date
    counts: Counts
    page: Page[Any]
    tasks: tuple[PromisedTask, ...]
    with_reports: bool


@dataclass(frozen=True, slots=True)
class PublicPlan:
    plan: Plan
    counts: Counts


def listed(promises: Iterable[Promise], today: date) -> list[PublicPlan]:
    shown = [promise.plan for promise in promises]
    counts = counting.by_plan(Task.objects.filter(plan__in=shown, standing=Task.Standing.IN_LIST), today)
    return [PublicPlan(plan, counts.get(plan.pk, Counts())) for plan in shown]


def page_of(plan: Plan, today: date, *, with_reports: bool, number: str = "1") -> PromisePage:
    """A fixed number of queries, however many tasks and reports there are."""
    tasks = Task.objects.filter(plan=plan, standing=Task.Standing.IN_LIST)
    newest = Report.objects.filter(task=OuterRef("pk"), state=Report.State.SUBMITTED).exclude(
        line__part=Line.Part.MEMBER
    )
    ordered = tasks.annotate(newest=Subquery(newest.order_by("-as_of", "-pk").values("pk")[:1])).order_by("order", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(number)
    rows = list(ordered.filter(pk__in=[row.pk for row in page]).select_related("progress").prefetch_related("units"))
    told = Report.objects.in_bulk([row.newest for row in rows if row.newest]) if with_reports else {}
    names = _names(plan) if told else frozenset()
    return PromisePage(
        plan,
        today,
        counting.whole(tasks, today),
        page,
        tuple(_task(row, told.get(row.newest), names, today) for row in rows),
        with_reports,
    )


def _task(task: Task, told: Report | None, names: frozenset[str], today: date) -> PromisedTask:
    row = getattr(task, "progress", None)
    text = told.text.strip() if told else ""
    withheld = has_personal_number(text) or any(name in text for name in names)
    return PromisedTask(
        task=task,
        light=lights.explained(row, task.status, today),
        units=_("、").join(part.name for part in _answering(task)),
        due=row.due_on if row else task.due_on,
        accepted_on=row.accepted_on if row and task.status == Task.Status.ACCEPTED else None,
        told="" if withheld else text,
        told_on=told.as_of if told else None,
        withheld=withheld,
    )


def _answering(task: Task) -> list[TaskUnit]:
    """The units that lead; where none is said to, all that have a duty."""
    parts = [part for part in task.units.all() if part.until is None and part.role != TaskUnit.Role.GUIDE]
    return [part for part in parts if part.role == TaskUnit.Role.LEAD] or parts


def _names(plan: Plan) -> frozenset[str]:
    """What the officials of the place are called: a text that names one of them is not for the public."""
    held = Post.objects.filter(unit__trail__startswith=plan.place.trail).values_list("user__name", flat=True)
    return frozenset(name for name in held.distinct() if len(name) >= SHORTEST_NAME)

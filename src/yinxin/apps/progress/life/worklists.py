"""What waits for somebody: tasks to sign for, what is to be accepted, what is to be decided. Each list costs a fixed number of queries."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Task
from yinxin.apps.progress import access
from yinxin.apps.progress.models import Stage, TaskEvent
from yinxin.domain.progress.acts import Act, State

PAGE = 50
OPEN = (State.ASSIGNED, State.SIGNED, State.UNDER_WAY, State.RETURNED)
ASKING = (Act.ASK_EXTENSION, Act.ASK_SUSPENSION)
UNTIL = ("today", "month", "quarter")


@dataclass(frozen=True, slots=True)
class Work:
    """The list asked for, with how many wait in each. `page` holds tasks to sign, stages to accept, or requests (events)."""

    kind: str
    counts: dict[str, int]
    page: Page[Task] | Page[Stage] | Page[TaskEvent]
    until: str = "today"
    units: tuple[Unit, ...] = ()
    unit: Unit | None = None
    today: date | None = None
    may_accept: bool = False


def work(user: User, asked: dict[str, object], page: str) -> Work:
    """`asked` is what the form let through; a list that is not this user's is left for one that is."""
    units = tuple(people.own_units(user).order_by("order", "pk"))
    unit = next((one for one in units if one.pk == asked.get("unit")), units[0] if units else None)
    until = str(asked.get("until") or "month")
    oversees = access.overseen(user).exists()
    lists: dict[str, QuerySet[Task] | QuerySet[Stage] | QuerySet[TaskEvent]] = {}
    if unit:
        lists["sign"] = to_sign(user, unit)
    if oversees or not unit:
        lists["accept"] = to_accept(user, horizon(until, timezone.localdate()))
    if access.decided(user).exists():
        lists["decide"] = to_decide(user)
    kind = str(asked.get("list") or "")
    kind = kind if kind in lists else next(iter(lists))
    return Work(
        kind=kind,
        counts={name: rows.count() for name, rows in lists.items()},
        page=Paginator(lists[kind], PAGE).get_page(page),  # type: ignore[arg-type]  # pages of three kinds of rows
        until=until,
        units=units,
        unit=unit,
        today=timezone.localdate(),
        may_accept="decide" in lists,
    )


def to_sign(user: User, unit: Unit) -> QuerySet[Task]:
    """Tasks in which a unit has something to do and of which it has not said anything yet."""
    known = TaskEvent.objects.filter(task=OuterRef("pk"), unit=unit)
    found = access.own(user, unit).filter(~Exists(known), status__in=OPEN)
    return found.order_by(F("due_on").asc(nulls_last=True), "plan", "order", "pk")


def to_accept(user: User, until: date) -> QuerySet[Stage]:
    """What is reported done, and what should be by a day: whole tasks, phases and milestones. The oldest day first."""
    waiting = Q(state=Stage.State.REPORTED)
    here = Q(state__in=[Stage.State.OPEN, Stage.State.RETURNED], due_on__lte=until)
    found = Stage.objects.filter(waiting | here, task__in=access.overseen(user).order_by().values("pk"))
    return found.select_related("task", "task__plan", "phase", "milestone").order_by(
        F("due_on").asc(nulls_last=True), "task", "pk"
    )


def to_decide(user: User) -> QuerySet[TaskEvent]:
    """The requests that wait, oldest first: of each task the latest one, as long as nobody has answered it."""
    asked = access.decided(user).filter(progress__asked__in=[act.value for act in ASKING])
    later = TaskEvent.objects.filter(
        task=OuterRef("task"), pk__gt=OuterRef("pk"), act__in=[act.value for act in ASKING]
    )
    found = TaskEvent.objects.filter(
        ~Exists(later), task__in=asked.order_by().values("pk"), act__in=[act.value for act in ASKING]
    )
    return found.select_related("task", "task__plan", "task__progress", "by", "unit").order_by("pk")


def horizon(until: str, today: date) -> date:
    """The last day that still counts as here."""
    if until == "quarter":
        return today + timedelta(92)
    if until == "month":
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    return today

"""Whose tasks a user follows, for which units she may act in them, and what she may decide. What is seen at all says `plans.access`.

A unit's reporter and head act for a unit that has a part in the task now, alone or through a group; a unit that only guides
carries no duty and has nothing to sign. The office of the plan's own government decides; 督查 sees, and may send back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Milestone, Phase, Plan, Task, TaskUnit

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row")


def tasks(user: Visitor) -> QuerySet[Task]:
    """The tasks of the list that this user sees, each with its plan."""
    seen = plans.tasks(user).filter(standing=Task.Standing.IN_LIST)
    return seen.select_related("plan", "plan__place")


def task(user: Visitor, pk: int) -> Task:
    """One of them; for the office also one that left the list."""
    return plans.task(user, pk)


def phase(user: Visitor, pk: int) -> Phase:
    found = Phase.objects.filter(pk=pk, task__in=tasks(user).order_by().values("pk"))
    return _found(found.select_related("task", "task__plan", "task__plan__place").first())


def milestone(user: Visitor, pk: int) -> Milestone:
    found = Milestone.objects.filter(pk=pk, task__in=tasks(user).order_by().values("pk"))
    return _found(found.select_related("task", "task__plan", "task__plan__place").first())


def duties_of(units: QuerySet[Unit] | list[Unit]) -> QuerySet[TaskUnit]:
    """The parts in which these units have something to do now, as themselves or as members of a group."""
    return plans.duties_of(units).exclude(role=TaskUnit.Role.GUIDE)


def acting_for(user: Visitor, task: Task) -> QuerySet[Unit]:
    """The units with a part in this task for which the user signs and reports."""
    return _among(user, task.units.filter(until__isnull=True).exclude(role=TaskUnit.Role.GUIDE))


def answering_for(user: Visitor, task: Task) -> QuerySet[Unit]:
    """Those of them that answer for the whole: the leading ones; where the list names no leading unit of the directory, all."""
    parts = task.units.filter(until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
    known = Q(unit__isnull=False) | Q(group__isnull=False)
    leading = parts.filter(known, role=TaskUnit.Role.LEAD)
    return _among(user, leading if leading.exists() else parts)


def may_decide(user: Visitor, task: Task) -> bool:
    """Whether the user is of the office of the plan's place: accepts, grants, refuses, merges, cancels, links."""
    return people.places(user, Role.OFFICE).filter(pk=task.plan.place_id).exists()


def may_send_back(user: Visitor, task: Task) -> bool:
    """The office, and 督查 of the same government."""
    return people.places(user, Role.OFFICE, Role.SUPERVISOR).filter(pk=task.plan.place_id).exists()


def decided(user: Visitor) -> QuerySet[Task]:
    """The tasks about which this user decides."""
    return tasks(user).filter(plan__place__in=_keys(people.places(user, Role.OFFICE)), plan__state=Plan.State.IN_FORCE)


def overseen(user: Visitor) -> QuerySet[Task]:
    """The tasks whose completion this user follows for a whole government."""
    places = _keys(people.places(user, Role.OFFICE, Role.SUPERVISOR))
    return tasks(user).filter(plan__place__in=places, plan__state=Plan.State.IN_FORCE)


def own(user: Visitor, unit: Unit) -> QuerySet[Task]:
    """The tasks in which one unit has something to do."""
    return tasks(user).filter(pk__in=duties_of([unit]).values("task"), plan__state=Plan.State.IN_FORCE)


def _among(user: Visitor, parts: QuerySet[TaskUnit]) -> QuerySet[Unit]:
    groups = parts.filter(group__isnull=False).values("group")
    found = people.own_units(user).filter(Q(pk__in=parts.values("unit")) | Q(member_of__in=groups))
    return found.distinct().order_by("order", "pk")


def _keys(units: QuerySet[Unit]) -> QuerySet[Unit, dict[str, int]]:
    return units.values("pk")  # type: ignore[return-value]


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row

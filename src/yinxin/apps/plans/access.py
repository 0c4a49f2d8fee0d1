"""Which plans, tasks and sources a user may see. Every queryset that reaches a page or the API is made here.

The office of a government sees all its plans, also what is not confirmed yet; 督查 sees all confirmed ones. A unit's reporter and
head see the confirmed, open plans in which it has a duty, alone or through a group; readers and clerks see the confirmed, open
plans of their government. A plan is its own government's: neither the city above nor the county below sees it unless it names one
of their units. 内部 plans are for the office and 督查 alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit, UnitGroup
from yinxin.apps.plans.models import Change, Classification, Figure, Plan, ProposedTask, Source, Task, TaskUnit

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row", bound=Model)


def plans(user: Visitor) -> QuerySet[Plan]:
    confirmed = Q(state__in=[Plan.State.IN_FORCE, Plan.State.CLOSED])
    shown = confirmed & Q(classification=Classification.OPEN)
    own_duties = duties_of(people.own_units(user)).values("task__plan")
    return Plan.objects.filter(
        Q(place__in=_office_places(user))
        | confirmed & Q(place__in=people.places(user, Role.SUPERVISOR).values("pk"))
        | shown & Q(place__in=people.places(user, Role.READER, Role.CLERK).values("pk"))
        | shown & Q(pk__in=own_duties)
    ).select_related("place")


def plan(user: Visitor, pk: int) -> Plan:
    return _found(plans(user), pk)


def office_plan(user: Visitor, pk: int) -> Plan:
    """A plan this user may change."""
    return _found(plans(user).filter(place__in=_office_places(user)), pk)


def plans_of(user: Visitor, place: Unit) -> QuerySet[Plan]:
    """The plans of a place that a newer version may belong to."""
    return plans(user).filter(place=place, place__in=_office_places(user)).exclude(state=Plan.State.DRAFT)


def tasks(user: Visitor) -> QuerySet[Task]:
    """The tasks of those plans; one withdrawn from the list is shown to the office only."""
    in_list = Q(standing=Task.Standing.IN_LIST) | Q(plan__place__in=_office_places(user))
    return Task.objects.filter(in_list, plan__in=plans(user).order_by().values("pk"))


def task(user: Visitor, pk: int) -> Task:
    return _found(tasks(user).select_related("plan", "plan__place", "section", "source", "parent"), pk)


def office_task(user: Visitor, pk: int) -> Task:
    return _found(tasks(user).filter(plan__place__in=_office_places(user)).select_related("plan", "source"), pk)


def figures(user: Visitor) -> QuerySet[Figure]:
    seen = Q(task__isnull=True) | Q(task__in=tasks(user).order_by().values("pk"))
    return Figure.objects.filter(seen, plan__in=plans(user).order_by().values("pk"))


def sources(user: Visitor) -> QuerySet[Source]:
    """Documents and their desks are the office's."""
    return Source.objects.filter(place__in=_office_places(user)).select_related(
        "plan", "place", "uploaded_by", "received"
    )


def source(user: Visitor, pk: int) -> Source:
    return _found(sources(user), pk)


def proposed(user: Visitor, pk: int) -> ProposedTask:
    seen = ProposedTask.objects.filter(source__in=sources(user).order_by().values("pk"))
    return _found(seen.select_related("source", "source__place", "source__plan"), pk)


def change(user: Visitor, pk: int) -> Change:
    seen = Change.objects.filter(source__in=sources(user).order_by().values("pk"))
    return _found(seen.select_related("source", "task", "proposed"), pk)


def office_part(user: Visitor, pk: int) -> TaskUnit:
    """A unit's part in a task of a plan this user may change."""
    seen = TaskUnit.objects.filter(until__isnull=True, task__plan__place__in=_office_places(user))
    return _found(seen.select_related("task"), pk)


def duties_of(units: QuerySet[Unit] | list[Unit]) -> QuerySet[TaskUnit]:
    """The parts units have in tasks now, as themselves or as members of a group; what was handed over is not theirs."""
    now = TaskUnit.objects.filter(until__isnull=True)
    groups = UnitGroup.objects.filter(members__in=units).values("pk")
    return now.filter(Q(unit__in=units) | Q(group__in=groups))


def places_to_work_in(user: Visitor) -> QuerySet[Unit]:
    """The places for which this user may upload plans."""
    return people.places(user, Role.OFFICE)


def _office_places(user: Visitor) -> QuerySet[Unit, dict[str, int]]:
    return people.places(user, Role.OFFICE).values("pk")  # type: ignore[return-value]


def _found(rows: QuerySet[Row], pk: int) -> Row:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row

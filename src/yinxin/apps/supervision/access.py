"""Which papers of supervision a user may see and make. Every queryset that reaches a page is made here."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit, UnitGroup
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Plan, Task, TaskUnit
from yinxin.apps.supervision.models import Appeal, Assessment, Draft, PaperTemplate, SupervisionNotice

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row")


def notices(user: Visitor) -> QuerySet[SupervisionNotice]:
    """The office and 督查 see all of their government; a unit's reporter and head those addressed to it."""
    whole = people.places(user, Role.OFFICE, Role.SUPERVISOR).values("pk")
    own = people.own_units(user).values("pk")
    seen = SupervisionNotice.objects.filter(Q(place__in=whole) | Q(unit__in=own))
    return seen.select_related("task", "task__plan", "unit", "place")


def notice(user: Visitor, pk: int) -> SupervisionNotice:
    return _found(notices(user).filter(pk=pk).first())


def issued_by_office(user: Visitor, pk: int) -> SupervisionNotice:
    """A notice about which this user decides."""
    return _found(notices(user).filter(pk=pk, place__in=_offices(user)).first())


def addressed(user: Visitor, pk: int) -> SupervisionNotice:
    """A notice which this user may answer for its unit."""
    return _found(notices(user).filter(pk=pk, unit__in=people.own_units(user).values("pk")).first())


def task_to_supervise(user: Visitor, pk: int) -> Task:
    """A task of the list about which this user may send a notice."""
    seen = plans.tasks(user).filter(pk=pk, plan__place__in=_offices(user), plan__state=Plan.State.IN_FORCE)
    return _found(seen.filter(standing=Task.Standing.IN_LIST).select_related("plan", "plan__place").first())


def plan_to_report_on(user: Visitor, pk: int) -> Plan:
    """A confirmed plan of which this user drafts papers."""
    found = plans.plans(user).filter(pk=pk, place__in=_offices(user)).exclude(state=Plan.State.DRAFT)
    return _found(found.first())


def drafts(user: Visitor) -> QuerySet[Draft]:
    """The office's own, and 督查's."""
    places = people.places(user, Role.OFFICE, Role.SUPERVISOR).values("pk")
    return Draft.objects.filter(plan__place__in=places).select_related("plan", "plan__place", "template")


def draft(user: Visitor, pk: int) -> Draft:
    return _found(drafts(user).filter(pk=pk).first())


def offices(user: Visitor) -> QuerySet[Unit]:
    """The governments for which this user decides."""
    return people.places(user, Role.OFFICE).order_by("order", "pk")


def office(user: Visitor, pk: int) -> Unit:
    return _found(offices(user).filter(pk=pk).first())


def template(user: Visitor, place: int, kind: str) -> PaperTemplate:
    found = PaperTemplate.objects.filter(place=place, kind=kind, place__in=_offices(user))
    return _found(found.select_related("file").first())


def assessments(user: Visitor) -> QuerySet[Assessment]:
    """The office and 督查 see them all; a unit's own people those of their place, once announced."""
    whole = people.places(user, Role.OFFICE, Role.SUPERVISOR).values("pk")
    own = people.own_units(user)
    places = own.values("place")
    shown = Q(place__in=places) | Q(place__in=own.values("pk"))
    seen = Q(place__in=whole) | shown & ~Q(state=Assessment.State.PREVIEW)
    return Assessment.objects.filter(seen).select_related("place")


def assessment(user: Visitor, pk: int) -> Assessment:
    return _found(assessments(user).filter(pk=pk).first())


def decided_assessment(user: Visitor, pk: int) -> Assessment:
    return _found(assessments(user).filter(pk=pk, place__in=_offices(user)).first())


def sees_funds(user: Visitor, plan: Plan) -> bool:
    """Those who report for a unit, the office and 督查 see the money of the plans they see."""
    whole = people.places(user, Role.OFFICE, Role.SUPERVISOR).filter(pk=plan.place_id).exists()
    return whole or people.own_units(user).exists()


def sees_all_results(user: Visitor, assessment: Assessment) -> bool:
    """A unit sees its own result alone."""
    return people.places(user, Role.OFFICE, Role.SUPERVISOR).filter(pk=assessment.place_id).exists()


def appeals(user: Visitor, assessment: Assessment) -> QuerySet[Appeal]:
    rows = assessment.appeals.select_related("unit", "task", "by")
    return rows if sees_all_results(user, assessment) else rows.filter(unit__in=people.own_units(user).values("pk"))


def appeal_to_decide(user: Visitor, pk: int) -> Appeal:
    return _found(
        Appeal.objects.filter(pk=pk, assessment__place__in=_offices(user)).select_related("assessment").first()
    )


def may_decide(user: Visitor, notice: SupervisionNotice) -> bool:
    return _offices(user).filter(pk=notice.place_id).exists()


def may_answer(user: Visitor, notice: SupervisionNotice) -> bool:
    return people.own_units(user).filter(pk=notice.unit_id).exists()


def units_of(task: Task) -> QuerySet[Unit]:
    """The units that have something to do in a task now, alone or in a group: to one of them a notice goes."""
    parts = task.units.filter(until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
    groups = UnitGroup.objects.filter(pk__in=parts.values("group"))
    return (
        Unit.objects.filter(Q(pk__in=parts.values("unit")) | Q(member_of__in=groups)).distinct().order_by("order", "pk")
    )


def _offices(user: Visitor) -> QuerySet[Unit, dict[str, int]]:
    return people.places(user, Role.OFFICE).values("pk")  # type: ignore[return-value]


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row

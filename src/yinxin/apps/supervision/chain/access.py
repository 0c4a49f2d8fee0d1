"""Which proposals and funds a user sees and may lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Classification, Plan, Task
from yinxin.apps.supervision.models import Fund, Proposal

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row")


def proposals(user: Visitor) -> QuerySet[Proposal]:
    """The office and 督查 see all of their government; a unit those handed to it."""
    whole = people.places(user, Role.OFFICE, Role.SUPERVISOR).values("pk")
    own = people.own_units(user).values("pk")
    return Proposal.objects.filter(Q(place__in=whole) | Q(unit__in=own)).select_related("place", "unit")


def proposal(user: Visitor, pk: int) -> Proposal:
    return _found(proposals(user).filter(pk=pk).first())


def led(user: Visitor, pk: int) -> Proposal:
    """One that this user leads on."""
    return _found(proposals(user).filter(pk=pk, place__in=offices(user).values("pk")).first())


def answerable(user: Visitor, pk: int) -> Proposal:
    """One that this user may answer: for the office, or for the unit it was handed to."""
    own = Q(unit__in=people.own_units(user).values("pk")) | Q(place__in=offices(user).values("pk"))
    return _found(proposals(user).filter(own, pk=pk).first())


def offices(user: Visitor) -> QuerySet[Unit]:
    return people.places(user, Role.OFFICE).order_by("order", "pk")


def units_to_hand_to(proposal: Proposal) -> QuerySet[Unit]:
    below = Q(place=proposal.place_id) | Q(pk=proposal.place_id)
    return Unit.objects.filter(below, valid_to__isnull=True).order_by("order", "pk")


def tasks_to_link(user: Visitor, proposal: Proposal) -> QuerySet[Task]:
    """Tasks of the proposal's government by which it may be carried out."""
    seen = plans.tasks(user).filter(plan__place=proposal.place_id, plan__state=Plan.State.IN_FORCE)
    shown = seen.exclude(plan__classification=Classification.INTERNAL)  # the unit it is handed to would not see them
    return shown.filter(standing=Task.Standing.IN_LIST)


def funds(user: Visitor, plan: Plan) -> QuerySet[Fund]:
    seen = plans.tasks(user).filter(plan=plan).order_by().values("pk")
    return Fund.objects.filter(task__in=seen).select_related("task")


def fund(user: Visitor, pk: int) -> Fund:
    """A fund this user keeps."""
    kept = Fund.objects.filter(pk=pk, task__plan__place__in=offices(user).values("pk"))
    return _found(kept.select_related("task", "task__plan").first())


def _found(row: Row | None) -> Row:
    if row is None:
        raise Http404
    return row

"""For which units somebody may have a feed, and what stands in it: decided anew at each fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.plans.models import Classification, Task
from yinxin.apps.progress import access
from yinxin.apps.progress.models import FeedKey, Round, Stage

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

ASKED_FOR = (Stage.State.OPEN, Stage.State.REPORTED, Stage.State.RETURNED)
MOST = 2_000
"""Entries of one feed: calendar programs choke on more, and no unit has as many days before it."""


def units(user: Visitor) -> QuerySet[Unit]:
    """Those for which the user answers; for the office and 督查 every standing unit of their government's area."""
    seen = people.units(user, Role.OFFICE, Role.SUPERVISOR).order_by().values("pk")
    found = Unit.objects.filter(Q(pk__in=people.own_units(user).values("pk")) | Q(pk__in=seen))
    return found.filter(valid_to__isnull=True).order_by("order", "pk")


def unit(user: Visitor, pk: int) -> Unit:
    found = units(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def keys(user: User) -> QuerySet[FeedKey]:
    """One's own keys that are in use."""
    return FeedKey.objects.filter(person=user, revoked_at__isnull=True).select_related("unit")


def key(user: User, pk: int) -> FeedKey:
    found = keys(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def tasks(user: Visitor, unit: Unit) -> QuerySet[Task]:
    """What the unit has to do, as far as this user sees it. A feed lies with whoever runs the calendar program: no 内部 plan."""
    return access.own(user, unit).filter(plan__classification=Classification.OPEN)


def stages(user: Visitor, unit: Unit) -> QuerySet[Stage]:
    """Days still ahead or missed: of whole tasks, phases and milestones."""
    keys = tasks(user, unit).order_by().values("pk")
    found = Stage.objects.filter(task__in=keys, due_on__isnull=False, state__in=ASKED_FOR)
    return found.select_related("task", "task__plan", "phase", "milestone").order_by("due_on", "pk")[:MOST]


def rounds(user: Visitor, unit: Unit) -> QuerySet[Round]:
    """What is asked of the unit and not closed yet."""
    asked = tasks(user, unit).order_by().values("pk")
    found = Round.objects.filter(closed_at__isnull=True, lines__unit=unit, lines__task__in=asked)
    return found.select_related("plan").distinct().order_by("due_on", "pk")[:MOST]

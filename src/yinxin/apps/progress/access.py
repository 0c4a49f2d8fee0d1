"""Whose tasks a user follows, for which units she may act in them, and what she may decide. What is seen at all says `plans.access`.

A unit's reporter and head act for a unit that has a part in the task now, alone or through a group; a unit that only guides
carries no duty and has nothing to sign. The office of the plan's own government decides; 督查 sees, and may send back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role, Unit, User
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Milestone, Phase, Plan, Task, TaskUnit
from yinxin.apps.progress.models import TaskLink
from yinxin.domain.progress.acts import Act

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

Row = TypeVar("Row")

IN_TASKS = FOR_A_UNIT | OFFICE | {Role.SUPERVISOR}
"""Who may have something to do with a task on its way."""


def tasks(user: Visitor) -> QuerySet[Task]:
    """The tasks of the list that this user sees, each with its plan."""
    seen = plans.tasks(user).filter(standing=Task.Standing.IN_LIST)
    return seen.select_related("plan", "plan__place")


def listed(plan: Plan) -> QuerySet[Task]:
    """The list of a plan that a user was let see: whoever sees a plan sees its whole list."""
    return Task.objects.filter(plan=plan, standing=Task.Standing.IN_LIST)


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
    """Those of them that answer for the whole: the leading ones; where the list names none, all.

    A leading unit that stands in no directory yet is nobody else's duty: the office says first which one it is.
    """
    parts = task.units.filter(until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
    leading = parts.filter(role=TaskUnit.Role.LEAD)
    return _among(user, leading if leading.exists() else parts)


def may_decide(user: Visitor, task: Task) -> bool:
    """Whether the user is of the office of the plan's place: accepts, grants, refuses, merges, cancels, links."""
    return people.places(user, Role.OFFICE).filter(pk=task.plan.place_id).exists()


def may_send_back(user: Visitor, task: Task) -> bool:
    """The office, and 督查 of the same government."""
    return people.places(user, Role.OFFICE, Role.SUPERVISOR).filter(pk=task.plan.place_id).exists()


@dataclass(frozen=True, slots=True)
class Hand:
    """What one user may do in one task: for which units she acts, for which she answers for the whole, and what she decides."""

    user: User
    acting: tuple[Unit, ...] = ()
    answering: tuple[Unit, ...] = ()
    decides: bool = False
    sends_back: bool = False

    @property
    def is_in_it(self) -> bool:
        """Whether any act could be hers."""
        return bool(self.acting) or self.decides or self.sends_back

    def units_for(self, act: Act) -> tuple[Unit, ...]:
        """Those for which she could do it; a decision is nobody's but the office's."""
        if act in BY_ANY_UNIT:
            return self.acting
        return self.answering if act in BY_WHO_ANSWERS else ()

    def may(self, act: Act) -> bool:
        """Whether it is hers to do at all, wherever the task stands. The office may ask too: another one of it decides."""
        if act is Act.SEND_BACK:
            return self.sends_back
        if self.units_for(act):
            return True
        return self.decides and (act in BY_THE_OFFICE or act in ASKING)


BY_ANY_UNIT = frozenset({Act.SIGN, Act.START})
ASKING = frozenset({Act.ASK_EXTENSION, Act.ASK_SUSPENSION})
BY_WHO_ANSWERS = ASKING | {Act.REPORT_DONE}
BY_THE_OFFICE = frozenset(Act) - BY_ANY_UNIT - BY_WHO_ANSWERS - {Act.PROGRESS}
"""Progress is told on the pages of a reporting round."""


def hand(user: User, task: Task) -> Hand:
    """Fixed queries, whatever the task."""
    return Hand(
        user,
        tuple(acting_for(user, task)),
        tuple(answering_for(user, task)),
        decides=may_decide(user, task),
        sends_back=may_send_back(user, task),
    )


def link(user: Visitor, pk: int) -> TaskLink:
    """A link between two tasks about which this user decides."""
    own = decided(user).order_by().values("pk")
    found = TaskLink.objects.filter(pk=pk, before__in=own, after__in=own).select_related("before", "after")
    return _found(found.first())


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

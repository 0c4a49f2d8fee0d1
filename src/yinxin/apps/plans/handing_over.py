"""Duties follow their units: when units merge or split, whoever takes their place has their duties from that day."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from yinxin.apps.people.models import ChangeKind, Unit, UnitChange, User
from yinxin.apps.plans.following import tell_followers
from yinxin.apps.plans.models import Plan, Source, Task, TaskUnit
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import Telling, record, record_each


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory in the transaction of the change (UNIT_CHANGE_FOLLOWERS).

    A renamed unit stays the same unit, so its duties need nothing. Of a unit that was split every duty goes to each
    successor, and the office then says who keeps it: a duty no one has would be lost. A unit that goes on after the split
    has its duties still, beside the new ones.
    """
    if change.kind == ChangeKind.RENAMED:
        return
    targets = list(change.targets.all())
    for unit in change.sources.all():
        if unit not in targets or change.kind == ChangeKind.SPLIT:
            _hand_over(unit, targets, change, by=by)


def refuse_with_duties(unit: Unit) -> None:
    """Called by the directory before a unit is closed (UNIT_CLOSING_GUARDS): nobody would do what it still has to do."""
    parts = TaskUnit.objects.filter(unit=unit, until__isnull=True, task__standing=Task.Standing.IN_LIST)
    tasks = parts.exclude(task__plan__state=Plan.State.CLOSED).values("task").distinct().count()
    if tasks:
        raise RefusedError("unit-has-duties", unit=unit.name, n=tasks)


def units_with_open_work(units: QuerySet[Unit]) -> set[int]:
    """Called by the directory (UNITS_WITH_OPEN_WORK): units with a duty in a plan that goes on, themselves or in a group, and
    governments with a document that waits to be confirmed."""
    keys = units.order_by().values("pk")
    going_on = TaskUnit.objects.filter(until__isnull=True, task__standing=Task.Standing.IN_LIST)
    going_on = going_on.exclude(task__plan__state=Plan.State.CLOSED)
    alone = going_on.filter(unit__in=keys).values_list("unit", flat=True)
    grouped = going_on.filter(group__members__in=keys).values_list("group__members", flat=True)
    waiting = Source.objects.filter(place__in=keys, state=Source.State.READY).values_list("place", flat=True)
    busy = {*alone, *grouped, *waiting}
    return {pk for pk in units.order_by().values_list("pk", flat=True) if pk in busy}


@transaction.atomic
def leave_to_others(part: TaskUnit, *, by: User, reason: str) -> TaskUnit:
    """After a split: this one of those that share the duty does not have it. Another one must still have it."""
    held = TaskUnit.objects.select_for_update(of=("self",)).select_related("task").get(pk=part.pk)
    others = held.task.units.filter(until__isnull=True, order=held.order, role=held.role).exclude(pk=held.pk)
    days = [day for day in (held.since, *others.values_list("since", flat=True)) if day]
    if not others or not days:
        raise RefusedError("duty-needs-someone", unit=held.name, title=held.task.title)
    held.until = max(days)
    held.save(update_fields=["until"])
    record("plans.leave-duty", held.task, by=by, old={"unit": held.unit_id}, new=None, reason=reason)
    tell_followers([held.task_id])
    return held


def _hand_over(unit: Unit, targets: Sequence[Unit], change: UnitChange, *, by: User) -> None:
    told = []
    for part in TaskUnit.objects.filter(unit=unit, until__isnull=True).select_related("task"):
        known = set(part.task.units.filter(until__isnull=True, role=part.role).values_list("unit", flat=True))
        new = [target for target in targets if target.pk not in known]
        if unit not in targets:
            part.until = change.on
            part.save(update_fields=["until"])
        TaskUnit.objects.bulk_create(
            [
                TaskUnit(
                    task=part.task, order=part.order, name=target.name, role=part.role, unit=target, since=change.on
                )
                for target in new
            ]
        )
        before = {"unit": unit.pk, "name": part.name}
        after = {"units": [target.pk for target in targets], "on": str(change.on)}
        told.append(Telling(part.task, before, after, change.citation))
    record_each("plans.hand-over", told, by=by)

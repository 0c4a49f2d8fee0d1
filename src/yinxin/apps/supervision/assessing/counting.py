"""What each unit did with the tasks due in a year: as many queries for two hundred units as for one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Classification, Plan, Task, TaskUnit
from yinxin.apps.progress.models import Progress
from yinxin.apps.supervision.models import Appeal, Assessment
from yinxin.domain.progress.acts import State
from yinxin.domain.progress.assessment import Deed, Part, Result, Rules, assess


@dataclass(frozen=True, slots=True)
class UnitResult:
    """`counted` are the keys of all tasks that count for the unit."""

    unit: Unit
    result: Result
    counted: tuple[int, ...] = ()


def results(assessment: Assessment) -> list[UnitResult]:
    """Every unit that leads something due in the year, in the order of the directory; of a frozen one what was frozen."""
    if assessment.state == Assessment.State.FROZEN:
        return _frozen(assessment)
    rules = Rules(**assessment.rules)
    deeds = _deeds(assessment)
    units = Unit.objects.filter(pk__in=deeds).order_by("order", "pk")
    return [
        UnitResult(unit, assess(deeds[unit.pk], rules), tuple(deed.task for deed in deeds[unit.pk])) for unit in units
    ]


def as_json(found: list[UnitResult]) -> list[dict[str, Any]]:
    return [
        {
            "unit": one.unit.pk,
            "name": one.unit.name,
            "total": str(one.result.total) if one.result.total is not None else None,
            "counted": list(one.counted),
            "parts": [
                {"name": part.name, "tasks": list(part.tasks), "of": part.of, "points": str(part.points)}
                for part in one.result.parts
            ],
        }
        for one in found
    ]


def counts(assessment: Assessment, unit: Unit, task: Task) -> bool:
    """Whether a task is in the count of a unit now."""
    return any(one.unit == unit and task.pk in one.counted for one in results(assessment))


def _deeds(assessment: Assessment) -> dict[int, list[Deed]]:
    """By unit. What is due later than today does not count yet. Tasks of 内部 plans do not count: the units could not see what they are assessed by. A task counts for those who lead it; where nobody leads, for those responsible; a group's for its members."""
    first, last = date(assessment.year, 1, 1), min(date(assessment.year, 12, 31), timezone.localdate())
    rows = (
        Progress.objects.filter(due_on__range=(first, last), task__standing=Task.Standing.IN_LIST)
        .filter(task__plan__place=assessment.place_id, task__plan__state__in=[Plan.State.IN_FORCE, Plan.State.CLOSED])
        .exclude(task__plan__classification=Classification.INTERNAL)
        .exclude(task__status__in=[State.MERGED, State.CANCELLED, State.SUSPENDED])
        .annotate(shown=Count("task__evidence", filter=Q(task__evidence__withdrawn_at__isnull=True)))
        .select_related("task")
        .order_by("task")
    )
    done = {row.task_id: _deed(row, row.shown) for row in rows}
    left_out = set(assessment.appeals.filter(state=Appeal.State.GRANTED).values_list("unit", "task"))
    found: dict[int, list[Deed]] = defaultdict(list)
    for task, units in _responsible(list(done)).items():
        for unit in sorted(units):
            if (unit, task) not in left_out:
                found[unit].append(done[task])
    return found


def _deed(row: Progress, shown: int) -> Deed:
    """A report that was sent back and not given again is none."""
    stands = row.task.status in (State.REPORTED, State.ACCEPTED)
    on_time = bool(stands and row.reported_on and row.due_on and row.reported_on <= row.due_on)
    return Deed(row.task_id, on_time, row.task.status == State.ACCEPTED, bool(shown), row.returns)


def _responsible(tasks: list[int]) -> dict[int, set[int]]:
    """Who leads; only where the plan names nobody as leading, who is responsible. A leading unit that the directory does not
    know answers for itself: nobody else is blamed in its place."""
    parts = TaskUnit.objects.filter(task__in=tasks, until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
    found: dict[int, dict[bool, set[int]]] = defaultdict(dict)
    for task, role, unit, member in parts.values_list("task", "role", "unit", "group__members"):
        known = found[task].setdefault(role == TaskUnit.Role.LEAD, set())
        known.update({unit or member} - {None})
    return {task: roles.get(True, roles.get(False, set())) for task, roles in found.items()}


def _frozen(assessment: Assessment) -> list[UnitResult]:
    units = Unit.objects.in_bulk([row["unit"] for row in assessment.results])
    found = []
    for row in assessment.results:
        parts = tuple(
            Part(part["name"], tuple(part["tasks"]), part["of"], Decimal(part["points"])) for part in row["parts"]
        )
        total = Decimal(row["total"]) if row["total"] is not None else None
        found.append(UnitResult(units[row["unit"]], Result(parts, total), tuple(row.get("counted", ()))))
    return found

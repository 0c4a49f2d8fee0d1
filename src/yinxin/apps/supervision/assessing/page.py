"""What the pages of the assessment show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Task
from yinxin.apps.supervision import access
from yinxin.apps.supervision.assessing.counting import UnitResult, results
from yinxin.apps.supervision.models import Appeal, Assessment

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

PARTS: dict[str, Promise] = {
    "on-time": _("按期报完成"),
    "complete": _("验收通过"),
    "evidence": _("验收通过且有佐证"),
    "returned": _("验收退回"),
}


@dataclass(frozen=True, slots=True)
class Own:
    """A unit of the reader, the tasks that count for it, and those of them about which an objection waits."""

    unit: Unit
    tasks: list[Task]
    objected: set[int]


@dataclass(frozen=True, slots=True)
class Cell:
    """The points of one rule, out of how many tasks, and which of them they come from."""

    label: Promise
    points: Decimal
    of: int
    tasks: list[Task]


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit's points by the rules they follow from."""

    unit: Unit
    cells: list[Cell]
    total: Decimal | None


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    assessment: Assessment
    results: list[Scored]
    parts: list[Promise]
    own: list[Own]
    appeals: list[Appeal]
    may_decide: bool
    may_freeze: bool
    may_appeal: bool


def assessment_page(user: Visitor, assessment: Assessment) -> AssessmentPage:
    """In the order of the directory, whatever the points: nobody is ranked."""
    everything = access.sees_all_results(user, assessment)
    units = {unit.pk for unit in people.own_units(user)}
    found = [one for one in results(assessment) if everything or one.unit.pk in units]
    announced = assessment.state == Assessment.State.ANNOUNCED
    today = timezone.localdate()
    over = bool(assessment.appeals_until and today > assessment.appeals_until)
    appeals = list(access.appeals(user, assessment))
    decides = access.offices(user).filter(pk=assessment.place_id).exists()
    tasks = _tasks({key for one in found for key in one.counted})
    return AssessmentPage(
        assessment,
        [_scored(one, tasks) for one in found],
        list(PARTS.values()),
        own=[_own(one, tasks, appeals) for one in found if one.unit.pk in units],
        appeals=appeals,
        may_decide=decides,
        may_freeze=decides and announced and over,
        may_appeal=announced and not over,
    )


def _own(one: UnitResult, tasks: Mapping[int, Task], appeals: list[Appeal]) -> Own:
    waiting = [appeal for appeal in appeals if appeal.unit_id == one.unit.pk and appeal.state == Appeal.State.OPEN]
    return Own(one.unit, _named(one.counted, tasks), {appeal.task_id for appeal in waiting})


def _scored(one: UnitResult, tasks: Mapping[int, Task]) -> Scored:
    cells = [Cell(PARTS[part.name], part.points, part.of, _named(part.tasks, tasks)) for part in one.result.parts]
    return Scored(one.unit, cells, one.result.total)


def _named(keys: Collection[int], tasks: Mapping[int, Task]) -> list[Task]:
    return [task for pk, task in tasks.items() if pk in keys]


def _tasks(keys: set[int]) -> dict[int, Task]:
    """In the order of their plans; of a frozen result those that were counted then."""
    rows = Task.objects.filter(pk__in=keys).select_related("plan", "progress").order_by("plan", "order", "pk")
    return {task.pk: task for task in rows}

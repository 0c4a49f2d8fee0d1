"""The reports on one task, the latest first: what each unit said, measured and showed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.models import Evidence, Line, Report
from yinxin.apps.progress.reporting import access

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class TaskReports:
    """`judged` are the reports for which this user may ask more."""

    task: Task
    reports: Page[Report]
    judged: frozenset[int]


def task_reports(user: Visitor, task: Task, number: str | None) -> TaskReports:
    evidence = Evidence.objects.filter(withdrawn_at__isnull=True).select_related("other__unit")
    rows = (
        access.reports(user)
        .filter(task=task)
        .select_related("unit", "round", "line")
        .prefetch_related("measurements__figure", Prefetch("evidence", evidence))
    )
    page = Paginator(rows.order_by("-as_of", "-pk"), PER_PAGE).get_page(number)
    return TaskReports(task, page, _judged(user, task, list(page)))


def _judged(user: Visitor, task: Task, reports: list[Report]) -> frozenset[int]:
    open_ones = [
        one for one in reports if one.state == Report.State.SUBMITTED and one.round and one.round.closed_at is None
    ]
    if people.places(user, Role.OFFICE).filter(pk=task.plan.place_id).exists():
        return frozenset(one.pk for one in open_ones)
    led = set(access.own_lines(user).filter(task=task, part=Line.Part.LEAD).values_list("round", flat=True))
    return frozenset(
        one.pk for one in open_ones if one.round_id in led and one.line and one.line.part != Line.Part.LEAD
    )

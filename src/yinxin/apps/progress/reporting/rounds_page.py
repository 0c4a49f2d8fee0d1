"""What the office sees of reporting: the rounds of a plan, and of one round who has reported, who is late, who is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.http import QueryDict
from django.utils import timezone

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.models import Line, Report, Round, Schedule
from yinxin.apps.progress.reporting import asking
from yinxin.apps.progress.reporting.scheduling import Preview
from yinxin.apps.progress.reporting.taking_over import Rolled, rolled_up
from yinxin.domain.progress.burden import Load

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit in a round. `silent` lines are wanted still; `moot` ones need none any more, as their tasks are finished."""

    pk: int
    name: str
    lines: int
    reported: int
    late: int
    returned: int
    excused: int
    silent: int
    load: Load


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line with the report that counts. `group` takes the values of a group's duty together, on its first line."""

    line: Line
    report: Report | None
    state: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A duty of a group in a round: n of m units have reported, n have finished, and each indicator with how it is taken together."""

    title: str
    task: int
    of: int
    reported: int
    done: int
    rolled: tuple[Rolled, ...]


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A round for whoever keeps or oversees it."""

    round: Round
    units: tuple[UnitRow, ...]
    lines: tuple[LineRow, ...]
    page: Page[Any]
    groups: tuple[GroupRow, ...]
    unit: int
    state: str
    may_keep: bool
    today: date

    @property
    def asked(self) -> int:
        return sum(one.lines - one.excused for one in self.units)

    @property
    def reported(self) -> int:
        return sum(one.reported for one in self.units)

    @property
    def silent(self) -> int:
        return sum(one.silent for one in self.units)

    @property
    def is_late(self) -> bool:
        return self.round.closed_at is None and self.today > self.round.due_on


@dataclass(frozen=True, slots=True)
class PlanRounds:
    """The schedules and rounds of a plan, and the preview of a schedule that is being declared."""

    plan: Plan
    schedules: tuple[Schedule, ...]
    rounds: tuple[Round, ...]
    preview: Preview | None
    today: date


def plan_rounds(plan: Plan, preview: Preview | None = None) -> PlanRounds:
    told = Report.objects.filter(line=OuterRef("pk"), state=Report.State.SUBMITTED)
    lines = Line.objects.filter(round=OuterRef("pk"), excused="").annotate(is_told=Exists(told))
    rows = Round.objects.filter(plan=plan).annotate(asked=_count(lines), reported=_count(lines.filter(is_told=True)))
    schedules = Schedule.objects.filter(plan=plan).order_by("-since", "-pk")
    return PlanRounds(
        plan, tuple(schedules), tuple(rows.order_by("-opens_on", "-pk")[:100]), preview, timezone.localdate()
    )


def round_page(user: Visitor, row: Round, asked: QueryDict) -> RoundPage:
    lines = states(Line.objects.filter(round=row))
    unit, state = str(asked.get("unit", "")), str(asked.get("state", ""))
    chosen = lines
    if unit.isdecimal() and len(unit) < 18:
        chosen = chosen.filter(unit=int(unit))
    if state in STATES:
        chosen = chosen.filter(**STATES[state])
    told = Report.objects.exclude(state=Report.State.DRAFT).prefetch_related("measurements__figure", "evidence")
    ordered = chosen.select_related("task", "unit").prefetch_related(
        Prefetch("reports", told.order_by("-pk"), to_attr="told")
    )
    page = Paginator(ordered.order_by("unit__order", "unit", "task__order", "pk"), PER_PAGE).get_page(asked.get("page"))
    return RoundPage(
        row,
        tuple(_unit_row(one) for one in _by_unit(lines)),
        tuple(LineRow(line, _newest(line), state_of(line)) for line in page),
        page,
        _groups(row),
        int(unit) if unit.isdecimal() and len(unit) < 18 else 0,
        state if state in STATES else "",
        people.places(user, Role.OFFICE).filter(pk=row.plan.place_id).exists(),
        timezone.localdate(),
    )


def states(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Each line with `is_told`, `is_late`, `is_returned` and `is_wanted`."""
    told = Report.objects.filter(line=OuterRef("pk"))
    submitted = told.filter(state=Report.State.SUBMITTED)
    return lines.annotate(
        is_told=Exists(submitted),
        is_on_time=Exists(submitted.filter(at__date__lte=OuterRef("round__due_on"))),
        is_returned=Exists(told.filter(state=Report.State.RETURNED)),
        is_wanted=Case(
            When(excused="", task__status__in=asking.OPEN, task__standing="in-list", then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        ),
    )


STATES: dict[str, dict[str, object]] = {
    "reported": {"is_told": True},
    "late": {"is_told": True, "is_on_time": False},
    "returned": {"is_told": False, "is_returned": True},
    "silent": {"is_told": False, "is_wanted": 1},
}
"""What the list can be narrowed to."""


def state_of(line: Line) -> str:
    """The state of a line as the page names it; the line was fetched with `states`."""
    found = {name: getattr(line, name) for name in ("is_told", "is_on_time", "is_returned", "is_wanted")}
    if line.excused:
        return "excused"
    if found["is_told"]:
        return "reported" if found["is_on_time"] else "late"
    if found["is_returned"]:
        return "returned"
    return "silent" if found["is_wanted"] else "moot"


def _count(rows: QuerySet[Line]) -> Subquery:
    counted = rows.order_by().values("round").annotate(n=Count("pk")).values("n")
    return Subquery(counted, output_field=IntegerField())


def _by_unit(lines: QuerySet[Line]) -> list[dict[str, Any]]:
    found = lines.order_by().values("unit", "unit__name", "unit__order")
    rows: Any = found.annotate(
        lines=Count("pk"),
        reported=Count("pk", filter=Q(is_told=True)),
        late=Count("pk", filter=Q(is_told=True, is_on_time=False)),
        returned=Count("pk", filter=Q(is_told=False, is_returned=True)),
        excused_lines=Count("pk", filter=~Q(excused="")),
        silent=Count("pk", filter=Q(is_told=False, is_wanted=1)),
        asked_fields=Sum("asked", filter=Q(excused=""), default=0),
        known_fields=Sum("known", filter=Q(excused=""), default=0),
        seconds_asked=Sum("seconds", filter=Q(excused=""), default=0),
    ).order_by("unit__order", "unit")
    return list(rows)


def _unit_row(one: dict[str, Any]) -> UnitRow:
    numbers = {name: int(str(value or 0)) for name, value in one.items() if name != "unit__name"}
    return UnitRow(
        numbers["unit"],
        str(one["unit__name"]),
        numbers["lines"],
        numbers["reported"],
        numbers["late"],
        numbers["returned"],
        numbers["excused_lines"],
        numbers["silent"],
        Load(numbers["asked_fields"], numbers["known_fields"], numbers["seconds_asked"]),
    )


def _newest(line: Line) -> Report | None:
    told: list[Report] = line.told  # type: ignore[attr-defined]
    return told[0] if told else None


def _groups(row: Round) -> tuple[GroupRow, ...]:
    """The duties of groups, with what their units gave; three queries however many."""
    told = Report.objects.filter(state=Report.State.SUBMITTED).prefetch_related("measurements").order_by("-pk")
    lines = Line.objects.filter(round=row, part=Line.Part.IN_GROUP, excused="").select_related("task")
    by_task: dict[int, list[Line]] = {}
    ordered = lines.order_by("task__order", "task", "unit")
    for line in ordered.prefetch_related(Prefetch("reports", told, to_attr="told"), "task__figures"):
        by_task.setdefault(line.task_id, []).append(line)
    found = []
    for task, members in by_task.items():
        reports = [report for line in members if (report := _newest(line)) is not None]
        rolled = rolled_up(members[0].task.figures.all(), reports, len(members))
        done = sum(report.is_done for report in reports)
        found.append(GroupRow(members[0].task.title, task, len(members), len(reports), done, rolled))
    return tuple(found)

"""The board of a plan as one user sees it on a day. Each view asks the database as often for five tasks as for five thousand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.apps.people.models import User
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Plan, Task, TaskUnit
from yinxin.apps.progress import access, alarms
from yinxin.apps.supervision.board import counting, matrix, months, tiles, timeline
from yinxin.apps.supervision.board.counting import Counts
from yinxin.apps.supervision.board.state import BoardState
from yinxin.apps.supervision.board.timeline import TimeRow

VIEWS: tuple[tuple[str, str | Promise], ...] = (
    ("matrix", _("单位与章节")),
    ("timeline", _("时间进度")),
    ("month", _("日历")),
    ("map", _("各地")),
    ("alarms", _("提醒")),
)
MOST_ALARMS = 100


@dataclass(frozen=True, slots=True)
class Alarmed:
    task: Task
    alarms: tuple[alarms.ShownAlarm, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """What every view has: the plan, its counts, what waits for the office. Of the views, the one asked for, or all."""

    plan: Plan
    today: date
    counts: Counts
    waiting: int
    alarmed: int
    leads: bool
    may_decide: bool
    matrix: matrix.Matrix | None = None
    timeline: timeline.Timeline | None = None
    month: months.Month | None = None
    tiles: tiles.Tiles | None = None
    alarms: tuple[Alarmed, ...] | None = None
    coming: tuple[months.Entry, ...] | None = None
    behind: tuple[TimeRow, ...] | None = None

    @property
    def views(self) -> tuple[tuple[str, str | Promise], ...]:
        return VIEWS


@dataclass(frozen=True, slots=True)
class PlanBoard:
    plan: Plan
    counts: Counts


def boards(user: User, today: date) -> list[PlanBoard]:
    """The plans in force that a user sees, with how they stand."""
    shown = plans.plans(user).exclude(state=Plan.State.DRAFT).order_by("-period_end", "-pk")
    counted = counting.by_plan(access.tasks(user), today)
    return [PlanBoard(plan, counted.get(plan.pk, Counts())) for plan in shown]


def board_of(user: User, plan: Plan, today: date, state: BoardState | None = None) -> Board:
    """The board of a plan that `plans.access` gave to this user: everything a wall shows; with `state`, one view only."""
    tasks = access.listed(plan)
    told = tasks.aggregate(
        waiting=Count("pk", filter=Q(status=Task.Status.REPORTED)),
        alarmed=Count("pk", filter=Q(progress__alarm_count__gt=0)),
    )
    leads = TaskUnit.objects.filter(task__plan=plan, role=TaskUnit.Role.LEAD, until__isnull=True).exists()
    whole = state is None
    asked = state or BoardState()
    view = asked.view
    leading = leads if asked.role == "" else asked.role == "lead"
    return Board(
        plan=plan,
        today=today,
        counts=counting.whole(tasks, today),
        waiting=told["waiting"],
        alarmed=told["alarmed"],
        leads=leads,
        may_decide=plans.places_to_work_in(user).filter(pk=plan.place_id).exists(),
        matrix=matrix.matrix_of(plan, tasks, today, leading=leading) if whole or view == "matrix" else None,
        timeline=timeline.timeline_of(plan, tasks, today, page=asked.page) if whole or view == "timeline" else None,
        month=months.month_of(plan, tasks, asked.month or today, today) if not whole and view == "month" else None,
        tiles=tiles.tiles_of(plan, tasks, today) if whole or view == "map" else None,
        alarms=tuple(_alarmed(tasks)) if not whole and view == "alarms" else None,
        coming=tuple(months.coming(plan, tasks, today)) if whole else None,
        behind=timeline.behind(tasks, today) if whole else None,
    )


def _alarmed(tasks: QuerySet[Task]) -> list[Alarmed]:
    rows = tasks.filter(progress__alarm_count__gt=0).select_related("progress").order_by("order", "pk")
    return [Alarmed(task, alarms.shown(task.progress.alarms)) for task in rows[:MOST_ALARMS]]

"""What a chart shows, gathered from a plan: as many queries for eighty tasks as for one."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from yinxin.apps.plans.models import Plan, Task, TaskUnit
from yinxin.apps.progress import lights, projecting
from yinxin.apps.supervision.chart.sheet import Chart, ChartPhase, ChartSection, ChartTask
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import State
from yinxin.domain.progress.parts import PartState


def chart_of(plan: Plan, today: date, *, address: str = "") -> Chart:
    """The chart of a plan on a day; `address` is where its live board is reached.

    Raises RefusedError("chart-empty") where the list has no task yet.
    """
    tasks = list(
        plan.tasks.filter(standing=Task.Standing.IN_LIST)
        .select_related("section", "progress")
        .prefetch_related("units__unit", "units__group", "phases", "events")
        .order_by("order", "pk")
    )
    if not tasks:
        raise RefusedError("chart-empty", plan=plan.title)
    return Chart(
        title=plan.title,
        issuer=plan.issuer or plan.place.name,
        document_number=plan.document_number,
        start=plan.period_start,
        end=plan.period_end,
        sections=tuple(
            ChartSection(title, tuple(_line(task, today) for task in group))
            for title, group in groupby(tasks, key=_heading)
        ),
        accepted=sum(task.status == State.ACCEPTED for task in tasks),
        address=address,
        made=today,
    )


def _heading(task: Task) -> str:
    """The first heading a task stands under: deeper ones would cut the chart into crumbs."""
    return str(task.path[0]) if task.path else _("任务")


def _line(task: Task, today: date) -> ChartTask:
    row = getattr(task, "progress", None)
    return ChartTask(
        serial=task.serial,
        title=task.title,
        units=_units(task),
        light=lights.OFF if task.status in lights.DARK else lights.of(row, today).value,
        state=task.get_status_display(),
        due=row.due_on if row else task.due_on,
        due_text=task.due_text,
        phases=_phases(task),
    )


def _units(task: Task) -> str:
    """Leading units first, then the others, as the plan prints them."""
    parts = [part for part in task.units.all() if part.until is None]
    found = []
    for role in (TaskUnit.Role.LEAD, TaskUnit.Role.MEMBER, TaskUnit.Role.GUIDE):
        names = [part.name for part in parts if part.role == role]
        if names:
            found.append(_("%(role)s：%(units)s") % {"role": role.label, "units": _("、").join(names)})
    return "　".join(found)


def _phases(task: Task) -> tuple[ChartPhase, ...]:
    lives = projecting.part_lives(sorted(task.events.all(), key=lambda event: event.pk))
    found = []
    for phase in task.phases.all():
        life = lives.get(("phase", phase.pk))
        if phase.start and phase.end:
            done = life is not None and life.state is PartState.ACCEPTED
            found.append(ChartPhase(phase.start, phase.end, accepted=done))
    return tuple(found)

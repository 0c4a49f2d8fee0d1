"""What the office does with a round: opens, extends and closes it, excuses a unit, reminds. The clock opens and closes too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.progress import projecting
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.models import Line, Report, Round, Schedule
from yinxin.apps.progress.reporting import asking, days, filling, telling
from yinxin.apps.progress.reporting.asking import Asked
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import burden
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.recording import record


@dataclass(frozen=True, slots=True)
class Opening:
    """A round before it is made. With `leave_out` what a unit has told already is not asked; without it such a round is refused."""

    name: str
    period_start: date
    period_end: date
    opens_on: date
    working_days: int
    schedule: Schedule | None = None
    recurrence: str = ""
    leave_out: bool = False


@transaction.atomic
def open_round(plan: Plan, opening: Opening, *, by: User | None) -> Round:
    """Ask every unit with an open duty.

    Raises RefusedError "round-not-in-force", "round-internal", "round-twice", "round-empty", "report-asked-twice".
    """
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.state != Plan.State.IN_FORCE:
        raise RefusedError("round-not-in-force", title=held.title)
    if held.classification == Classification.INTERNAL:
        # No unit may open an 内部 plan, so nobody could answer.
        raise RefusedError("round-internal")
    if Round.objects.filter(plan=held, name=opening.name).exists():
        raise RefusedError("round-twice", name=opening.name)
    lines = _lines(held, opening)
    due_on, certain = days.due(opening.opens_on, opening.working_days, None)
    row = Round.objects.create(
        plan=held,
        schedule=opening.schedule,
        name=opening.name,
        recurrence=opening.recurrence,
        period_start=opening.period_start,
        period_end=opening.period_end,
        opens_on=opening.opens_on,
        working_days=opening.working_days,
        due_on=due_on,
        is_certain=certain,
        by=by,
    )
    made = _keep(row, lines)
    days.relight([row.pk])
    telling.tell_asked(row, made)
    record("progress.open-round", row, by=by, new={"name": row.name, "due_on": str(due_on), "lines": len(made)})
    return row


def _lines(plan: Plan, opening: Opening) -> list[Asked]:
    lines = asking.asked_by(plan, opening.recurrence)
    if not lines:
        raise RefusedError("round-empty", title=plan.title)
    start, end = opening.period_start, opening.period_end
    if opening.leave_out:
        left = asking.without_twice(lines, start, end, opening.name)
        if not left:
            raise RefusedError("round-all-known", name=opening.name)
        return left
    units = {one.unit.pk: one.unit.name for one in lines}
    again = asking.data_asked(lines, start, end, opening.name)
    burden.refuse_twice(again, asking.data_before(lines, start, end), units)
    return lines


def _keep(row: Round, lines: list[Asked]) -> list[Line]:
    loads = asking.loads(lines)
    return Line.objects.bulk_create(asking.line_of(row, one, load) for one, load in zip(lines, loads, strict=True))


@transaction.atomic
def extend(row: Round, to: date, *, reason: str, by: User) -> Round:
    """Give all units longer. Raises RefusedError "round-closed", "round-extend" for a day that is not later."""
    held = _open(row)
    if to <= held.due_on:
        raise RefusedError("round-extend", name=held.name, due=held.due_on)
    before = str(held.due_on)
    held.extended_to = held.due_on = to
    held.is_certain = True
    held.save(update_fields=["extended_to", "due_on", "is_certain"])
    days.relight([held.pk])
    record("progress.extend-round", held, by=by, old={"due_on": before}, new={"due_on": str(to)}, reason=reason)
    return held


@transaction.atomic
def close(row: Round, *, by: User | None, reason: str = "") -> Round:
    """Take no more reports. What nobody submitted stays a draft of its unit."""
    held = _open(row)
    held.closed_at = timezone.now()
    held.save(update_fields=["closed_at"])
    record("progress.close-round", held, by=by, new={"silent": silent(held).count()}, reason=reason)
    return held


@transaction.atomic
def excuse(line: Line, *, reason: str, by: User) -> Line:
    """This unit need not report on this task this time."""
    _open(line.round)
    projecting.hold([line.task_id])
    held = Line.objects.select_for_update(of=("self",)).select_related("task", "round").get(pk=line.pk)
    if asking.answered(Line.objects.filter(pk=held.pk)).exists():
        raise RefusedError("line-reported", title=held.task.title)
    held.excused = reason
    held.save(update_fields=["excused"])
    record("progress.excuse-line", held, by=by, new={"unit": held.unit_id, "task": held.task_id}, reason=reason)
    _without(held, by)
    return held


def _without(excused: Line, by: User) -> None:
    """When the last one that a group waited for is excused, the others are done."""
    asked = Line.objects.filter(round=excused.round_id, task=excused.task_id, excused="", part=Line.Part.IN_GROUP)
    last = Report.objects.filter(line__in=asked, state=Report.State.SUBMITTED).select_related("unit", "line").last()
    grouped = excused.part == Line.Part.IN_GROUP and not asking.is_led(excused.task_id)
    life = projecting.lives([excused.task_id])[excused.task_id]
    if grouped and last and last.line and task_life.may(life, Act.REPORT_DONE) and filling.all_done(last.line):
        move(excused.task, Act.REPORT_DONE, Particulars(unit=last.unit, report=last), by=by)
    else:
        projecting.project([excused.task_id])


@transaction.atomic
def remind(row: Round, *, by: User) -> int:
    """Tell whoever answers for the silent units, once a day at most; how many persons were told now."""
    held = _open(row)
    told = telling.tell_silent(held, silent(held), day=str(timezone.localdate()))
    if told:
        record("progress.remind-round", held, by=by, new={"told": told})
    return told


def silent(row: Round) -> QuerySet[Line]:
    """Those of whom something is still wanted: not excused, nothing submitted or more asked, and the task not finished."""
    return asking.wanted(Line.objects.filter(round=row))


def _open(row: Round) -> Round:
    # Whoever submits refers to the round while she holds her task; that must not wait for who projects the task.
    held = Round.objects.select_for_update(of=("self",), no_key=True).select_related("plan").get(pk=row.pk)
    if held.closed_at is not None:
        raise RefusedError("round-closed", name=held.name)
    return held

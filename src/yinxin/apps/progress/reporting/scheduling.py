"""When a plan asks by itself: declared by the office with a preview, opened and closed by the clock every day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import dropwhile, islice, takewhile

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Classification, Plan, Task
from yinxin.apps.progress.models import Rhythm as Declared
from yinxin.apps.progress.models import Round, Schedule
from yinxin.apps.progress.reporting import asking, days, opening
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.burden import Load
from yinxin.domain.progress.rounds import Rhythm, Window, closes_on, windows
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox import schedules
from yinxin.kit.outbox.progress import Progress

LATEST = timedelta(days=100)
"""So long after its last period a schedule may still open the round that asks about it."""
SHOWN = 4
"""So many coming rounds of a rhythm are shown before it is declared."""
MOST_AHEAD = 600
"""Twelve years of weeks: no plan looks further."""

WORDS = {
    Rhythm.WEEKLY: "每周任务",
    Rhythm.MONTHLY: "每月任务",
    Rhythm.QUARTERLY: "每季度任务",
    Rhythm.HALF_YEARLY: "每半年任务",
    Rhythm.YEARLY: "每年任务",
}
"""A round's name is kept in the language of the office, whoever opens it."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A round to come: its days, and for a plan that asks by each task's own recurrence, of which tasks."""

    name: str
    window: Window
    recurrence: str


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """What one round would ask of a unit."""

    unit: Unit
    lines: int
    load: Load


@dataclass(frozen=True, slots=True)
class Preview:
    """The coming rounds of a schedule and what one of them would cost each unit today. `minutes` are those of all together."""

    coming: tuple[Coming, ...]
    units: tuple[UnitLoad, ...]
    unowned: int

    @property
    def minutes(self) -> int:
        return sum(one.load.minutes for one in self.units)


def preview(schedule: Schedule) -> Preview:
    """What declaring it would bring; nothing is written."""
    lines = [one for one in asking.asked_by(schedule.plan) if schedule.rhythm != Declared.OWN or one.task.recurrence]
    tasks = {one.task.pk for one in lines}
    in_list = Task.objects.filter(plan=schedule.plan, standing=Task.Standing.IN_LIST, status__in=asking.OPEN)
    unowned = 0 if schedule.rhythm == Declared.OWN else in_list.exclude(pk__in=tasks).count()
    coming = [one for kind in _recurrences(schedule) for one in islice(_coming(schedule, kind), SHOWN)]
    coming.sort(key=lambda one: (one.window.opens_on, one.name))
    return Preview(tuple(coming), unit_loads(lines), unowned)


def unit_loads(lines: list[asking.Asked]) -> tuple[UnitLoad, ...]:
    """The lines by unit, the units in the directory's order."""
    units: dict[int, Unit] = {}
    total: dict[int, Load] = defaultdict(Load)
    count: dict[int, int] = defaultdict(int)
    for line, load in zip(lines, asking.loads(lines), strict=True):
        units[line.unit.pk] = line.unit
        total[line.unit.pk] += load
        count[line.unit.pk] += 1
    ordered = sorted(units.values(), key=lambda unit: (unit.order, unit.pk))
    return tuple(UnitLoad(unit, count[unit.pk], total[unit.pk]) for unit in ordered)


@transaction.atomic
def declare(schedule: Schedule, *, by: User) -> Schedule:
    """From now on its rounds open by themselves. Raises RefusedError "round-internal", and "schedule-overlaps": a plan asks by
    one rhythm at a time."""
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=schedule.plan_id)
    if plan.classification == Classification.INTERNAL:
        raise RefusedError("round-internal")
    running = Schedule.objects.filter(plan=plan)
    for other in running:
        if (other.until is None or other.until >= schedule.since) and (
            schedule.until is None or schedule.until >= other.since
        ):
            raise RefusedError("schedule-overlaps", rhythm=other.get_rhythm_display(), since=other.since)
    schedule.by = by
    schedule.save(force_insert=True)
    record("progress.declare-schedule", schedule, by=by, new={"rhythm": schedule.rhythm, "since": str(schedule.since)})
    return schedule


@transaction.atomic
def stop(schedule: Schedule, *, reason: str, by: User) -> Schedule:
    """No further rounds; the open ones go on. A period that has ended and was not asked about yet is not asked about either."""
    held = Schedule.objects.select_for_update(of=("self",)).select_related("plan").get(pk=schedule.pk)
    today = timezone.localdate()
    ended = [
        one.window.period.end
        for kind in _recurrences(held)
        for one in islice(dropwhile(_has_opened(today), _coming(held, kind)), 1)
    ]
    held.until = max(min([today, *(day - timedelta(1) for day in ended)]), held.since)
    held.save(update_fields=["until"])
    record("progress.stop-schedule", held, by=by, new={"until": str(held.until)}, reason=reason)
    return held


def _has_opened(today: date) -> Callable[[Coming], bool]:
    return lambda one: one.window.opens_on <= today


def open_due(_progress: Progress) -> dict[str, int]:
    """Open what is due and close what is over: each round in a transaction of its own, and none twice, however often this runs."""
    today = timezone.localdate()
    opened = [row for schedule in _running(today) for row in _open_due_of(schedule, today)]
    return {"opened": len(opened), "closed": _close_over(today)}


OPEN_ROUNDS = schedules.Schedule(
    "progress.rounds",
    "yinxin.apps.progress.reporting.scheduling.open_due",
    schedules.daily("00:20"),
    gettext_lazy("到期开始和收齐填报轮次"),
)


def _running(today: date) -> Iterable[Schedule]:
    found = Schedule.objects.filter(since__lte=today, plan__state=Plan.State.IN_FORCE).select_related("plan")
    return [one for one in found if one.until is None or one.until >= today - LATEST]


def _open_due_of(schedule: Schedule, today: date) -> list[Round]:
    """The latest due round of each recurrence: what passed while nobody ran the clock is not asked afterwards, but for the last."""
    opened = []
    known = set(Round.objects.filter(schedule=schedule).values_list("recurrence", "period_start"))
    for kind in _recurrences(schedule):
        due = list(takewhile(lambda one: one.window.opens_on <= today, _coming(schedule, kind)))[-1:]
        for one in due:
            if (one.recurrence, one.window.period.start) not in known:
                opened += _opened(schedule, one, today)
    return opened


def _opened(schedule: Schedule, one: Coming, today: date) -> list[Round]:
    """A round whose days passed before anybody ran the clock is given its days from now on."""
    asked = opening.Opening(
        one.name,
        one.window.period.start,
        one.window.period.end,
        one.window.opens_on if one.window.due_on >= today else today,
        schedule.working_days,
        schedule=schedule,
        recurrence=one.recurrence,
        leave_out=True,
    )
    try:
        return [opening.open_round(schedule.plan, asked, by=None)]
    except RefusedError as refused:
        if refused.code in ("round-empty", "round-all-known", "round-internal", "round-twice", "round-not-in-force"):
            return []
        raise


def _close_over(today: date) -> int:
    """A round is over when its last day has passed and nothing is wanted any more, and at the latest two weeks later."""
    closed = 0
    for row in Round.objects.filter(closed_at__isnull=True, due_on__lt=today).select_related("plan"):
        if today > closes_on(row.due_on, days.calendar()) or not opening.silent(row).exists():
            opening.close(row, by=None)
            closed += 1
    return closed


def _recurrences(schedule: Schedule) -> list[tuple[str, Rhythm]]:
    """(which tasks, by which rhythm): all by the declared one, or each kind of recurring tasks by its own."""
    if schedule.rhythm != Declared.OWN:
        return [("", Rhythm(schedule.rhythm))]
    tasks = Task.objects.filter(plan=schedule.plan, standing=Task.Standing.IN_LIST).exclude(recurrence="")
    kinds = set(tasks.order_by().values_list("recurrence", flat=True).distinct())
    return [(kind.value, kind) for kind in Rhythm if kind.value in kinds]


def _coming(schedule: Schedule, kind: tuple[str, Rhythm]) -> Iterator[Coming]:
    recurrence, rhythm = kind
    found = windows(
        rhythm,
        schedule.since,
        days.calendar(),
        opens_after=schedule.opens_after,
        working_days=schedule.working_days,
    )
    for one in islice(found, MOST_AHEAD):
        if schedule.until is None or min(one.opens_on, one.period.end) <= schedule.until:
            yield Coming(f"{one.period.name}（{WORDS[rhythm]}）" if recurrence else one.period.name, one, recurrence)

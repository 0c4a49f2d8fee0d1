"""Gathers what the rules of lights judge: dates, parts, rounds and measured values of many tasks, in as many queries as for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from yinxin.apps.plans.models import Figure, Task
from yinxin.apps.progress.models import DismissedAlarm, Evidence, LightTuning, Line, Measurement, Report
from yinxin.domain.plans.proposal import Comparator, Recurrence
from yinxin.domain.progress import alarms as alarming
from yinxin.domain.progress import lights
from yinxin.domain.progress.alarms import Alarm, Reported, alarms
from yinxin.domain.progress.life import Life
from yinxin.domain.progress.light_rules import USUAL, LightRules
from yinxin.domain.progress.lights import AskedRound, Known, Light, Part, Turn
from yinxin.domain.progress.parts import PartLife, PartState
from yinxin.domain.progress.targets import Measured, Target, period_end


@dataclass(frozen=True, slots=True)
class Told:
    """A submitted report, as far as lights and alarms look at it. `values` by the number of the indicator."""

    pk: int
    task: int
    unit: int
    round: int | None
    part: str
    on: date
    text: str
    is_done: bool
    values: Mapping[int, Decimal]
    asked: int | None = None
    unit_until: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether its unit still was one on a day: of units that merged, the successor measures for both from then on."""
        return self.unit_until is None or self.unit_until > day


@dataclass(frozen=True, slots=True)
class Gathered:
    """What units told about some tasks, oldest first, the targets of these, and the rounds that still wait for a report."""

    told: Mapping[int, Sequence[Told]] = field(default_factory=dict)
    figures: Mapping[int, Sequence[Figure]] = field(default_factory=dict)
    rounds: Mapping[int, Sequence[AskedRound]] = field(default_factory=dict)
    evidence: Mapping[int, int] = field(default_factory=dict)
    tuned: Mapping[int, LightRules] = field(default_factory=dict)
    dismissed: Mapping[int, Collection[str]] = field(default_factory=dict)

    def rules_of(self, plan: int) -> LightRules:
        return self.tuned.get(plan, USUAL)


ADDED = (Line.Part.IN_GROUP, Line.Part.MEMBER)
"""Parts of which each measures its own share of the whole."""


def gather(tasks: Collection[int]) -> Gathered:
    told = _told(tasks)
    figures: dict[int, list[Figure]] = defaultdict(list)
    wanted = Figure.objects.filter(task__in=tasks, kind=Figure.Kind.TARGET, value__isnull=False)
    for figure in wanted.order_by("order", "pk"):
        figures[figure.task_id or 0].append(figure)
    dismissed: dict[int, set[str]] = defaultdict(set)
    for task, mark in DismissedAlarm.objects.filter(task__in=tasks).order_by().values_list("task", "mark"):
        dismissed[task].add(mark)
    drafted = Q(report__state=Report.State.DRAFT)
    hanging = Evidence.objects.filter(task__in=tasks, withdrawn_at__isnull=True).exclude(drafted).order_by()
    tuned = LightTuning.objects.filter(plan__tasks__in=tasks).values_list("plan", "values").distinct()
    return Gathered(
        told,
        figures,
        _missing(tasks, told),
        dict(hanging.values_list("task").annotate(Count("pk"))),
        {plan: LightRules(**values) for plan, values in tuned},
        dismissed,
    )


def last_report(told: Sequence[Told]) -> date | None:
    return max((one.on for one in told), default=None)


def known(task: Task, life: Life, parts: Mapping[tuple[str, int], PartLife], gathered: Gathered) -> Known:
    """What is known of one task; its plan, phases and milestones have been fetched with it."""
    told = gathered.told.get(task.pk, ())
    listed = timezone.localdate(task.plan.created_at)
    return Known(
        state=life.state,
        start=_start(task, listed),
        listed=listed,
        since=life.since,
        due=life.due,
        reported_on=life.reported_on,
        last_report=last_report(told),
        targets=tuple(target(figure, told) for figure in gathered.figures.get(task.pk, ())),
        parts=tuple(_parts(task, parts)),
        rounds=tuple(gathered.rounds.get(task.pk, ())),
    )


def columns(task: Task, known: Known, gathered: Gathered, *, pushes: int) -> dict[str, Any]:
    """The columns of the task's row that its light and its alarms are read from."""
    named = (Light.AMBER, Light.GREY, Light.RED)
    turns = lights.turns(known, gathered.rules_of(task.plan_id))
    asked = [_alarm(one) for one in alarms(_seen(task, known, gathered, pushes=pushes))]
    asked = [one for one in asked if one["mark"] not in gathered.dismissed.get(task.pk, ())]
    return {
        **{f"{light}_on": lights.first(turns, light) for light in named},
        "rules": {light.value: [_plain(turn) for turn in turns if turn.light is light] for light in named},
        "alarms": asked,
        "alarm_count": len(asked),
    }


def target(figure: Figure, told: Sequence[Told]) -> Target:
    """A figure with the values measured for it. Members of a group each measure their own part of the whole."""
    mine = _speaking_for_the_whole(figure, told)
    if any(one.part in ADDED for one in mine):
        measured = _rolled_up(figure, mine)
    else:
        measured = [Measured(one.on, one.values[figure.pk]) for one in mine]
    return Target(
        key=figure.pk,
        subject=figure.subject or figure.quote,
        value=figure.value or Decimal(0),
        comparator=Comparator(figure.comparator),
        unit=figure.unit,
        due=figure.due_on,
        recurrence=Recurrence(figure.recurrence) if figure.recurrence else None,
        measured=tuple(measured),
    )


def making_up(figure: Figure, told: Sequence[Told]) -> list[Told]:
    """The reports whose values make up the latest value of a figure: the newest one, or the newest of each member."""
    mine = _speaking_for_the_whole(figure, told)
    if not any(one.part in ADDED for one in mine):
        return mine[-1:]
    last = mine[-1]
    period = _period(figure, last.on)
    newest = {one.unit: one for one in mine if _period(figure, one.on) == period}
    return [one for one in newest.values() if one is last or one.counts_on(last.on)]


def _speaking_for_the_whole(figure: Figure, told: Sequence[Told]) -> list[Told]:
    """What the lead told; where it told nothing, what the members of a group did; else what cooperating units did."""
    mine = [one for one in told if figure.pk in one.values]
    direct = [one for one in mine if one.part not in ADDED]
    return direct or [one for one in mine if one.part == Line.Part.IN_GROUP] or mine


def _rolled_up(figure: Figure, told: Sequence[Told]) -> list[Measured]:
    """The sum of what each unit told last; of shares, which do not add up, the least. What comes back every month or year is
    added within its period only."""
    is_share = "%" in figure.unit or "％" in figure.unit or figure.subject.endswith("率")
    latest: dict[tuple[date | None, int], Told] = {}
    found: dict[date, Decimal] = {}
    for one in told:
        period = _period(figure, one.on)
        latest[period, one.unit] = one
        there = [other for (when, _unit), other in latest.items() if when == period]
        added = [other.values[figure.pk] for other in there if other is one or other.counts_on(one.on)]
        found[one.on] = min(added) if is_share else sum(added, Decimal(0))
    return [Measured(day, value) for day, value in found.items()]


def _period(figure: Figure, day: date) -> date | None:
    return period_end(Recurrence(figure.recurrence), day) if figure.recurrence else None


def _told(tasks: Collection[int]) -> dict[int, list[Told]]:
    submitted = Report.objects.filter(task__in=tasks, state=Report.State.SUBMITTED)
    values: dict[int, dict[int, Decimal]] = defaultdict(dict)
    measured = Measurement.objects.filter(report__in=submitted.order_by().values("pk"))
    for report, figure, value in measured.order_by().values_list("report", "figure", "value"):
        values[report][figure] = value
    found: dict[int, list[Told]] = defaultdict(list)
    rows = submitted.order_by("as_of", "pk").values_list(
        "pk", "task", "unit", "round", "line__part", "as_of", "text", "is_done", "line", "unit__valid_to"
    )
    for pk, task, unit, in_round, part, on, text, is_done, line, until in rows:
        found[task].append(
            Told(pk, task, unit, in_round, part or "", on, text, is_done, values.get(pk, {}), line, until)
        )
    return found


def _missing(tasks: Collection[int], told: Mapping[int, Sequence[Told]]) -> dict[int, list[AskedRound]]:
    """Rounds that asked the lead, or where there is none the members of a group, and got nothing since."""
    asked = Line.objects.filter(task__in=tasks, excused="").exclude(part=Line.Part.MEMBER)
    rounds = {
        (task, pk): (name, due_on, ends)
        for task, pk, name, due_on, ends in asked.order_by("round__due_on", "round").values_list(
            "task", "round", "round__name", "round__due_on", "round__period_end"
        )
    }
    found: dict[int, list[AskedRound]] = defaultdict(list)
    for (task, pk), (name, due_on, ends) in rounds.items():
        heard = told.get(task, ())
        if not any(one.part != Line.Part.MEMBER and (one.round == pk or one.on >= ends) for one in heard):
            found[task].append(AskedRound(name, due_on))
    return found


def _start(task: Task, listed: date) -> date:
    begun = [phase.start for phase in task.phases.all() if phase.start]
    if task.plan.period_start:
        begun.append(task.plan.period_start)
    return min(begun, default=listed)


def _parts(task: Task, lived: Mapping[tuple[str, int], PartLife]) -> Iterable[Part]:
    """Phases and milestones with a date that are neither reported nor accepted."""
    past = {key for key, part in lived.items() if part.state in (PartState.REPORTED, PartState.ACCEPTED)}
    for phase in task.phases.all():
        if phase.end and phase.text and ("phase", phase.pk) not in past:
            yield Part(phase.label, phase.end)
    for one in task.milestones.all():
        if one.due_on and ("milestone", one.pk) not in past:
            yield Part(one.text[:60], one.due_on)


def _seen(task: Task, known: Known, gathered: Gathered, *, pushes: int) -> alarming.Told:
    """What alarms look at: the reports of each unit, and what hangs on the task."""
    parts = (Line.Part.MEMBER, Line.Part.IN_GROUP)
    return alarming.Told(
        state=known.state,
        reports=tuple(
            Reported(one.pk, one.unit, one.on, one.text, one.is_done, one.part not in parts, one.values, one.asked)
            for one in gathered.told.get(task.pk, ())
        ),
        targets=known.targets,
        evidence=gathered.evidence.get(task.pk, 0),
        pushes=pushes,
        due=known.due,
        reported_on=known.reported_on,
    )


def _alarm(alarm: Alarm) -> dict[str, Any]:
    return {
        "code": alarm.code.value,
        "facts": dict(alarm.facts),
        "rows": [list(row) for row in alarm.rows],
        "mark": alarm.mark[:200],
    }


def _plain(turn: Turn) -> dict[str, Any]:
    return {"on": turn.on.isoformat(), "rule": turn.rule.value, "facts": dict(turn.facts)}

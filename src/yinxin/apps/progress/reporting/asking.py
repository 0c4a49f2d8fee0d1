"""Whom a round asks for what: one line for each unit with a part in a task that is not finished, and what it was asked before.

Many tasks cost as many queries as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Figure, Plan, Task, TaskUnit
from yinxin.apps.progress.models import Line, Measurement, Report, Round
from yinxin.domain.progress.acts import State
from yinxin.domain.progress.burden import Datum, Load, asked_twice, load_of_line
from yinxin.domain.text.fold import fold

OPEN = (State.ASSIGNED, State.SIGNED, State.UNDER_WAY, State.RETURNED)
"""Nothing is asked about what is reported done, suspended or finished."""

RANK = {Line.Part.LEAD: 0, Line.Part.IN_GROUP: 1, Line.Part.MEMBER: 2}
TELLING = 4
"""Characters of a subject below which it does not say by itself what is measured."""
What = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One line before it is made. `figures` are the indicators it asks to measure, `skipped` those the unit reports elsewhere."""

    task: Task
    unit: Unit
    part: Line.Part
    figures: tuple[Figure, ...] = ()
    skipped: tuple[int, ...] = ()

    def whats(self) -> Iterator[tuple[What, str]]:
        """Everything it asks for, and how a person knows it."""
        yield ("task", self.task.pk), self.task.title
        for figure in self.figures:
            yield what_of(figure), figure.subject


def asked_by(plan: Plan, recurrence: str = "") -> list[Asked]:
    """The lines of a round that opened today."""
    tasks = Task.objects.filter(plan=plan, standing=Task.Standing.IN_LIST, status__in=OPEN)
    if recurrence:
        tasks = tasks.filter(recurrence=recurrence)
    return [line for task in _with_parts(tasks) for line in _lines_of(task)]


def what_of(figure: Figure) -> What:
    """The same indicator with the same aim is the same datum, whichever plan prints it; but 培训 2期 may be any training."""
    if len(fold(figure.subject)) < TELLING:
        return ("figure", figure.pk)
    return ("indicator", fold(figure.subject), figure.unit, figure.value, figure.due)


def measured(figures: Iterable[Figure], part: str) -> tuple[Figure, ...]:
    """The indicators a line asks for: those aimed at. Who cooperates reports to the lead, who measures the whole."""
    aims = (one for one in figures if one.kind == Figure.Kind.TARGET and one.value is not None)
    return () if part == Line.Part.MEMBER else tuple(aims)


def loads(lines: Sequence[Asked]) -> list[Load]:
    """What each line would cost today, in the same order."""
    tasks, units = {one.task.pk for one in lines}, {one.unit.pk for one in lines}
    told = Report.objects.filter(task__in=tasks, unit__in=units).exclude(state=Report.State.DRAFT)
    written = set(told.exclude(text="").order_by().values_list("task", "unit").distinct())
    values = Measurement.objects.filter(report__in=told.order_by().values("pk"))
    known = set(values.order_by().values_list("figure", "report__unit").distinct())
    return [
        load_of_line(
            len(one.figures),
            sum((figure.pk, one.unit.pk) in known for figure in one.figures),
            known_paragraph=(one.task.pk, one.unit.pk) in written,
        )
        for one in lines
    ]


def data_asked(lines: Iterable[Asked], start: date, end: date, name: str) -> list[Datum]:
    """What these lines ask for about a period."""
    return [Datum(one.unit.pk, what, start, end, said, name) for one in lines for what, said in one.whats()]


def data_before(lines: Sequence[Asked], start: date, end: date) -> list[Datum]:
    """What the same units are asked now, or have told, about days of this period, in whatever plan."""
    answered = Report.objects.filter(line=OuterRef("pk")).exclude(state=Report.State.DRAFT)
    found = Line.objects.filter(
        Q(round__closed_at__isnull=True) | Exists(answered),
        unit__in={one.unit.pk for one in lines},
        excused="",
        round__period_start__lte=end,
        round__period_end__gte=start,
    )
    before = []
    for line in found.select_related("round", "task", "unit").prefetch_related("task__figures"):
        row, whole = line.round, Asked(line.task, line.unit, Line.Part(line.part))
        kept = tuple(one for one in measured(line.task.figures.all(), line.part) if one.pk not in line.skipped)
        before += data_asked([replace(whole, figures=kept)], row.period_start, row.period_end, row.name)
    return before


def without_twice(lines: Sequence[Asked], start: date, end: date, name: str) -> list[Asked]:
    """The lines without what the units have told already: a whole line, or single indicators of it."""
    twice = asked_twice(data_asked(lines, start, end, name), data_before(lines, start, end))
    known: dict[int, set[What]] = defaultdict(set)
    for one in twice:
        known[one.again.unit].add(one.again.what)
    kept = []
    for line in lines:
        if ("task", line.task.pk) in known[line.unit.pk]:
            continue
        skipped = tuple(one.pk for one in line.figures if what_of(one) in known[line.unit.pk])
        left = tuple(one for one in line.figures if one.pk not in skipped)
        kept.append(replace(line, figures=left, skipped=skipped))
    return kept


def _with_parts(tasks: Iterable[Task]) -> Iterable[Task]:
    parts = TaskUnit.objects.filter(until__isnull=True).exclude(role=TaskUnit.Role.GUIDE)
    with_units = parts.select_related("unit", "group").prefetch_related("group__members")
    return tasks.prefetch_related(Prefetch("units", with_units, to_attr="parts_now"), "figures").order_by("order", "pk")  # type: ignore[attr-defined, no-any-return]


def _lines_of(task: Task) -> list[Asked]:
    """A unit named twice is asked once, in its weightiest part. Without a leading unit each of several answers for itself."""
    found: dict[int, tuple[Unit, Line.Part]] = {}
    named = list(_named(task))
    # A lead that is named but stands for no unit of the directory is nobody else's duty.
    leaderless = not any(one.role == TaskUnit.Role.LEAD and not one.group for one in task.parts_now)  # type: ignore[attr-defined]
    alone = len({unit.pk for unit, _ in named}) == 1
    for unit, part in named:
        if leaderless:
            part = Line.Part.LEAD if alone else Line.Part.IN_GROUP
        if unit.pk not in found or RANK[part] < RANK[found[unit.pk][1]]:
            found[unit.pk] = (unit, part)
    figures = task.figures.all()
    return [Asked(task, unit, part, measured(figures, part)) for unit, part in found.values()]


def _named(task: Task) -> Iterator[tuple[Unit, Line.Part]]:
    today = timezone.localdate()
    for one in task.parts_now:  # type: ignore[attr-defined]
        units = list(one.group.members.all()) if one.group else [one.unit] if one.unit else []
        part = Line.Part.IN_GROUP if one.group else Line.Part.MEMBER
        if one.unit and one.role == TaskUnit.Role.LEAD:
            part = Line.Part.LEAD
        yield from ((unit, part) for unit in units if unit.valid_to is None or unit.valid_to > today)


def asked_about(tasks: Collection[int]) -> dict[int, dict[int, Asked]]:
    """Who has which part in each of these tasks today, by unit; wherever the task stands."""
    found = _with_parts(Task.objects.filter(pk__in=tasks))
    return {task.pk: {one.unit.pk: one for one in _lines_of(task)} for task in found}


def part_now(line: Line) -> Line.Part | None:
    """The part that the unit of a line has in its task today; None where it has none any more."""
    asked = asked_about([line.task_id])[line.task_id].get(line.unit_id)
    return asked.part if asked else None


def line_of(row: Round, asked: Asked, load: Load) -> Line:
    """The line of a round, not kept yet."""
    return Line(
        round=row,
        task=asked.task,
        unit=asked.unit,
        part=asked.part,
        skipped=list(asked.skipped),
        asked=load.asked,
        known=load.known,
        seconds=load.seconds,
    )


def is_led(task: int) -> bool:
    """Whether the list names a leading unit, known to the directory or not."""
    leads = TaskUnit.objects.filter(task=task, until__isnull=True, role=TaskUnit.Role.LEAD, group__isnull=True)
    return leads.exists()


def answered(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Those of which the newest report stands: nothing more is wanted of it."""
    return _with_newest(lines).filter(Q(newest_state=Report.State.SUBMITTED))


def wanted(lines: QuerySet[Line]) -> QuerySet[Line]:
    """Those that still wait for a report: of an open task, or because more was asked of what was sent, be the task reported done."""
    silent = Q(newest_state__isnull=True, task__status__in=OPEN)
    returned = Q(newest_state=Report.State.RETURNED, task__status__in=(*OPEN, State.REPORTED))
    return _with_newest(lines).filter(silent | returned, excused="", task__standing=Task.Standing.IN_LIST)


def _with_newest(lines: QuerySet[Line]) -> QuerySet[Line]:
    told = Report.objects.filter(line=OuterRef("pk")).exclude(state=Report.State.DRAFT).order_by("-pk")
    return lines.annotate(newest_state=Subquery(told.values("state")[:1]))


def opened_rounds(plan: Plan) -> list[Round]:
    """The rounds of a plan that take reports."""
    return list(Round.objects.filter(plan=plan, closed_at__isnull=True))

"""How a plan stands on a day, and what happened to it in a period: asked once, whatever paper is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from yinxin.apps.plans.models import Figure, Plan, Task, TaskUnit
from yinxin.apps.progress import lights
from yinxin.apps.progress.models import Evidence, Line, Progress, Report, TaskEvent
from yinxin.apps.supervision.drafts.values import Value, latest_values
from yinxin.domain.progress.acts import FINISHED, Act, State


@dataclass(frozen=True, slots=True)
class Row:
    """One task as a paper sees it. `leads` are its leading units, or all where none leads."""

    task: Task
    light: str
    due: date | None
    leads: str
    evidence: int

    @property
    def pk(self) -> int:
        return self.task.pk

    @property
    def section(self) -> str:
        return str(self.task.path[0]) if self.task.path else ""


@dataclass(frozen=True, slots=True)
class Standing:
    """`first` to `last` is the period, `as_of` the day; the newest submitted report of each task, and the newest value of each figure."""

    plan: Plan
    first: date
    last: date
    as_of: date
    rows: tuple[Row, ...]
    events: tuple[TaskEvent, ...]
    reports: dict[int, Report]
    values: dict[int, Value]
    targets: tuple[Figure, ...]

    def having(self, test: Callable[[Row], bool]) -> list[Row]:
        return [row for row in self.rows if test(row)]

    def in_state(self, *states: State) -> list[Row]:
        return self.having(lambda row: row.task.status in states)

    def lit(self, light: str) -> list[Row]:
        return self.having(lambda row: row.light == light)

    def overdue(self) -> list[Row]:
        """Past their day, and neither finished, nor reported done, nor standing still."""
        settled = {*FINISHED, State.REPORTED, State.SUSPENDED}
        return self.having(lambda row: bool(row.due and row.due < self.as_of and row.task.status not in settled))

    def with_act(self, *acts: Act) -> list[Row]:
        """The tasks to which one of these was done in the period, as a whole."""
        told = {
            event.task_id
            for event in self.events
            if event.act in acts and not event.phase_id and not event.milestone_id
        }
        return self.having(lambda row: row.pk in told)

    def sections(self) -> list[str]:
        return list(dict.fromkeys(row.section for row in self.rows))

    def counted(self) -> list[Row]:
        """The tasks that still have to be done or were: not those that a decision merged or cancelled."""
        return self.having(lambda row: row.task.status not in (State.MERGED, State.CANCELLED))

    def silent(self) -> list[Row]:
        """Going on, and nobody reported on it in the period."""
        heard = {pk for pk, report in self.reports.items() if report.as_of >= self.first}
        quiet = {*FINISHED, State.SUSPENDED, State.REPORTED}
        return self.having(lambda row: row.task.status not in quiet and row.pk not in heard)

    def finished_now(self) -> list[Row]:
        """Accepted in the period, and so still: an acceptance that was taken back is none."""
        return [row for row in self.with_act(Act.ACCEPT) if row.task.status == State.ACCEPTED]

    def last_event(self, row: Row, act: Act) -> TaskEvent | None:
        whole = (event for event in self.events if not event.phase_id and not event.milestone_id)
        found = [event for event in whole if event.task_id == row.pk and event.act == act]
        return found[-1] if found else None


def keys_of(rows: Iterable[Row]) -> list[int]:
    return [row.pk for row in rows]


def standing_of(plan: Plan, first: date, last: date, as_of: date) -> Standing:
    """A fixed number of queries, however many tasks the plan has."""
    tasks = list(
        plan.tasks.filter(standing=Task.Standing.IN_LIST)
        .select_related("progress")
        .prefetch_related("units")
        .order_by("order", "pk")
    )
    keys = [task.pk for task in tasks]
    shown = _shown(keys)
    targets = tuple(
        Figure.objects.filter(plan=plan, kind=Figure.Kind.TARGET, value__isnull=False)
        .filter(Q(task__isnull=True) | Q(task__in=keys))
        .select_related("task")
        .order_by("order", "pk")
    )
    return Standing(
        plan,
        first,
        last,
        as_of,
        rows=tuple(_row(task, as_of, shown[task.pk]) for task in tasks),
        events=tuple(TaskEvent.objects.filter(task__in=keys, on__range=(first, last)).order_by("pk")),
        reports=_newest_reports(keys, last),
        values=latest_values(targets, last),
        targets=targets,
    )


def _row(task: Task, as_of: date, evidence: int) -> Row:
    kept: Progress | None = getattr(task, "progress", None)
    light = lights.OFF if task.status in lights.DARK else lights.of(kept, as_of).value
    return Row(task, light, kept.due_on if kept else task.due_on, _leads(task), evidence)


def _shown(keys: Iterable[int]) -> Counter[int]:
    """How many pieces of evidence each task has. A corrected report carries those of the report it corrects: they count once."""
    rows = Evidence.objects.filter(task__in=keys, withdrawn_at__isnull=True).order_by()
    rows = rows.exclude(report__state=Report.State.DRAFT)
    pieces = set(rows.values_list("task", "kind", "url", "file", "other", "quote", "title"))
    return Counter(piece[0] for piece in pieces)


def _leads(task: Task) -> str:
    now = [part for part in task.units.all() if part.until is None]
    leading = [part.name for part in now if part.role == TaskUnit.Role.LEAD]
    return "、".join(leading or [part.name for part in now if part.role == TaskUnit.Role.MEMBER])


def _newest_reports(keys: Iterable[int], last: date) -> dict[int, Report]:
    """Of each task the newest report that says something; what a cooperating unit said only where the lead said nothing."""
    rows = Report.objects.filter(task__in=keys, state=Report.State.SUBMITTED, as_of__lte=last).exclude(text="")
    said = rows.select_related("unit", "line").order_by("as_of", "pk")
    led = {report.task_id: report for report in said if report.line is None or report.line.part == Line.Part.LEAD}
    return {report.task_id: report for report in said} | led

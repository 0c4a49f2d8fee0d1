"""The lead takes the reports of those who cooperate together: a sentence, a value, or the sum of the values, each by a click."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Prefetch

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Figure
from yinxin.apps.progress.models import Line, Measurement, Report
from yinxin.apps.progress.reporting import evidencing
from yinxin.apps.progress.reporting.filling import draft_of
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

MOST_CHARACTERS = 5000


@dataclass(frozen=True, slots=True)
class Rolled:
    """One indicator over the units of a group: how many gave a value, the sum and the least of them. The person picks."""

    figure: Figure
    n: int
    of: int
    sum: Decimal
    least: Decimal


@dataclass(frozen=True, slots=True)
class Others:
    """The reports of the others on the same task in the same round. `rolled` takes the values of the group's units together."""

    lines: tuple[tuple[Line, Report | None], ...] = ()
    rolled: tuple[Rolled, ...] = ()

    @property
    def reported(self) -> int:
        return sum(report is not None for _, report in self.lines)

    @property
    def done(self) -> int:
        return sum(report is not None and report.is_done for _, report in self.lines)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a click takes over: "text" and "value" of one report, the "sum" or "least" of an indicator."""

    what: str
    report: int = 0
    figure: int = 0


def others_of(lines: Sequence[Line]) -> dict[int, Others]:
    """For each leading line of these, by its key, what the others of its task reported in its round. Three queries for all."""
    leading = {(line.round_id, line.task_id): line.pk for line in lines if line.part == Line.Part.LEAD}
    found = Line.objects.filter(
        round__in={pk for pk, _ in leading}, task__in={pk for _, pk in leading}, excused=""
    ).exclude(part=Line.Part.LEAD)
    groups: dict[int, list[Line]] = defaultdict(list)
    for line in found.select_related("unit").prefetch_related(_submitted()).order_by("unit__order", "unit"):
        if (line.round_id, line.task_id) in leading:
            groups[leading[line.round_id, line.task_id]].append(line)
    figures = {line.pk: list(line.task.figures.all()) for line in lines if line.pk in groups}
    return {pk: _others(members, figures[pk]) for pk, members in groups.items()}


def rolled_up(figures: Iterable[Figure], reports: Sequence[Report], of: int) -> tuple[Rolled, ...]:
    """Each indicator for which somebody of a group gave a value."""
    values: dict[int, list[Decimal]] = defaultdict(list)
    for report in reports:
        for one in report.measurements.all():
            values[one.figure_id].append(one.value)
    return tuple(
        Rolled(figure, len(given), of, sum(given, Decimal(0)), min(given))
        for figure in figures
        if (given := values.get(figure.pk))
    )


@transaction.atomic
def take_over(line: Line, taken: Taken, *, by: User) -> Report:
    """Write it into the lead's draft, and keep the reports it came from as evidence. Raises RefusedError "take-nothing"."""
    draft = draft_of(line, by=by)
    others = others_of([line]).get(line.pk, Others())
    reports = [report for _, report in others.lines if report is not None]
    chosen = [one for one in reports if one.pk == taken.report]
    if taken.what == "text" and chosen and chosen[0].text:
        _write(draft, f"{chosen[0].unit.name}：{chosen[0].text}")
    elif taken.what == "value" and chosen and (value := _value(chosen[0], taken.figure)) is not None:
        _measure(draft, taken.figure, value)
    elif rolled := next((one for one in others.rolled if one.figure.pk == taken.figure), None):
        _measure(draft, taken.figure, rolled.sum if taken.what == "sum" else rolled.least)
        chosen = [one for one in reports if _value(one, taken.figure) is not None]
    else:
        raise RefusedError("take-nothing", title=line.task.title)
    for report in chosen:
        evidencing.cite(line, report, by=by)
    record("progress.take-over", draft, by=by, new={"from": [one.pk for one in chosen], "what": taken.what})
    return draft


def _others(members: list[Line], figures: list[Figure]) -> Others:
    told = [(line, newest(line)) for line in members]
    grouped = [(line, report) for line, report in told if line.part == Line.Part.IN_GROUP]
    reports = [report for _, report in grouped if report is not None]
    return Others(tuple(told), rolled_up(figures, reports, len(grouped)))


def newest(line: Line) -> Report | None:
    """The report of a line that counts; the lines were fetched with their reports."""
    return max(line.told, key=lambda report: report.pk, default=None)  # type: ignore[attr-defined]


def _submitted() -> Prefetch[str]:
    told = Report.objects.filter(state=Report.State.SUBMITTED).select_related("unit").prefetch_related("measurements")
    return Prefetch("reports", told, to_attr="told")


def _value(report: Report, figure: int) -> Decimal | None:
    return next((one.value for one in report.measurements.all() if one.figure_id == figure), None)


def _write(draft: Report, text: str) -> None:
    whole = f"{draft.text}\n{text}".strip()
    if len(whole) > MOST_CHARACTERS:
        raise RefusedError("take-long", title=draft.task.title, n=MOST_CHARACTERS)
    draft.text = whole
    draft.save(update_fields=["text"])


def _measure(draft: Report, figure: int, value: Decimal) -> None:
    Measurement.objects.update_or_create(report=draft, figure_id=figure, defaults={"value": value})

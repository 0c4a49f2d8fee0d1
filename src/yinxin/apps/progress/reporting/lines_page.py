"""The one page of a unit: what is asked of it now, figures first, filled in with what it said last; below it what it has sent.

A page costs as many queries for a hundred lines as for ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import QueryDict
from django.utils import timezone

from yinxin.apps.plans.models import Figure
from yinxin.apps.progress.evidence.access import FROM_OPEN_DOCUMENTS
from yinxin.apps.progress.models import Evidence, Line, Measurement, Report
from yinxin.apps.progress.reporting import access, asking, filling
from yinxin.apps.progress.reporting.evidence_form import EvidenceForm
from yinxin.apps.progress.reporting.line_form import LineForm, prefix_of, went_back
from yinxin.apps.progress.reporting.taking_over import Others, newest, others_of
from yinxin.domain.progress.burden import Load
from yinxin.kit.ui.templatetags.ui import plain_number

if TYPE_CHECKING:
    from yinxin.apps.people.access import Visitor

PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Last:
    """The last value of an indicator and the day it speaks of."""

    value: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Card:
    """One line as it is filled in. `is_prefilled`: the paragraph is last round's and nobody has touched it yet."""

    line: Line
    form: LineForm
    evidence_form: EvidenceForm
    last: Mapping[int, Last]
    draft: Report | None
    sent: Report | None
    returned: Report | None
    is_prefilled: bool
    evidence: tuple[Evidence, ...]
    found: tuple[Evidence, ...]
    others: Others

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """Each indicator: itself, its value, the tick where one is asked for, what was last."""
        return [(figure, value, sure, self.last.get(figure.pk)) for figure, value, sure in self.form.rows]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What is asked now, page by page, and what was sent in rounds that are still open."""

    cards: tuple[Card, ...]
    page: Page[Line]
    sent: tuple[Line, ...]
    load: Load
    shows_unit: bool
    today: date
    has_faults: bool = False


def unit_page(user: Visitor, asked: QueryDict, *, forms: Mapping[int, LineForm] | None = None) -> UnitPage:
    """`forms` are those that came back with faults, by the key of their line."""
    lines = with_reports(access.open_lines(user))
    wanted = asking.wanted(lines)
    wish = asked.get("line", "")
    one = int(wish) if wish.isdecimal() and len(wish) < 18 else 0
    chosen = lines.filter(pk=one) if one and lines.filter(pk=one).exists() else wanted
    ordered = chosen.order_by("round__due_on", "round", "task__order", "unit")
    page = Paginator(ordered, PER_PAGE).get_page(asked.get("page"))
    shown = list(page)
    sent = asking.answered(lines).order_by("round__due_on", "round", "task__order")[:200]
    load = sum((Load(line.asked, line.known, line.seconds) for line in shown), Load())
    several = len({line.unit_id for line in shown}) > 1
    return UnitPage(cards_of(shown, forms or {}), page, tuple(sent), load, several, timezone.localdate(), bool(forms))


def with_reports(lines: QuerySet[Line]) -> QuerySet[Line]:
    """With each line its own reports, the indicators of its task, and the last report of its unit on the task."""
    told = Report.objects.select_related("unit").prefetch_related("measurements").order_by("-pk")
    earlier = Report.objects.filter(task=OuterRef("task"), unit=OuterRef("unit")).exclude(line=OuterRef("pk"))
    last = earlier.exclude(state=Report.State.DRAFT).order_by("-as_of", "-pk").values("pk")[:1]
    return lines.prefetch_related(Prefetch("reports", told, to_attr="told"), "task__figures").annotate(
        last_report=Subquery(last)
    )


def cards_of(lines: Sequence[Line], forms: Mapping[int, LineForm]) -> tuple[Card, ...]:
    before = {one.pk: one for one in Report.objects.filter(pk__in=[line.last_report for line in lines])}  # type: ignore[attr-defined]
    last, evidence, others = last_values(lines), _evidence(lines), others_of(lines)
    return tuple(
        _card(line, forms.get(line.pk), before.get(line.last_report), last, evidence, others)  # type: ignore[attr-defined]
        for line in lines
    )


def figures_of(line: Line) -> tuple[Figure, ...]:
    """The indicators a line asks for."""
    kept = (one for one in line.task.figures.all() if one.pk not in line.skipped)
    return asking.measured(kept, line.part)


def last_values(lines: Iterable[Line]) -> dict[tuple[int, int], Last]:
    """By indicator and unit: what was last reported elsewhere than on these lines."""
    keys, units = [line.pk for line in lines], {line.unit_id for line in lines}
    figures = Figure.objects.filter(task__in={line.task_id for line in lines})
    found: dict[tuple[int, int], Last] = {}
    told = Measurement.objects.filter(figure=OuterRef("pk"), report__state=Report.State.SUBMITTED)
    told = told.exclude(report__line__in=keys).order_by("-report__as_of", "-pk")
    for unit in units:
        own = told.filter(report__unit=unit)
        rows = figures.annotate(
            last=Subquery(own.values("value")[:1]), last_on=Subquery(own.values("report__as_of")[:1])
        )
        found |= {
            (pk, unit): Last(value, on)
            for pk, value, on in rows.values_list("pk", "last", "last_on")
            if value is not None
        }
    return found


def form_of(
    line: Line,
    last: Mapping[tuple[int, int], Last],
    *,
    sent: QueryDict | Mapping[str, object] | None = None,
    before: Report | None = None,
) -> LineForm:
    """The form of one line, filled with its draft, what was sent, or what was said last."""
    figures = figures_of(line)
    stands = newest_of(line) or before
    given = (
        {one.figure_id: one.value for one in stands.measurements.all()} if stands and stands.line_id == line.pk else {}
    )
    initial: dict[str, object] = {f"value-{pk}": plain_number(value) for pk, value in given.items()}  # type: ignore[arg-type]
    values = {pk: one.value for (pk, unit), one in last.items() if unit == line.unit_id}
    gone_back = (one for one in figures if one.pk in given and went_back(one, given[one.pk], values.get(one.pk)))
    initial |= {f"sure-{figure.pk}": True for figure in gone_back}
    initial["text"] = stands.text if stands else ""
    initial["is_done"] = bool(
        stands and stands.is_done and (stands.line_id == line.pk or filling.still_done(line, stands))
    )
    return LineForm(sent, line=line, figures=figures, last=values, initial=initial)


def newest_of(line: Line) -> Report | None:
    """What stands on a line itself: the draft, or what was sent last."""
    return newest(line)


def _card(
    line: Line,
    form: LineForm | None,
    before: Report | None,
    last: Mapping[tuple[int, int], Last],
    evidence: Mapping[tuple[str, int], list[Evidence]],
    others: Mapping[int, Others],
) -> Card:
    by_state = {report.state: report for report in reversed(line.told)}  # type: ignore[attr-defined]
    draft = by_state.get(Report.State.DRAFT)
    stands = draft or newest_of(line)
    return Card(
        line,
        form or form_of(line, last, before=before),
        EvidenceForm(prefix=prefix_of(line)),
        {pk: one for (pk, unit), one in last.items() if unit == line.unit_id},
        draft,
        by_state.get(Report.State.SUBMITTED),
        by_state.get(Report.State.RETURNED),
        stands is None and before is not None and bool(before.text),
        tuple(evidence.get(("report", stands.pk), ())) if stands else (),
        tuple(evidence.get(("task", line.task_id), ())),
        others.get(line.pk, Others()),
    )


def _evidence(lines: Sequence[Line]) -> dict[tuple[str, int], list[Evidence]]:
    """What stands with the reports of these lines, and what was found for their tasks and is used by nobody."""
    kept = Evidence.objects.filter(withdrawn_at__isnull=True, task__in={line.task_id for line in lines})
    found: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    for one in kept.filter(report__line__in=[line.pk for line in lines]).order_by("pk"):
        found["report", one.report_id or 0].append(one)
    for one in kept.filter(FROM_OPEN_DOCUMENTS, report__isnull=True).order_by("pk"):
        found["task", one.task_id].append(one)
    return found

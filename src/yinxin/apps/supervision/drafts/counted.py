"""The rows behind a figure of a paper, as they are today: what a reader sees who follows the figure's link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from yinxin.apps.plans.models import Figure, Task
from yinxin.apps.progress.models import Measurement
from yinxin.apps.supervision.drafts.figures import MEASUREMENTS, TARGETS, plain
from yinxin.apps.supervision.models import Draft


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One row; `value` is what it measures, where it measures something. A row that is there no more has no address."""

    title: str
    address: str
    told: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    draft: Draft
    label: str
    value: str
    unit: str
    rows: tuple[CountedRow, ...]
    missing: int

    @property
    def has_values(self) -> bool:
        """Whether the rows measure something, rather than being counted."""
        return any(row.value for row in self.rows)


def counted(draft: Draft, code: str) -> Counted:
    """Two queries at most, however many rows. Http404 for a figure the paper does not have."""
    figure = next((one for one in draft.figures if one["code"] == code), None)
    if figure is None:
        raise Http404
    rows = tuple(_rows(draft, figure))
    return Counted(
        draft, figure["label"], figure["value"], figure["unit"], rows, missing=len(figure["rows"]) - len(rows)
    )


def _rows(draft: Draft, figure: dict[str, Any]) -> Iterable[CountedRow]:
    if figure["of"] == MEASUREMENTS:
        yield from _measurements(draft, figure["rows"])
    elif figure["of"] == TARGETS:
        yield from _targets(draft, figure["rows"])
    else:
        for task in Task.objects.filter(plan=draft.plan_id, pk__in=figure["rows"]).order_by("order", "pk"):
            yield CountedRow(task.title, task.get_absolute_url(), task.get_status_display())


def _measurements(draft: Draft, keys: list[int]) -> Iterable[CountedRow]:
    rows = Measurement.objects.filter(pk__in=keys, figure__plan=draft.plan_id).order_by("pk")
    for row in rows.select_related("figure", "figure__task", "report", "report__unit"):
        task = row.figure.task
        told = f"{row.report.unit} {row.report.as_of:%Y-%m-%d}"
        value = f"{plain(row.value)} {row.figure.unit}"
        yield CountedRow(row.figure.subject, task.get_absolute_url() if task else "", told, value)


def _targets(draft: Draft, keys: list[int]) -> Iterable[CountedRow]:
    rows = Figure.objects.filter(pk__in=keys, plan=draft.plan_id).select_related("task").order_by("order", "pk")
    for row in rows:
        told = f"{row.get_comparator_display()}{plain(row.value)} {row.unit}" if row.value is not None else ""
        yield CountedRow(row.subject, row.task.get_absolute_url() if row.task else "", row.quote, told)

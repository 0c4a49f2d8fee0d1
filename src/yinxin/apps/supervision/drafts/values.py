"""The latest value of every indicator of a plan, as lights count it, with the measurements it is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yinxin.apps.plans.models import Figure
from yinxin.apps.progress import lighting
from yinxin.apps.progress.models import Measurement


@dataclass(frozen=True, slots=True)
class Value:
    """`rows` are the keys of the measurements; of a group's duty those of all its members, whose values add up to `value`."""

    value: Decimal
    on: date
    by: str
    rows: tuple[int, ...]


def latest_values(figures: Iterable[Figure], last: date) -> dict[int, Value]:
    """By the key of the figure; one nobody measured until `last` is left out. A fixed number of queries."""
    asked = list(figures)
    gathered = lighting.gather({figure.task_id for figure in asked if figure.task_id})
    measured = _measurements(asked)
    found = {}
    for figure in asked:
        told = [one for one in gathered.told.get(figure.task_id or 0, ()) if one.on <= last]
        counted = lighting.target(figure, told).latest
        rows = [measured[one.pk, figure.pk] for one in lighting.making_up(figure, told)] if counted else []
        if counted:
            units = "、".join(dict.fromkeys(row.report.unit.name for row in rows))
            found[figure.pk] = Value(counted.value, counted.on, units, tuple(row.pk for row in rows))
    return found


def _measurements(figures: Collection[Figure]) -> dict[tuple[int, int], Measurement]:
    rows = Measurement.objects.filter(figure__in=[figure.pk for figure in figures])
    return {(row.report_id, row.figure_id): row for row in rows.select_related("report", "report__unit")}

"""What units told, written down as if they had submitted it on their page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils import timezone

from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Figure, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Line, Measurement, Report


def told(
    task: Task,
    unit: Unit,
    on: date,
    text: str,
    values: Mapping[Figure, Decimal] | None = None,
    *,
    line: Line | None = None,
    is_done: bool = False,
) -> Report:
    """A submitted report with its measured values; the task's row is level with it afterwards."""
    report = Report.objects.create(
        task=task,
        unit=unit,
        as_of=on,
        text=text,
        line=line,
        round=line.round if line else None,
        state=Report.State.SUBMITTED,
        is_done=is_done,
        at=timezone.now(),
    )
    for figure, value in (values or {}).items():
        Measurement.objects.create(report=report, figure=figure, value=value)
    projecting.project([task.pk])
    task.refresh_from_db()
    return report

"""The chart as a PDF of one size of paper, in the largest type that fits on one sheet and can still be read on a wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any

import pypdfium2
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yinxin.apps.supervision.chart.legend import LEGEND
from yinxin.apps.supervision.chart.sheet import Chart, ChartTask
from yinxin.kit.printing import typeset
from yinxin.kit.printing.codes import code_runs

TEMPLATE = Path(__file__).with_name("chart.typ")
NARROW = 24
"""Up to so many tasks stand in two columns, more in three."""


class Paper(StrEnum):
    """Sizes of ISO 216, laid broadside."""

    A3 = "A3"
    A1 = "A1"
    A0 = "A0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """`width` and `height` in mm; type from `least`, which is legible where such paper hangs, up to `most`, in points."""

    width: int
    height: int
    least: float
    most: float


SHEETS = {Paper.A3: Sheet(420, 297, 6.5, 12), Paper.A1: Sheet(841, 594, 12, 22), Paper.A0: Sheet(1189, 841, 16, 32)}


def printed(chart: Chart, paper: Paper) -> bytes:
    """The PDF in the language that is active now. Where the least type does not fit on one sheet there are several.

    Raises RefusedError("no-chinese-font"), and ("chart-empty") for a plan without tasks.
    """
    sheet = SHEETS[paper]
    values = _values(chart, sheet)
    smallest, biggest = int(sheet.least * 2), int(sheet.most * 2)
    best = _set(values, chart, smallest / 2)
    if _pages(best) > 1:
        return best
    while smallest < biggest:
        middle = (smallest + biggest + 1) // 2
        tried = _set(values, chart, middle / 2)
        if _pages(tried) > 1:
            biggest = middle - 1
        else:
            smallest, best = middle, tried
    return best


def _set(values: dict[str, Any], chart: Chart, size: float) -> bytes:
    noon = timezone.make_aware(datetime.combine(chart.made, time(12)))
    return typeset(TEMPLATE, {**values, "size": size}, language=translation.get_language() or "zh-hans", made=noon)


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _values(chart: Chart, sheet: Sheet) -> dict[str, Any]:
    language = (translation.get_language() or "zh-hans").lower()
    count = len(chart.tasks)
    lights = [task.light for task in chart.tasks]
    return {
        "title": chart.title,
        "issuer": chart.issuer,
        "subtitle": "　".join(part for part in (chart.issuer, chart.document_number, _period(chart)) if part),
        "lang": "en" if language.startswith("en") else "zh",
        "region": "tw" if language.startswith("zh-hant") else "cn",
        "width": sheet.width,
        "height": sheet.height,
        "columns": 2 if count <= NARROW else 3,
        "made": date_format(chart.made, "DATE_FORMAT"),
        "words": {"made": _("制图日期"), "live": _("扫码看现在的进展")},
        "lights": {
            key: {"sign": str(one.sign), "name": str(one.name), "rule": str(one.rule), "count": lights.count(key)}
            for key, one in LEGEND.items()
        },
        "total": _("共%(n)s项，已验收%(accepted)s项") % {"n": count, "accepted": chart.accepted},
        "qr": code_runs(chart.address) if chart.address else [],
        "address": chart.address.removeprefix("https://").removeprefix("http://"),
        "today": _share(chart.made, chart),
        "sections": [
            {
                "title": section.title,
                "count": ngettext("%(n)s项", "%(n)s项", len(section.tasks)) % {"n": len(section.tasks)},
                "tasks": [_task(task, chart) for task in section.tasks],
            }
            for section in chart.sections
        ],
    }


def _task(task: ChartTask, chart: Chart) -> dict[str, Any]:
    bars = [(_share(phase.start, chart), _share(phase.end, chart), phase.accepted) for phase in task.phases]
    return {
        "serial": str(task.serial),
        "title": task.title,
        "units": task.units,
        "light": task.light,
        "state": task.state,
        "due": task.due.isoformat() if task.due else task.due_text,
        "end": _share(task.due, chart) if task.due else None,
        "phases": [
            {"from": start, "to": end, "accepted": accepted}
            for start, end, accepted in bars
            if start is not None and end is not None
        ],
    }


def _share(day: date, chart: Chart) -> float | None:
    """How far along the bars a day is, 0 to 1; None beyond them."""
    span = chart.span
    if span is None or not span[0] <= day <= span[1]:
        return None
    return round((day - span[0]).days / (span[1] - span[0]).days, 4)


def _period(chart: Chart) -> str:
    days = [date_format(day, "DATE_FORMAT") for day in (chart.start, chart.end) if day]
    return _("至").join(days) if len(days) == 2 else "".join(days)

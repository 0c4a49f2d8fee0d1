"""How papers write days, quotations and lists of tasks. Papers are in Chinese, whatever language the screen is in."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from yinxin.apps.progress.models import Report
from yinxin.apps.supervision.drafts.figures import TASKS, Figures
from yinxin.apps.supervision.drafts.standing import Row, Standing
from yinxin.domain.progress.acts import FINISHED, Act

LONGEST = 160
"""So many characters of a report are quoted; the rest is one click away."""


UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold: one of them in a reply would leave a Word file that opens nowhere."""


def printable(text: str) -> str:
    return UNPRINTABLE.sub("", text)


def day(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if value else "未写明"


def quoted(report: Report | None) -> str:
    """The first sentences of a report, cut at the end of one where they are too long; nothing where nothing was said."""
    text = " ".join(report.text.split()) if report else ""
    if len(text) <= LONGEST:
        return text
    end = max(text.rfind(mark, 0, LONGEST) for mark in "。；")
    return text[: end + 1] if end > 0 else f"{text[:LONGEST]}……"


def linked(text: str, task: int | None) -> dict[str, Any]:
    """Words that lead to the task they are about; None where they are about the plan as a whole."""
    return {"text": text, "task": task}


def lines(rows: list[Row], standing: Standing, figures: Figures, name: str) -> list[dict[str, Any]]:
    """Tasks in a list of a paper, each with what was reported and the calendar days since its last day."""
    return [_line(row, standing, figures, name) for row in rows]


def _line(row: Row, standing: Standing, figures: Figures, name: str) -> dict[str, Any]:
    report = standing.reports.get(row.pk)
    accepted = standing.last_event(row, Act.ACCEPT)
    said = quoted(report)
    return {
        "title": linked(row.task.title, row.pk),
        "units": row.leads or "未写明单位",
        "due": day(row.due),
        "late": _late(row, standing, figures, name),
        "accepted": day(accepted.on) if accepted else "",
        "said": linked(said, row.pk) if said else "",
        "said_by": report.unit.name if report and said else "",
        "evidence": figures.derived(
            f"{name}-{row.task.serial}-evidence", f"“{row.task.title}”的佐证", str(row.evidence), "件", TASKS, (row.pk,)
        )
        if row.evidence
        else "",
    }


def _late(row: Row, standing: Standing, figures: Figures, name: str) -> dict[str, str] | str:
    if not row.due or row.due >= standing.as_of or row.task.status in FINISHED:
        return ""
    days = str((standing.as_of - row.due).days)
    label = f"“{row.task.title}”从{day(row.due)}到{day(standing.as_of)}的天数"
    return figures.derived(f"{name}-{row.task.serial}-late", label, days, "天", TASKS, (row.pk,))

"""The responsibility list as a file an office can print, edit or read by machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.http import Http404, HttpResponse

from yinxin.apps.plans.exports import separated, sheet, structured, word
from yinxin.apps.plans.exports.layout import Layout, official, with_columns
from yinxin.apps.plans.models import Plan, Task


@dataclass(frozen=True, slots=True)
class Kind:
    """`write` gives the bytes of a file; `media_type` is what a browser is told."""

    name: str
    media_type: str
    write: Callable[[Layout], bytes]


KINDS = {
    kind.name: kind
    for kind in (
        Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheet.write),
        Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.write),
        Kind("csv", "text/csv; charset=utf-8", separated.write),
        Kind("json", "application/json", structured.write),
    )
}


def render(plan: Plan, tasks: Iterable[Task], kind: str, *, columns: Sequence[str] = ()) -> bytes:
    """`columns` are those a reader chose; without a choice the official table with all that the plan has."""
    rows = list(tasks)
    return KINDS[kind].write(with_columns(plan, rows, list(columns)) if columns else official(plan, rows))


def download(plan: Plan, tasks: Iterable[Task], kind: str, *, columns: Sequence[str] = ()) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    answer = HttpResponse(render(plan, tasks, kind, columns=columns), content_type=KINDS[kind].media_type)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name(plan, kind))}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def file_name(plan: Plan, kind: str) -> str:
    """The plan's title without what file systems refuse."""
    title = re.sub(r"[^\w〔〕（）《》—-]+", "", plan.title)[:80]
    return f"{title or 'plan'}-责任清单.{kind}"

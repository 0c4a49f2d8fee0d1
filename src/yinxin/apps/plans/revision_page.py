"""A newer version as a page prints it: added, changed and gone, each cell with what was taken out and put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.models import Change, Source

FIELD_LABELS: dict[str, str | Promise] = {
    "path": _("各级标题"),
    "title": _("标题"),
    "text": _("任务内容"),
    "measures": _("工作措施"),
    "phases": _("阶段目标"),
    "safeguards": _("保障措施"),
    "units": _("单位"),
    "due": _("完成时限"),
    "milestones": _("时间节点"),
    "recurrence": _("周期"),
    "notes": _("备注"),
}

LONGEST_COMPARED = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: “same”, “old” (taken out) or “new” (put in)."""

    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class CellChange:
    field: str
    label: str | Promise
    old: str
    new: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    change: Change
    title: str
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    source: Source
    added: tuple[ChangeRow, ...]
    changed: tuple[ChangeRow, ...]
    gone: tuple[ChangeRow, ...]
    kept: int
    open: int


def changes_page(source: Source) -> ChangesPage:
    rows = list(source.changes.select_related("task", "proposed"))
    by_kind = {kind: tuple(_row(row) for row in rows if row.kind == kind) for kind in Change.Kind.values}
    differing = {row.proposed_id for row in rows}
    repeated = source.proposed.filter(task__isnull=False).exclude(pk__in=[pk for pk in differing if pk])
    return ChangesPage(
        source=source,
        added=by_kind[Change.Kind.ADDED],
        changed=by_kind[Change.Kind.CHANGED],
        gone=by_kind[Change.Kind.GONE],
        kept=repeated.count(),
        open=sum(row.state == Change.State.OPEN for row in rows),
    )


def _row(change: Change) -> ChangeRow:
    title = str(change.task or change.proposed)
    return ChangeRow(change, title, tuple(_cell(cell) for cell in change.cells))


def _cell(cell: dict[str, str]) -> CellChange:
    old, new = cell["old"], cell["new"]
    return CellChange(cell["field"], FIELD_LABELS[cell["field"]], old, new, tuple(_pieces(old, new)))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    if max(len(old), len(new)) > LONGEST_COMPARED:
        yield from (Piece("old", old), Piece("new", new))
        return
    for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", old[start:end])
            continue
        if start < end:
            yield Piece("old", old[start:end])
        if first < last:
            yield Piece("new", new[first:last])

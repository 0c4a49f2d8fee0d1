"""Documents with invented plan tables, in memory: tabbed text as Word exports it, and grids with merged cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from yinxin.domain.document import Block, Cell, Document, PageBreak, Paragraph, Span, Table
from yinxin.domain.plans.proposal import LeadRule, Role, Task
from yinxin.domain.plans.tables import TableReading, read_tables


@dataclass(frozen=True)
class Merged:
    """A printed cell over several rows or columns."""

    text: str
    rows: int = 1
    columns: int = 1


BREAK = object()
Rows = Sequence[Sequence["str | Merged"]]


def text_document(text: str) -> Document:
    """A text file: one paragraph a line, tabs kept."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        blocks.append(Paragraph(line, Span(at, at + len(line))))
        at += len(line) + 1
    return Document("plan.txt", "text/plain", "utf-8", "0" * 64, text, tuple(blocks))


def document(*parts: object) -> Document:
    """Paragraphs (str), tables (rows of cells) and page breaks (BREAK), laid one after the other."""
    text = ""
    blocks: list[Block] = []
    for part in parts:
        if part is BREAK:
            blocks.append(PageBreak(Span(len(text), len(text))))
        elif isinstance(part, str):
            blocks.append(Paragraph(part, Span(len(text), len(text) + len(part))))
            text += part + "\n"
        else:
            table, text = _table(part, text)  # type: ignore[arg-type]
            blocks.append(table)
    return Document("plan.docx", "application/test", None, "0" * 64, text, tuple(blocks))


def _table(rows: Rows, text: str) -> tuple[Table, str]:
    begin = len(text)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row, printed in enumerate(rows):
        column = 0
        for entry in printed:
            merged = entry if isinstance(entry, Merged) else Merged(entry)
            while (row, column) in taken:
                column += 1
            cells.append(
                Cell(
                    merged.text, Span(len(text), len(text) + len(merged.text)), row, column, merged.rows, merged.columns
                )
            )
            text += merged.text + "\n"
            taken |= {(row + down, column + right) for down in range(merged.rows) for right in range(merged.columns)}
            column += merged.columns
    width = max(column for _, column in taken) + 1
    return Table(tuple(cells), Span(begin, len(text) - 1), len(rows), width), text


def stacked(rows: Sequence[Sequence[str]]) -> str:
    """Rows as Word's text export prints them: a tab before each cell, a blank line between paragraphs and after a row."""
    printed = ["\n".join("\t" + cell.replace("\n", "\n\n") for cell in row) for row in rows]
    return "\n\n".join(printed) + "\n"


def read(source: Document | str, *, lead_rule: LeadRule = LeadRule.NONE, year: int | None = None) -> TableReading:
    return read_tables(text_document(source) if isinstance(source, str) else source, lead_rule=lead_rule, year=year)


def names(task: Task, role: Role | None = None) -> list[str]:
    return [unit.name for unit in task.units if role is None or unit.role is role]


def unaccounted(source: Document, reading: TableReading) -> str:
    """What of the claimed text stands in no task and in no unplaced piece."""
    held = [False] * len(source.text)
    for span in [*(span for task in reading.tasks for span in task.spans), *(each.span for each in reading.unplaced)]:
        held[span.start : span.end] = [True] * len(span)
    claimed = (at for span in reading.claimed for at in range(span.start, span.end))
    return "".join(source.text[at] for at in claimed if not held[at] and not source.text[at].isspace())


# The layout that city plans print most: a merged head over two periods.
TOP = ["工作\n分类", "内容要求", "工作措施", "目标进度", "保障措施", "责任单位", "备注"]
UNDER = ["", "", "", "2021-2022年", "2023-2025年", "", "", ""]
HEADER = [TOP, UNDER]


def row(
    category: str = "",
    requirement: str = "",
    measures: str = "",
    *,
    near: str = "",
    far: str = "",
    safeguards: str = "",
    units: str = "",
    notes: str = "",
) -> list[str]:
    return [category, requirement, measures, near, far, safeguards, units, notes]


LIBRARY = row(
    "书香青溪行动",
    "建好街坊书屋。每个街道至少开放一处夜间阅览室。",
    "1、腾出闲置门面。\n2、招募读书志愿者。",
    near="开放夜间阅览室六处。",
    far="实现街道全覆盖。",
    safeguards="安排专项经费。",
    units="市图书馆，各区政府，市财政局",
)
RIVER = row(
    "清水绕城行动",
    "治理城中三条小河。恢复两岸步道。",
    "清除河底淤泥，拆除违章码头。",
    near="完成东河整治。",
    far="完成西河、南河整治。",
    units="市水利局，市城管局",
)
BUS = row("", "加密夜间公交。", "调整四条线路的末班时间。", near="末班车延至二十三时。", units="市交通运输局")

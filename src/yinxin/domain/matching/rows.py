"""Rows of a table in a report: which cells tell what was done, and which only say of what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yinxin.domain.document import Cell, Table
from yinxin.domain.text.flow import Flow

# 完成情况, 工作进展, 落实情况, 取得成效, 实际完成: the column that reports.
_REPORTS = re.compile(
    r"完成(?:情况|进度|数|量|值)|进展|落实(?:情况)?$|成效|实绩|实际|办理(?:情况|结果)|工作情况|推进情况|实施情况|结果|已(?:完成|开展)"
)
_AHEAD = re.compile(r"下一?步|计划|目标|打算|安排|存在(?:的)?问题|困难|措施$|要求|时限")
_HEADS = re.compile(
    r"序号|项目|事项|任务|内容|指标|单位|部门|时间|日期|备注|情况|进展|名称|类别|地点|数量|成效|目标|完成|板块|领域|问题|措施|结果"
)
_ROW_LIMIT = 160
"""Characters; a longer row without a column that reports is told cell by cell."""
_HEAD_ROWS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """`told`: the flows that report, in order; `titles`: what its other cells say; `whole`: the row as one text."""

    told: tuple[Flow, ...]
    titles: tuple[str, ...]
    whole: str


def rows_of(text: str, table: Table) -> Iterator[Row]:
    """The rows below the header, if the table has one."""
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.text.strip():
            for row in range(cell.row, min(cell.row + cell.row_span, table.row_count)):
                by_row.setdefault(row, []).append(cell)
    header, heads = _header(by_row)
    reporting = frozenset(at for at, name in heads.items() if _REPORTS.search(name) and not _AHEAD.search(name))
    ahead = frozenset(at for at, name in heads.items() if _AHEAD.search(name) and at not in reporting)
    seen: set[int] = set()
    for at, cells in sorted(by_row.items()):
        if at <= header:
            continue
        ordered = sorted(cells, key=lambda cell: cell.column)
        fresh = [cell for cell in ordered if cell.span.start not in seen]
        seen.update(cell.span.start for cell in fresh)
        read = _row(text, ordered, fresh, reporting, ahead)
        if read.told:
            yield read


def _header(by_row: dict[int, list[Cell]]) -> tuple[int, dict[int, str]]:
    """The last row of the header and the name of each column; -1 where there is none."""
    for at in sorted(by_row)[:_HEAD_ROWS]:
        cells = by_row[at]
        known = sum(bool(_HEADS.search(cell.text)) and len(cell.text.strip()) <= 14 for cell in cells)
        if len(cells) >= 2 and 2 * known >= len(cells):
            heads = {
                column: "".join(cell.text.split())
                for cell in cells
                for column in range(cell.column, cell.column + cell.column_span)
            }
            last = max(cell.row + cell.row_span - 1 for cell in cells)
            return last, heads
    return -1, {}


def _row(
    text: str, ordered: Sequence[Cell], fresh: Sequence[Cell], reporting: frozenset[int], ahead: frozenset[int]
) -> Row:
    telling = [cell for cell in fresh if cell.column in reporting]
    whole = "，".join("".join(cell.text.split()) for cell in ordered if cell.column not in ahead)
    if not telling:
        rest = [cell for cell in fresh if cell.column not in ahead]
        if reporting or not rest:
            return Row((), (), whole)
        if len(whole) <= _ROW_LIMIT:
            span_cells = (rest[0].span.start, max(cell.span.end for cell in rest))
            flow = Flow.of(re.sub(r"[\n\t。；;]", "，", text[span_cells[0] : span_cells[1]]), span_cells[0])
            return Row((flow,), (), whole)
        telling = [cell for cell in rest if len(cell.text) >= 8]
    titles = tuple("".join(cell.text.split()) for cell in ordered if cell not in telling and cell.column not in ahead)
    flows = tuple(Flow.of(text[cell.span.start : cell.span.end], cell.span.start).squeezed() for cell in telling)
    return Row(flows, titles, whole)

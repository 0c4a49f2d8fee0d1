"""Lays rows of cells with spans on a grid, as a browser does: a cell takes the first place that no span from above covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.documents import refusals
from yinxin.documents.composer import Composer, RawCell
from yinxin.documents.limits import MAX_COLUMNS, MAX_ROWS


@dataclass(frozen=True, slots=True)
class SpanningCell:
    """A cell that knows how far it reaches, but not yet where it stands."""

    text: str
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Placed cells in reading order."""

    cells: tuple[RawCell, ...]
    row_count: int
    column_count: int


def lay(rows: Iterable[Iterable[SpanningCell]]) -> Grid:
    held = [list(row) for row in rows]
    if len(held) > MAX_ROWS:
        raise refusals.too_many_rows()
    free_from: list[int] = []  # per column, the first row that no span covers
    cells: list[RawCell] = []
    for at, row in enumerate(held):
        column = 0
        for cell in row:
            while column < len(free_from) and free_from[column] > at:
                column += 1
            wide = min(max(cell.column_span, 1), MAX_COLUMNS)
            # A span from above cuts a wide cell short rather than being overlapped by it.
            reach = _free_run(free_from, column, wide, at)
            tall = min(max(cell.row_span, 1), len(held) - at)
            free_from.extend([0] * (column + reach - len(free_from)))
            free_from[column : column + reach] = [at + tall] * reach
            cells.append(RawCell(cell.text, at, column, tall, reach))
            column += reach
            if column > MAX_COLUMNS:
                raise refusals.too_many_columns()
    return Grid(tuple(cells), len(held), len(free_from))


def _free_run(free_from: list[int], column: int, wide: int, at: int) -> int:
    for step in range(1, wide):
        if column + step < len(free_from) and free_from[column + step] > at:
            return step
    return wide


def write_sheet(composer: Composer, grid: Grid, *, title: str | None = None) -> None:
    """A sheet as a person sees it: the lines above the table (its name, a unit of measure) are paragraphs.

    A leading row in which a single cell is filled is such a line. So is a closing row that one cell fills from side to
    side (注：……). Anywhere else a lone cell belongs to the table: a category row, or the rest of a cut row.
    """
    by_row: dict[int, list[RawCell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = [by_row.get(at, []) for at in range(grid.row_count)]
    first = _leading(rows)
    last = _closing(rows, first, grid.column_count)
    for row in rows[:first]:
        _as_lines(composer, row)
    if first < last:
        body = (
            RawCell(cell.text, cell.row - first, cell.column, min(cell.row_span, last - cell.row), cell.column_span)
            for row in rows[first:last]
            for cell in row
        )
        composer.table(body, row_count=last - first, column_count=grid.column_count, title=title)
    for row in rows[last:]:
        _as_lines(composer, row)


def _filled(row: list[RawCell]) -> list[RawCell]:
    return [cell for cell in row if cell.text.strip()]


def _leading(rows: list[list[RawCell]]) -> int:
    """How many rows stand above the table. A tall cell already belongs to it."""
    for at, row in enumerate(rows):
        filled = _filled(row)
        if len(filled) > 1 or any(cell.row_span > 1 and cell.column_span == 1 for cell in filled):
            return at
    return len(rows)


def _closing(rows: list[list[RawCell]], first: int, width: int) -> int:
    last = len(rows)
    while last > first + 1:
        row = rows[last - 1]
        if _filled(row) and (len(row) > 1 or row[0].column_span < width or width < 2):
            break
        last -= 1
    return last


def _as_lines(composer: Composer, row: list[RawCell]) -> None:
    for cell in _filled(row):
        composer.paragraph(cell.text)

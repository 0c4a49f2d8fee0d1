"""The header of a plan table: found without being marked, of one line or several, with merged cells, and found again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yinxin.domain.document import Cell
from yinxin.domain.plans.columns import (
    LONGEST_HEADING,
    Column,
    ColumnRole,
    bare_heading,
    heading_of,
    plain_heading,
    role_of,
)

GridRow = Sequence[Cell | None]

_SEARCHED_ROWS = 12
# Words that no cell of a duty holds: at least one of them makes a row a header.
_CERTAIN = frozenset(set(ColumnRole) - {ColumnRole.TITLE, ColumnRole.PATH, ColumnRole.PHASE, ColumnRole.OTHER})


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `start` to `end` of a grid and the columns they head; `key` recognises the header when it is repeated.

    `unheaded`: how many columns at the right no cell of the header reaches, for it lost some.
    """

    start: int
    end: int
    columns: tuple[Column, ...]
    key: tuple[tuple[str, ...], ...]
    unheaded: int = 0


def find_header(grid: Sequence[GridRow], *, declared: int = 0) -> Header | None:
    """The first header of a grid; what stands above it is a title. `declared`: how many rows the file calls its header."""
    for at in range(min(len(grid), _SEARCHED_ROWS)):
        if (is_header_row(grid[at]) or (at < declared and _known(grid[at]))) and not _is_form(grid, at):
            return _header(grid, at)
    return None


def _is_form(grid: Sequence[GridRow], at: int) -> bool:
    """项目名称 | 修桥 | 责任单位 | 市交通局: a form with its labels beside its values, on this row and the next."""
    if at + 1 == len(grid):
        return False
    pair = [[role_of(cell.text) is not None for cell in own_cells(row)] for row in grid[at : at + 2]]
    labels = all(len(row) >= 2 and all(row[::2]) for row in pair)
    return labels and not all(all(row[1::2]) for row in pair)


def _known(row: GridRow) -> bool:
    cells = own_cells(row)
    roles = {role_of(cell.text) for cell in cells} - {None}
    return len(cells) >= 2 and len(roles) >= 2


def header_at(grid: Sequence[GridRow], at: int) -> Header | None:
    """The header that begins at row `at`, where the row alone proves it: most of its words head columns."""
    cells = own_cells(grid[at])
    roles = [role for role in (role_of(cell.text) for cell in cells) if role is not None]
    strong = len(roles) >= 3 and len(roles) >= 0.8 * len(cells) and len(_CERTAIN.intersection(roles)) >= 2
    return _header(grid, at) if strong and is_header_row(grid[at]) else None


def is_header_row(row: GridRow) -> bool:
    cells = own_cells(row)
    if len(cells) < 2 or any(len(bare_heading(cell.text)) > LONGEST_HEADING for cell in cells):
        return False
    roles = [role_of(cell.text) for cell in cells]
    known = [role for role in roles if role is not None]
    return len(set(known)) >= 2 and len(known) >= 0.6 * len(cells) and any(role in _CERTAIN for role in known)


def own_cells(row: GridRow) -> list[Cell]:
    """The printed cells of a row, each once, blank ones left out."""
    cells: list[Cell] = []
    for cell in row:
        if cell is not None and cell.text.strip() and (not cells or cells[-1] is not cell):
            cells.append(cell)
    return cells


def row_key(row: GridRow) -> tuple[str, ...]:
    """The words of a row, without the empty places at its end: printed parts of a table differ in width."""
    words = [plain_heading(cell.text) if cell is not None else "" for cell in row]
    while words and not words[-1]:
        words.pop()
    return tuple(words)


def _header(grid: Sequence[GridRow], start: int) -> Header:
    end = start + 1
    while end < len(grid) and end < start + 4 and _goes_on(grid, start, end):
        end += 1
    stacks: list[list[str]] = []
    for column in range(len(grid[start])):
        cells = [grid[row][column] for row in range(start, end)]
        stacks.append([cell.text for cell in cells if cell is not None and not is_counting_row(grid[cell.row])])
    key = tuple(row_key(row) for row in grid[start:end])
    reached = max(column for row in grid[start:end] for column, cell in enumerate(row) if cell is not None)
    return Header(start, end, tuple(heading_of(stack) for stack in stacks), key, len(grid[start]) - 1 - reached)


def _goes_on(grid: Sequence[GridRow], start: int, at: int) -> bool:
    """Whether row `at` is one more line of the header that began at `start`."""
    if is_counting_row(grid[at]):
        return True
    new = [
        (column, cell)
        for column, cell in enumerate(grid[at])
        if cell is not None and cell.row == at and cell.text.strip()
    ]
    if not new or any(len(bare_heading(cell.text)) > LONGEST_HEADING or "。" in cell.text for _, cell in new):
        return False
    if (
        len({id(cell) for _, cell in new}) >= len(own_cells(grid[start]))
        and all(cell is not None and cell.row == at for cell in grid[at])
        and not _all_under_merged(grid, start, new)
    ):
        return False
    return all(role_of(cell.text) is not None or _under_merged(grid, start, column) for column, cell in new) and any(
        _under_merged(grid, start, column) for column, _ in new
    )


def _all_under_merged(grid: Sequence[GridRow], start: int, new: Sequence[tuple[int, Cell]]) -> bool:
    return all(_under_merged(grid, start, column) for column, _ in new)


def _under_merged(grid: Sequence[GridRow], start: int, column: int) -> bool:
    """Whether the heading above is wider than this column: merged over several, or followed by unheaded columns.

    A sheet that was saved without its merged cells shows 目标进度 over the first of its columns only.
    """
    above = grid[start][column]
    if above is not None and above.column_span > 1:
        return True
    if above is None or not above.text.strip():
        return any(cell is not None and cell.text.strip() for cell in grid[start][:column])
    after = grid[start][column + 1] if column + 1 < len(grid[start]) else above
    return after is None or not after.text.strip()


def is_counting_row(row: GridRow) -> bool:
    """A line of column numbers under a header: 1 2 3 4 5, （1）（2）（3）, 甲 乙 1 2."""
    words = [re.sub(r"[（()）]", "", plain_heading(cell.text)) for cell in own_cells(row)]
    digits = [int(word) for word in words if word.isdecimal()]
    letters = [word for word in words if word in ("甲", "乙", "丙", "A", "B", "C")]
    return (
        len(words) >= 3
        and len(digits) >= 2
        and len(digits) + len(letters) == len(words)
        and digits == list(range(1, len(digits) + 1))
    )

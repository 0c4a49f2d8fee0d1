"""Sheets of any workbook made into tables: blank margins cut away, merged areas resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from yinxin.documents import refusals
from yinxin.documents.composer import Composer, RawCell
from yinxin.documents.grid import Grid, write_sheet
from yinxin.documents.limits import MAX_CELLS, MAX_ROWS


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled cells of a sheet by row and column."""

    name: str
    rows: Mapping[int, Mapping[int, str]]
    merged: tuple[Area, ...] = ()


def write_sheets(composer: Composer, sheets: Iterable[Sheet]) -> None:
    for sheet in sheets:
        grid = lay_sheet(sheet)
        if grid.cells:
            write_sheet(composer, grid, title=sheet.name or None)


def lay_sheet(sheet: Sheet) -> Grid:
    """Places the cells on a grid that begins at the first filled cell; a run of blank rows becomes one."""
    filled = [place for place, row in sheet.rows.items() if row]
    if not filled:
        return Grid((), 0, 0)
    left = min(min(row) for row in sheet.rows.values() if row)
    right = max(max(row) for row in sheet.rows.values() if row)
    row_places = _places(sorted(filled), sheet.merged)
    anchors = _anchors(sheet, row_places, left=left, right=right)
    covered = {
        (row, column)
        for (top, start), (height, width) in anchors.items()
        for row in range(top, top + height)
        for column in range(start, start + width)
        if (row, column) != (top, start)
    }
    rows = {row_places[place]: row for place, row in sheet.rows.items() if row}
    count = max(row_places.values()) + 1
    if count > MAX_ROWS or count * (right - left + 1) > MAX_CELLS:
        raise refusals.too_many_rows(sheet.name)
    cells = [
        RawCell(rows.get(row, {}).get(column + left, ""), row, column, *anchors.get((row, column), (1, 1)))
        for row in range(count)
        for column in range(right - left + 1)
        if (row, column) not in covered
    ]
    return Grid(tuple(cells), count, right - left + 1)


def _places(filled: list[int], merged: tuple[Area, ...]) -> dict[int, int]:
    """Where each row of the sheet stands in the grid: filled rows, rows under a merged text, one row for a gap."""
    held = set(filled)
    reached = -1
    for area in sorted(merged, key=lambda one: one.top):
        if area.top in held:
            bottom = min(area.bottom, filled[-1])
            held.update(range(max(area.top, reached), bottom + 1))
            reached = max(reached, bottom)
    places: dict[int, int] = {}
    at, previous = 0, None
    for row in sorted(held):
        if previous is not None:
            at += 1 if row == previous + 1 else 2
        places[row], previous = at, row
    return places


def _anchors(
    sheet: Sheet, places: Mapping[int, int], *, left: int, right: int
) -> dict[tuple[int, int], tuple[int, int]]:
    """Upper left corner → height and width of each merged area, inside the grid and not overlapping another."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    budget = MAX_CELLS  # thousands of areas, each over the whole sheet, would take for ever
    lowest = max(places)
    for area in sheet.merged:
        start, end = max(area.left, left) - left, min(area.right, right) - left
        bottom = min(area.bottom, lowest)
        budget -= max(0, bottom - area.top + 1) * max(1, end - start + 1)
        if budget < 0:
            raise refusals.damaged(f"工作表“{sheet.name}”的合并单元格")
        rows = [places[row] for row in range(area.top, bottom + 1) if row in places]
        if not rows or start > end:
            continue
        squares = {(row, column) for row in range(rows[0], rows[-1] + 1) for column in range(start, end + 1)}
        if taken.isdisjoint(squares):
            taken |= squares
            found[rows[0], start] = (rows[-1] - rows[0] + 1, end - start + 1)
    return found

"""Tables found from their ruled lines: the lines make a grid, places without a wall between them are one merged cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.documents.composer import RawCell
from yinxin.documents.grid import Grid
from yinxin.documents.pages.content import Glyph, Rule
from yinxin.documents.pages.lines import lines_of, wrap_joined

_SNAP = 3.0
"""Points within which lines meet or coincide: borders of neighbouring cells are drawn side by side."""
_SHORT = 4.0
"""Shorter lines are parts of letters and ticks."""
_MARGIN = 5.4
"""Space that word processors leave inside a cell on either side (0.19 cm)."""
_MAX_CROSSINGS = 2_000_000
"""Drawings (maps, charts) have more lines than any table; their lines are not read as tables."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at `at` from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageTable:
    grid: Grid
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, glyph: Glyph) -> bool:
        return self.left <= glyph.centre <= self.right and self.top <= glyph.middle <= self.bottom


def find_tables(glyphs: Iterable[Glyph], rules: tuple[Rule, ...]) -> list[PageTable]:
    """Tables from top to bottom. A frame around text, and lines that meet nothing, are none.

    A table drawn inside a cell of another is text of that cell, so the large ones are taken first.
    """
    level, upright = _level(rules), _upright(rules)
    if len(level) * len(upright) > _MAX_CROSSINGS:
        return []
    left = list(glyphs)
    tables: list[PageTable] = []
    for group in sorted(_groups(level, upright), key=_extent, reverse=True):
        table = _table(group, left)
        if table is not None:
            tables.append(table)
            left = [glyph for glyph in left if not table.holds(glyph)]
    return sorted(tables, key=lambda table: table.top)


def _extent(group: _Group) -> float:
    """The area a group of lines spans."""
    wide = max(edge.end for edge in group.level) - min(edge.start for edge in group.level)
    return wide * (max(edge.end for edge in group.upright) - min(edge.start for edge in group.upright))


def _level(rules: tuple[Rule, ...]) -> list[Edge]:
    return _edges(
        Edge((rule.top + rule.bottom) / 2, rule.left, rule.right)
        for rule in rules
        if rule.is_level and rule.right - rule.left >= _SHORT
    )


def _upright(rules: tuple[Rule, ...]) -> list[Edge]:
    return _edges(
        Edge((rule.left + rule.right) / 2, rule.top, rule.bottom)
        for rule in rules
        if not rule.is_level and rule.bottom - rule.top >= _SHORT
    )


def _edges(edges: Iterable[Edge]) -> list[Edge]:
    """Lines drawn piece by piece, or twice, become one."""
    made: list[Edge] = []
    for row in _close_together(sorted(edges, key=lambda edge: edge.at)):
        at = sum(edge.at for edge in row) / len(row)
        start = end = None
        for edge in sorted(row, key=lambda one: one.start):
            if start is None or end is None:
                start, end = edge.start, edge.end
            elif edge.start <= end + _SNAP:
                end = max(end, edge.end)
            else:
                made.append(Edge(at, start, end))
                start, end = edge.start, edge.end
        if start is not None and end is not None:
            made.append(Edge(at, start, end))
    return made


def _close_together(edges: list[Edge]) -> list[list[Edge]]:
    rows: list[list[Edge]] = []
    for edge in edges:
        if rows and edge.at - rows[-1][0].at <= _SNAP:
            rows[-1].append(edge)
        else:
            rows.append([edge])
    return rows


@dataclass(frozen=True, slots=True)
class _Group:
    """Lines that meet each other."""

    level: tuple[Edge, ...]
    upright: tuple[Edge, ...]


def _groups(level: list[Edge], upright: list[Edge]) -> list[_Group]:
    parents = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for above, flat in enumerate(level):
        for beside, tall in enumerate(upright):
            if _meet(flat, tall):
                parents[root(above)] = root(len(level) + beside)
    members: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for index, edge in enumerate([*level, *upright]):
        members.setdefault(root(index), ([], []))[index >= len(level)].append(edge)
    return [_Group(tuple(flat), tuple(tall)) for flat, tall in members.values() if len(flat) > 1 and tall]


def _meet(flat: Edge, tall: Edge) -> bool:
    return flat.start - _SNAP <= tall.at <= flat.end + _SNAP and tall.start - _SNAP <= flat.at <= tall.end + _SNAP


def _table(group: _Group, glyphs: list[Glyph]) -> PageTable | None:
    columns = _bounds(group.upright, group.level)
    rows = _bounds(group.level, group.upright)
    if (len(columns) < 3 and len(rows) < 3) or len(columns) < 2 or len(rows) < 2:
        return None
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row, column = bisect_right(rows, glyph.middle) - 1, bisect_right(columns, glyph.centre) - 1
        if 0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1:
            held.setdefault((row, column), []).append(glyph)
    if not held:
        return None
    cells = [
        _cell(area, [glyph for place in _places(area) for glyph in held.get(place, ())], columns)
        for area in _areas(group, rows, columns)
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    grid = Grid(tuple(cells), len(rows) - 1, len(columns) - 1)
    return PageTable(grid, columns[0], rows[0], columns[-1], rows[-1])


def _bounds(walls: tuple[Edge, ...], across: tuple[Edge, ...]) -> list[float]:
    """Where columns (or rows) begin and end. Open sides are closed where the crossing lines end."""
    places = sorted({edge.at for edge in walls})
    first, last = min(edge.start for edge in across), max(edge.end for edge in across)
    if first < places[0] - 2 * _SNAP:
        places.insert(0, first)
    if last > places[-1] + 2 * _SNAP:
        places.append(last)
    return [place for at, place in enumerate(places) if not at or place - places[at - 1] > _SNAP]


_Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


def _areas(group: _Group, rows: list[float], columns: list[float]) -> list[_Area]:
    """The cells of the table: from each place not yet taken, as far right and then as far down as no wall stands."""
    taken: set[tuple[int, int]] = set()
    areas: list[_Area] = []
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            right, down = column, row
            while (
                right + 2 < len(columns)
                and (row, right + 1) not in taken
                and not _walled(group.upright, columns[right + 1], rows[row], rows[row + 1])
            ):
                right += 1
            while down + 2 < len(rows) and not any(
                _walled(group.level, rows[down + 1], columns[at], columns[at + 1]) or (down + 1, at) in taken
                for at in range(column, right + 1)
            ):
                down += 1
            area = (row, column, down, right)
            taken.update(_places(area))
            areas.append(area)
    return areas


def _walled(edges: tuple[Edge, ...], at: float, start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(abs(edge.at - at) <= _SNAP and edge.start - _SNAP <= middle <= edge.end + _SNAP for edge in edges)


def _places(area: _Area) -> list[tuple[int, int]]:
    top, left, bottom, right = area
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _cell(area: _Area, glyphs: list[Glyph], columns: list[float]) -> RawCell:
    top, left, bottom, right = area
    width = columns[right + 1] - columns[left] - 2 * _MARGIN
    return RawCell(wrap_joined(lines_of(glyphs), width=width), top, left, bottom - top + 1, right - left + 1)

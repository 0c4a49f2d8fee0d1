"""A table whose cells stand one below the other, each opening with a tab: Word's text export.

⇥工作分类          a cell
⇥重点工作          the next one
（blank line）
第二段             a further paragraph of the same cell
⇥                  an empty cell
（blank line）     the row ends
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from yinxin.domain.document import Cell, Span, Table
from yinxin.domain.text.cellcount import rows_by_counting
from yinxin.domain.text.printedlines import PrintedLine, broken_off

# A page number on a line of its own: - 3 -, — 12 —, 第 4 页. It belongs to the paper, not to the cell it stands in.
_PAGE_NUMBER = re.compile(r"^\s*(?:[-—－–]\s*\d{1,4}\s*[-—－–]|第\s*\d{1,4}\s*页(?:\s*共\s*\d+\s*页)?)\s*$")
_LONGEST_HEADING = 24


@dataclass(slots=True)
class _Stacked:
    """A cell while it is read: its printed lines, `after_blank[i]` whether a blank line stands before line `i`."""

    place: int
    blank_before: bool
    lines: list[PrintedLine] = field(default_factory=list)
    after_blank: list[bool] = field(default_factory=list)
    opens_blank: bool = False

    def add(self, line: PrintedLine, *, after_blank: bool) -> None:
        self.lines.append(line)
        self.after_blank.append(after_blank)

    @property
    def text(self) -> str:
        whole = ""
        for line, after_blank in zip(self.lines, self.after_blank, strict=True):
            paragraph = line.text.strip()
            last = whole.rpartition("\n")[2]
            if whole and not after_blank and broken_off(last, paragraph):
                whole += paragraph
            else:
                whole += "\n" * bool(whole) + paragraph
        return whole

    @property
    def span(self) -> Span:
        if not self.lines:
            return Span(self.place, self.place)
        first, last = self.lines[0], self.lines[-1]
        indent = len(first.text) - len(first.text.lstrip())
        return Span(first.start + indent, last.start + len(last.text.rstrip()))


def stacked_table(lines: Sequence[PrintedLine], heading_cell: Callable[[str], bool] | None = None) -> Table | None:
    cells = _cells(lines)
    likely = _headed(cells, heading_cell) if heading_cell else None
    width, stretches = rows_by_counting([cell.blank_before for cell in cells], likely=likely)
    rows = [cells[start:end] for start, end in stretches]
    if len(rows) < 2:
        return None
    rows = _with_lost_beginnings(rows, width)
    printed: list[Cell] = []
    for number, row in enumerate(rows):
        below = rows[number + 1] if number + 1 < len(rows) else []
        spans = _merged_heading(row, below, max(width, len(below)))
        column = 0
        for cell, column_span in zip(row, spans, strict=True):
            printed.append(Cell(cell.text, cell.span, number, column, 1, column_span))
            column += column_span
    end = max(cells[-1].span.end, lines[-1].start + len(lines[-1].text))
    columns = max(width, *(len(row) for row in rows))
    return Table(tuple(printed), Span(lines[0].start, end), len(rows), columns)


def _cells(lines: Sequence[PrintedLine]) -> list[_Stacked]:
    cells: list[_Stacked] = []
    after_blank = False
    for line in lines:
        if line.text.startswith("\t"):
            for piece, start in _pieces(line):
                cell = _Stacked(start, after_blank, opens_blank=not piece.strip())
                if piece.strip():
                    cell.add(PrintedLine(piece, start), after_blank=False)
                cells.append(cell)
                after_blank = False
        elif line.blank:
            after_blank = True
        elif not _PAGE_NUMBER.match(line.text):
            cells[-1].add(line, after_blank=after_blank)
            after_blank = False
    return cells


def _pieces(line: PrintedLine) -> list[tuple[str, int]]:
    """The cells of one line; several tabs at its head are several empty cells."""
    pieces: list[tuple[str, int]] = []
    start = line.start
    for number, piece in enumerate(line.text.split("\t")):
        if number:
            pieces.append((piece, start))
        start += len(piece) + 1
    return pieces


def _headed(cells: Sequence[_Stacked], heading_cell: Callable[[str], bool]) -> int | None:
    """How many cells at the top head a column, where blank lines part every cell from the next."""
    count = 0
    while count < len(cells) and heading_cell(cells[count].text):
        count += 1
    return count if count >= 3 else None


def _with_lost_beginnings(rows: list[list[_Stacked]], width: int) -> list[list[_Stacked]]:
    """Give a row that lost its first cells, and the tab before what is left of them, that remainder back.

    It stands below the complete row above it, whose last cell (备注) is empty: text after a blank line cannot belong there
    when the row that follows is short of cells.
    """
    mended = [rows[0]]
    for row in rows[1:]:
        last = mended[-1][-1]
        if len(mended[-1]) == width and len(row) < width and last.opens_blank and last.lines and last.after_blank[0]:
            lost = _Stacked(last.lines[0].start, blank_before=True, lines=last.lines, after_blank=last.after_blank)
            mended[-1] = [*mended[-1][:-1], _Stacked(last.place, last.blank_before, opens_blank=True)]
            mended.append([lost, *row])
        else:
            mended.append(row)
    return mended


def _merged_heading(row: Sequence[_Stacked], below: Sequence[_Stacked], width: int) -> list[int]:
    """How many columns each cell of a row covers: 目标进度 over 2015-2017年 | 2018-2020年.

    The line below a merged heading is blank under every heading that stands alone.
    """
    plain = [1] * len(row)
    blank = [not cell.lines for cell in below]
    merged = len(row) - sum(blank)
    if len(row) >= width or len(below) != width or merged < 1 or sum(blank) < 1:
        return plain
    if any(len(cell.text) > _LONGEST_HEADING or "。" in cell.text for cell in (*row, *below)):
        return plain
    under = width - sum(blank)
    if under % merged:
        return plain
    spans: list[int] = []
    column = 0
    while len(spans) < len(row) and column < width:
        spans.append(1 if blank[column] else under // merged)
        column += spans[-1]
    return spans if len(spans) == len(row) and column == width else plain

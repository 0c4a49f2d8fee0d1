"""Word tables: merged cells resolved, deleted rows left out, tables inside cells flattened to text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from yinxin.documents import refusals
from yinxin.documents.composer import RawCell
from yinxin.documents.grid import Grid
from yinxin.documents.limits import MAX_COLUMNS, MAX_ROWS
from yinxin.documents.markup import Element, local
from yinxin.documents.word.paragraphs import Line, Paragraphs
from yinxin.documents.word.styles import value
from yinxin.documents.word.text import W, blocks_of, is_on

_THROUGH = frozenset(["sdt", "sdtContent", "ins", "moveTo", "customXml"])


@dataclass(frozen=True, slots=True)
class WordTable:
    grid: Grid
    header_rows: int
    page_breaks: int
    lines: tuple[Line, ...]
    """Every line of it in reading order."""

    @property
    def is_box(self) -> bool:
        return len(self.grid.cells) == 1


@dataclass(slots=True)
class _Open:
    """A cell being read; a vertical merge makes it taller."""

    text: str
    row: int
    column: int
    width: int
    height: int = 1
    more: list[str] = field(default_factory=list)

    def closed(self) -> RawCell:
        text = "\n".join(part for part in (self.text, *self.more) if part)
        return RawCell(text, self.row, self.column, self.height, self.width)


class _Reading:
    """One pass over the rows of a table."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self._paragraphs = paragraphs
        self.cells: list[_Open] = []
        self.lines: list[Line] = []
        self.page_breaks = 0
        self.width = 0
        self._growing: dict[int, _Open] = {}

    def row(self, at: int, element: Element) -> None:
        before = value(element, "trPr/gridBefore")
        column = int(before) if before and before.isdecimal() else 0
        growing: dict[int, _Open] = {}
        for cell in _through(element, "tc"):
            width = _width(cell)
            lines = self._lines(cell)
            text = "\n".join((line.numbering or "") + line.text for line in lines).strip("\n")
            above = self._growing.get(column)
            if _continues(cell) and above is not None:
                above.height += 1
                above.more.append(text)
                growing[column] = above
            elif _continues_sideways(cell) and self.cells and self.cells[-1].row == at:
                self.cells[-1].width += width
                self.cells[-1].more.append(text)
            else:
                opened = _Open(text, at, column, width)
                self.cells.append(opened)
                growing[column] = opened
            column += width
            if column > MAX_COLUMNS:
                raise refusals.too_many_columns()
        self._growing = growing
        self.width = max(self.width, column)

    def _lines(self, cell: Element) -> list[Line]:
        lines: list[Line] = []
        for block in blocks_of(cell):
            if local(block) == "tbl":
                lines.extend(self._flattened(block))
            else:
                lines.extend(self._paragraph(block))
        lines.extend(self._paragraphs.rest())
        printed = [line for line in lines if (line.numbering or line.text).strip()]
        self.lines.extend(printed)
        return printed

    def _paragraph(self, block: Element) -> Iterator[Line]:
        for line in self._paragraphs.read(block):
            self.page_breaks += line.breaks_page
            for table in line.tables:
                yield from self._flattened(table)
            if line.printed:
                yield line

    def _flattened(self, block: Element) -> Iterator[Line]:
        inner = read_table(block, self._paragraphs)
        self.page_breaks += inner.page_breaks
        rows: dict[int, list[str]] = {}
        for cell in inner.grid.cells:
            rows.setdefault(cell.row, []).append(cell.text)
        for row in rows.values():
            yield Line("\t".join(row))


def read_table(element: Element, paragraphs: Paragraphs) -> WordTable:
    reading = _Reading(paragraphs)
    rows = [row for row in _through(element, "tr") if row.find(f"{W}trPr/{W}del") is None]
    if len(rows) > MAX_ROWS:
        raise refusals.too_many_rows()
    for at, row in enumerate(rows):
        reading.row(at, row)
    grid = Grid(tuple(cell.closed() for cell in reading.cells), len(rows), reading.width)
    return WordTable(grid, _header_rows(rows), reading.page_breaks, tuple(reading.lines))


def _through(element: Element, tag: str) -> Iterator[Element]:
    for child in element:
        name = local(child)
        if name == tag:
            yield child
        elif name in _THROUGH:
            yield from _through(child, tag)


def _width(cell: Element) -> int:
    span = value(cell, "tcPr/gridSpan")
    return max(int(span), 1) if span and span.isdecimal() and len(span) < 6 else 1


def _continues(cell: Element) -> bool:
    """w:vMerge without a value continues the cell above."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _continues_sideways(cell: Element) -> bool:
    """w:hMerge: how very old versions merge along a row."""
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _header_rows(rows: list[Element]) -> int:
    """Rows that Word repeats on every page, from the top."""
    count = 0
    for row in rows:
        if not is_on(row.find(f"{W}trPr/{W}tblHeader")):
            break
        count += 1
    return count

"""Pages of placed glyphs written as paragraphs and tables in reading order.

A line that reaches the right margin runs on into the next, also over the end of a page; page numbers and running
heads stay, as paragraphs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yinxin.documents.composer import Composer
from yinxin.documents.pages.content import Page
from yinxin.documents.pages.lines import TextLine, joined, lines_of
from yinxin.documents.pages.tables import PageTable, find_tables

_PAGE_NUMBER = re.compile(r"\s*(?:[-—–－·•]*\s*\d{1,4}\s*[-—–－·•]*|第\s*\d+\s*页.{0,12}|\d+\s*/\s*\d+)\s*$")
_SHORT = 40
_INDENT = 1.2
"""Characters: a first line is indented by two, and nothing else by more than one."""


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


@dataclass(slots=True)
class _Open:
    """A paragraph that may still run on."""

    text: str
    last: TextLine
    page: int


class PageFlow:
    """Writes pages one after the other."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._open: _Open | None = None
        self._waiting: list[tuple[str, int | None]] = []
        """Page numbers and page ends met while a paragraph may run on; None stands for a page end."""

    def write(self, pages: Iterable[Page]) -> None:
        for at, page in enumerate(pages):
            if at:
                self._waiting.append(("", page.number))
                if self._open is None:
                    self._release()
            self._page(page)
        self._close()

    def _page(self, page: Page) -> None:
        tables = find_tables(page.glyphs, page.rules)
        outside = [glyph for glyph in page.glyphs if not any(table.holds(glyph) for table in tables)]
        lines = lines_of(outside)
        margins = _margins(lines, tables)
        furniture = _furniture(lines, tables)
        for item in _in_order(lines, tables):
            if isinstance(item, PageTable):
                self._close()
                grid = item.grid
                self._composer.table(
                    grid.cells, row_count=grid.row_count, column_count=grid.column_count, page=page.number
                )
            elif item in furniture:
                self._set_aside(item, page.number)
            else:
                self._line(item, margins, page.number)

    def _line(self, line: TextLine, margins: _Margins, page: int) -> None:
        held = self._open
        if held is not None and _runs_on(held.last, line, margins):
            held.text, held.last = joined(held.text, line.text), line
            return
        self._close()
        self._open = _Open(line.text, line, page)

    def _set_aside(self, line: TextLine, page: int) -> None:
        if self._open is None:
            self._composer.paragraph(line.text, page=page)
        else:
            self._waiting.append((line.text, page))

    def _close(self) -> None:
        if self._open is not None:
            self._composer.paragraph(self._open.text, page=self._open.page)
            self._open = None
        self._release()

    def _release(self) -> None:
        for text, page in self._waiting:
            if text:
                self._composer.paragraph(text, page=page)
            else:
                self._composer.page_break(page)
        self._waiting.clear()


def _margins(lines: list[TextLine], tables: list[PageTable]) -> _Margins:
    """The widest lines tell the type area; on a page of short lines nothing runs on."""
    wide = [line for line in lines if len(line.text) > 8]
    left = min((line.left for line in wide), default=0.0)
    right = max((line.right for line in wide), default=0.0)
    return _Margins(left, max([right, *(table.right - 2 * 5.0 for table in tables if not wide)]))


def _runs_on(before: TextLine, line: TextLine, margins: _Margins) -> bool:
    if line.starts_item or abs(before.size - line.size) > 0.25 * line.size:
        return False
    # A line of a few characters is never full: on a page of short lines every margin looks reached.
    long = before.right - before.left > 12 * before.size
    full = long and before.right > margins.right - 1.6 * before.size
    indented = line.left > margins.left + _INDENT * line.size
    # A centred title of two lines is indented on both sides and is left as two lines.
    return full and not indented


def _furniture(lines: list[TextLine], tables: list[PageTable]) -> list[TextLine]:
    """Page numbers: the first or last line of a page when it is nothing else."""
    if not lines:
        return []
    first, last = lines[0], lines[-1]
    edges = [line for line in (first, last) if len(line.text) < _SHORT and _PAGE_NUMBER.match(line.text)]
    return [line for line in edges if not any(table.top < line.top < table.bottom for table in tables)]


def _in_order(lines: list[TextLine], tables: list[PageTable]) -> Iterator[TextLine | PageTable]:
    items: list[TextLine | PageTable] = [*lines, *tables]
    yield from sorted(items, key=lambda item: item.top)

"""Puts blocks one after the other and gives each its exact place in the running text.

Every block is followed by a newline. The cells of a table row are parted by tabs, its rows by newlines, so that the
running text of a table looks like the same table saved as plain text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.documents import refusals
from yinxin.documents.characters import clean
from yinxin.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_LINE, MAX_ROWS
from yinxin.domain.document import Block, Cell, Document, PageBreak, Paragraph, Span, Table


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell as a file gives it, before it has a place in the text."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Composer:
    """A document in the making."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._dropped = 0
        self._rows = 0
        self._cells = 0

    def paragraph(
        self,
        text: str,
        *,
        level: int | None = None,
        numbering: str | None = None,
        style: str | None = None,
        page: int | None = None,
        uncertain: bool = False,
    ) -> None:
        """One paragraph; line breaks in it end the line. A blank one stays in the text but is no block."""
        body = self._clean(text).strip("\n")
        number = self._clean(numbering).replace("\n", " ") if numbering else None
        if number and body and not number[-1].isspace() and number[-1].isascii() and body[0].isascii():
            number += " "  # "1." and "2015" must not become a decimal number
        lines = [body] if level is not None or number is not None else body.split("\n")
        for line in lines:
            self._line(line, level=level, number=number, style=style, page=page, uncertain=uncertain)

    def _line(
        self,
        text: str,
        *,
        level: int | None = None,
        number: str | None = None,
        style: str | None = None,
        page: int | None = None,
        uncertain: bool = False,
    ) -> None:
        start = self._length
        printed = (number or "") + text
        self._write(printed)
        self._write("\n")
        # A line of tabs is a row of empty cells: the table reader counts them.
        if printed.strip() or "\t" in printed:
            span = Span(start, start + len(printed))
            self._blocks.append(Paragraph(text, span, level, number, style, page, uncertain))

    def lines(self, text: str, *, page: int | None = None) -> None:
        """Plain text: each line a paragraph, blank lines kept in the running text."""
        for line in self._clean(text).removesuffix("\n").split("\n"):
            self._line(line, page=page)

    def page_break(self, page: int | None = None) -> None:
        self._blocks.append(PageBreak(Span(self._length, self._length), page))

    def table(
        self,
        cells: Iterable[RawCell],
        *,
        row_count: int,
        column_count: int,
        header_rows: int = 0,
        page: int | None = None,
        title: str | None = None,
    ) -> None:
        """One table. Cells must come in reading order and may not overlap."""
        self._count(row_count, column_count, title or "")
        start, row = self._length, 0
        placed: list[Cell] = []
        for cell in cells:
            if placed:
                self._write("\n" if cell.row != row else "\t")
            row = cell.row
            text = self._clean(cell.text).strip("\n")
            begin = self._length
            self._write(text)
            span = Span(begin, self._length)
            placed.append(Cell(text, span, cell.row, cell.column, cell.row_span, cell.column_span))
            if self._cells + len(placed) > MAX_CELLS:
                raise refusals.too_many_rows(title or "")
        self._cells += len(placed)
        span = Span(start, self._length)
        self._write("\n")
        if placed:
            self._blocks.append(
                Table(
                    tuple(placed),
                    span,
                    row_count,
                    column_count,
                    header_rows,
                    page,
                    self._clean(title) if title else None,
                )
            )

    @property
    def has_print(self) -> bool:
        """Whether anything but blanks was written."""
        return any(part.strip() for part in self._parts)

    def document(self, data: bytes, *, name: str, media_type: str, encoding: str | None = None) -> Document:
        """The finished document; a file in which nothing is printed is refused."""
        if not self.has_print:
            raise refusals.no_text()
        digest = hashlib.sha256(data).hexdigest()
        text = "".join(self._parts)
        return Document(name, media_type, encoding, digest, text, tuple(self._blocks), self._dropped)

    def _count(self, rows: int, columns: int, where: str) -> None:
        self._rows += rows
        if self._rows > MAX_ROWS:
            raise refusals.too_many_rows(where)
        if columns > MAX_COLUMNS:
            raise refusals.too_many_columns(where)

    def _clean(self, text: str) -> str:
        kept, left_out = clean(text)
        self._dropped += left_out
        return kept

    def _write(self, text: str) -> None:
        if len(text) > MAX_LINE:
            raise refusals.line_too_long()
        self._parts.append(text)
        self._length += len(text)

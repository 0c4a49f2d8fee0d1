"""One neutral document: paragraphs, tables and page breaks, each with its place in one running text.

Every reader in `documents/` ends here and everything in `domain/plans/` starts here. All offsets are character offsets
into `Document.text`, half-open: `text[span.start:span.end]` is what the block prints. The text of the document holds
every printed character once; blocks come in reading order and do not overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph (in plain text: one line, tabs and indent kept).

    `level`: heading level 1-9 where the file declares one (Word outline level, <h2>), else None.
    `numbering`: the number a word processor prints but does not store in the text ("（一）"), else None; it is *not* part
    of `text`, but the reader puts it into `Document.text` before the paragraph and inside its span, so nothing is lost.
    `style`: the style's name where the file has one. `page`: 1-based page where the file knows pages.
    `uncertain`: the words come from optical recognition.
    """

    text: str
    span: Span
    level: int | None = None
    numbering: str | None = None
    style: str | None = None
    page: int | None = None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell, anchored at its upper left. `text` joins its paragraphs by newlines; the span covers them all.

    A merged cell stands once, with `row_span` and `column_span`. `None` spans do not exist: an empty cell has an empty span.
    """

    text: str
    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in reading order. `row_count` × `column_count` is the grid they lie on; `header_rows` where the file says so."""

    cells: tuple[Cell, ...]
    span: Span
    row_count: int
    column_count: int
    header_rows: int = 0
    page: int | None = None
    title: str | None = None
    """A name the file itself gives the table (the sheet's name); not part of the text."""

    def grid(self) -> list[list[Cell | None]]:
        """The grid with every merged cell standing at each place it covers; None where the file has no cell."""
        rows: list[list[Cell | None]] = [[None] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.row_count)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.column_count)):
                    rows[row][column] = cell
        return rows


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page ends at `span.start`. `page` is the number of the page that begins."""

    span: Span
    page: int | None = None


Block = Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its running text and the blocks that lie on it.

    `dropped` counts the control characters (NUL and its like) that no page can print and that were left out.
    `unread_pages` are pages that are only a picture, in a file whose other pages hold text.
    """

    name: str
    media_type: str
    encoding: str | None
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    dropped: int = 0
    unread_pages: tuple[int, ...] = ()

    def paragraphs(self) -> Iterator[Paragraph]:
        return (block for block in self.blocks if isinstance(block, Paragraph))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

"""What must hold of every document read, whatever its kind."""

from __future__ import annotations

import unicodedata

from yinxin.domain.document import Document, PageBreak, Paragraph, Table


def assert_exact_places(document: Document) -> None:
    """Each block prints what stands at its place; blocks follow each other; nothing printed lies outside them."""
    text = document.text
    covered = 0
    for block in document.blocks:
        assert block.span.start >= covered
        assert not text[covered : block.span.start].strip()
        covered = block.span.end
        match block:
            case Paragraph():
                assert text[block.span.start : block.span.end] == (block.numbering or "") + block.text
            case Table():
                _assert_cells(block, text)
            case PageBreak():
                assert len(block.span) == 0
    assert not text[covered:].strip()
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\t\n" for sign in text)


def _assert_cells(table: Table, text: str) -> None:
    at = table.span.start
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        assert cell.span.start >= at
        assert not text[at : cell.span.start].strip()
        at = cell.span.end
        assert text[cell.span.start : cell.span.end] == cell.text
        squares = {
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        assert taken.isdisjoint(squares)
        taken |= squares
        assert cell.row + cell.row_span <= table.row_count
        assert cell.column + cell.column_span <= table.column_count
    assert not text[at : table.span.end].strip()


def grid_texts(table: Table) -> list[list[str | None]]:
    """The printed grid, merged cells repeated at each place they cover."""
    return [[cell.text if cell is not None else None for cell in row] for row in table.grid()]


def printed(document: Document) -> list[str]:
    """The paragraphs with their numbers."""
    return [(paragraph.numbering or "") + paragraph.text for paragraph in document.paragraphs()]

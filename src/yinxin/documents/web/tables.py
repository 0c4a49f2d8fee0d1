"""Tables of a web page: their rows and spans, and whether they hold data or merely lay out the page."""

from __future__ import annotations

from collections.abc import Iterator

from yinxin.documents.grid import SpanningCell
from yinxin.documents.limits import MAX_COLUMNS, MAX_ROWS
from yinxin.documents.markup import Element, local
from yinxin.documents.web.text import inner_text

_MANY_PARAGRAPHS = 12
_CELLS = ("td", "th")


def rows_of(table: Element) -> list[list[Element]]:
    """The cells of each row, without those of tables inside."""
    return [[cell for cell in row if local(cell) in _CELLS] for row in _rows(table)]


def _rows(part: Element) -> Iterator[Element]:
    for child in part:
        tag = local(child)
        if tag == "tr":
            yield child
        elif tag in ("thead", "tbody", "tfoot", "form"):
            yield from _rows(child)


def is_layout(table: Element, rows: list[list[Element]]) -> bool:
    """Whether a table is there only to place things on the page.

    One column, or a cell that holds most of the text as a table or as running paragraphs, is layout; so is a table
    that contains the greater part of its text in tables inside it.
    """
    if max((len(row) for row in rows), default=0) < 2:
        return True
    whole = _weight(table)
    inside = sum(_weight(inner) for inner in table.iterdescendants("table") if _is_outermost(inner, table))
    if inside * 2 > whole:
        return True
    return any(_is_running_text(cell, whole) for row in rows for cell in row)


def _is_outermost(inner: Element, table: Element) -> bool:
    above = next(inner.iterancestors("table"), None)
    return above is table


def _is_running_text(cell: Element, whole: int) -> bool:
    paragraphs = sum(1 for _ in cell.iterdescendants("p", "h1", "h2", "h3", "h4", "h5", "h6", "br"))
    return paragraphs >= _MANY_PARAGRAPHS and _weight(cell) * 2 > whole


def _weight(element: Element) -> int:
    return sum(len(piece.strip()) for piece in element.itertext())


def spanning_cells(row: list[Element]) -> list[SpanningCell]:
    return [
        SpanningCell(inner_text(cell), _span(cell, "rowspan", MAX_ROWS), _span(cell, "colspan", MAX_COLUMNS))
        for cell in row
    ]


def _span(cell: Element, side: str, most: int) -> int:
    digits = cell.get(side, "1").strip()
    if not digits.isdecimal() or len(digits) > 6:
        return 1
    # HTML: rowspan="0" reaches to the end of the table.
    return most if digits == "0" and side == "rowspan" else min(max(int(digits), 1), most)


def header_rows(table: Element) -> int:
    """Rows of <thead>, else leading rows made of <th> only."""
    for head in table.iterchildren("thead"):
        return len(list(_rows(head)))
    count = 0
    for row in rows_of(table):
        if not row or any(local(cell) != "th" for cell in row):
            break
        count += 1
    return count

"""Web pages: headings, paragraphs, lists and tables; tables that only lay out the page do not swallow it."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from yinxin.documents import refusals
from yinxin.documents.composer import Composer
from yinxin.documents.encodings import decode
from yinxin.documents.grid import lay
from yinxin.documents.markup import Element, local
from yinxin.documents.web.tables import header_rows, is_layout, rows_of, spanning_cells
from yinxin.documents.web.text import (
    BREAKS,
    HEADINGS,
    UNPRINTED,
    collapse,
    is_block,
    is_hidden,
    list_number,
)
from yinxin.domain.document import Document

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_FURNITURE: Final = frozenset({"nav", "header", "footer", "aside"})


def read(data: bytes, *, name: str) -> Document:
    found = _CHARSET.search(data[:8192])
    text, encoding = decode(data, declared=found.group(1).decode("ascii") if found else None)
    return compose(text).document(data, name=name, media_type="text/html", encoding=encoding)


def compose(text: str) -> Composer:
    """The blocks of a page whose characters are known."""
    composer = Composer()
    root = _parse(text)
    if root is not None:
        walk = _Walk(composer)
        walk.blocks(root, style=None)
        walk.flush(style=None)
    return composer


def _parse(text: str) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    kept = text.replace("\0", "").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(kept, parser)
    except etree.XMLSyntaxError as fault:
        if "empty" in str(fault):
            return None
        raise refusals.damaged() from fault
    # libxml2 stops reading below 256 levels, or at a text of 10 MB, and says so only in its log; what follows would be
    # lost in silence.
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            raise refusals.too_deep() if "depth" in entry.message else refusals.line_too_long()
    return root


class _Walk:
    """Goes through the page once, gathering inline text until a block ends it."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._line: list[str] = []
        self._number: str | None = None

    def blocks(self, element: Element, *, style: str | None) -> None:
        self._line.append(collapse(element.text))
        for child in element:
            self._child(child, style=style)
            self._line.append(collapse(child.tail))

    def flush(self, *, style: str | None, level: int | None = None) -> None:
        text = "\n".join(line.strip(" ") for line in "".join(self._line).split("\n")).strip("\n")
        self._line.clear()
        if text.strip():
            self._composer.paragraph(text, level=level, numbering=self._number, style=style)
            self._number = None

    def _child(self, child: Element, *, style: str | None) -> None:
        tag = local(child)
        if not tag or tag in UNPRINTED or is_hidden(child):
            return
        if tag in BREAKS:
            self._line.append("\n")
        elif tag == "table":
            self.flush(style=style)
            self._table(child, style=style)
        elif tag == "pre":
            self.flush(style=style)
            self._composer.lines("".join(child.itertext()))
        elif is_block(tag):
            self._block(child, tag, style=tag if tag in _FURNITURE else style)
        else:
            self.blocks(child, style=style)

    def _block(self, child: Element, tag: str, *, style: str | None) -> None:
        self.flush(style=style)
        number = list_number(child) if tag == "li" else None
        self._number = number or self._number
        self.blocks(child, style=style)
        self.flush(style=style, level=HEADINGS.get(tag))
        if number is not None:
            self._number = None

    def _table(self, table: Element, *, style: str | None) -> None:
        rows = rows_of(table)
        if is_layout(table, rows):
            for row in rows:
                for cell in row:
                    self.blocks(cell, style=style)
                    self.flush(style=style)
            return
        for caption in table.iterchildren("caption"):
            self.blocks(caption, style=style)
            self.flush(style=style)
        grid = lay([spanning_cells(row) for row in rows])
        self._composer.table(
            grid.cells, row_count=grid.row_count, column_count=grid.column_count, header_rows=header_rows(table)
        )

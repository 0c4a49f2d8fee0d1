"""OpenDocument sheets (ods). Its cells store what they show, so no number format has to be understood."""

from __future__ import annotations

from collections.abc import Iterator

from yinxin.documents import refusals
from yinxin.documents.archive import Archive
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from yinxin.documents.markup import Element, local, stream_xml
from yinxin.documents.sheets.layout import Area, Sheet, write_sheets
from yinxin.domain.document import Document

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = ("table-cell", "covered-table-cell")


def read(data: bytes, *, name: str) -> Document:
    archive = Archive(data)
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.bytes("META-INF/manifest.xml"):
        raise refusals.password()
    composer = Composer()
    write_sheets(composer, _sheets(archive.bytes("content.xml")))
    return composer.document(data, name=name, media_type=MEDIA_TYPE)


def _sheets(content: bytes) -> Iterator[Sheet]:
    gathered = _Gathered()
    for element in stream_xml(content, ("table-row", "table")):
        if local(element) == "table-row":
            gathered.row(element)
        else:
            yield Sheet(element.get(f"{_TABLE}name", ""), gathered.rows, tuple(gathered.merged))
            gathered = _Gathered()


class _Gathered:
    """The filled cells of one sheet. Repeated blank rows and cells, which fill a sheet to its end, cost nothing."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, str]] = {}
        self.merged: list[Area] = []
        self._at = 0
        self._cells = 0

    def row(self, element: Element) -> None:
        times = _count(element, "number-rows-repeated")
        filled = self._filled(element)
        if filled:
            self._cells += len(filled) * times
            if len(self.rows) + times > MAX_ROWS or self._cells > MAX_CELLS:
                raise refusals.too_many_rows()
            self.rows.update((self._at + step, filled) for step in range(times))
        self._at += times

    def _filled(self, element: Element) -> dict[int, str]:
        column = 0
        filled: dict[int, str] = {}
        for cell in element:
            if local(cell) not in _CELLS:
                continue
            times = _count(cell, "number-columns-repeated")
            text = _text(cell)
            if text.strip() and local(cell) == "table-cell":
                if column + times > MAX_COLUMNS:
                    raise refusals.too_many_columns()
                filled.update((column + step, text) for step in range(times))
            self._note_span(cell, column)
            column += times
        return filled

    def _note_span(self, cell: Element, column: int) -> None:
        tall, wide = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if tall > 1 or wide > 1:
            self.merged.append(Area(self._at, column, self._at + tall - 1, column + wide - 1))


def _count(element: Element, name: str) -> int:
    stored = element.get(_TABLE + name, "1")
    return max(int(stored), 1) if stored.isdecimal() and len(stored) < 9 else 1


def _text(cell: Element) -> str:
    return "\n".join("".join(_pieces(paragraph)) for paragraph in cell.iterchildren(f"{_TEXT}p", f"{_TEXT}h"))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match local(child):
            case "s":
                stored = child.get(f"{_TEXT}c", "1")
                yield " " * min(int(stored) if stored.isdecimal() else 1, 100)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "annotation" | "ruby-text" | "note":
                pass
            case _:
                yield from _pieces(child)
        yield child.tail or ""

"""Sheets in the XML of Office 2003, which many web systems still export under the name of an xls."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from yinxin.documents import refusals
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from yinxin.documents.markup import Element, local, stream_xml
from yinxin.documents.sheets.layout import Area, Sheet, write_sheets
from yinxin.documents.sheets.number_formats import general
from yinxin.domain.document import Document

MEDIA_TYPE = "application/vnd.ms-excel"
_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read(data: bytes, *, name: str) -> Document:
    composer = Composer()
    write_sheets(composer, _sheets(data))
    return composer.document(data, name=name, media_type=MEDIA_TYPE)


def _sheets(data: bytes) -> Iterator[Sheet]:
    rows: dict[int, dict[int, str]] = {}
    merged: list[Area] = []
    at = cells = 0
    for element in stream_xml(data, ("Row", "Worksheet")):
        if local(element) == "Worksheet":
            yield Sheet(element.get(f"{_SPACE}Name", ""), rows, tuple(merged))
            rows, merged, at = {}, [], 0
            continue
        at = _number(element, "Index", at + 1) - 1
        rows[at] = _row(element, at, merged)
        cells += len(rows[at])
        at += 1
        if len(rows) > MAX_ROWS or cells > MAX_CELLS:
            raise refusals.too_many_rows()


def _row(row: Element, at: int, merged: list[Area]) -> dict[int, str]:
    column = 0
    filled: dict[int, str] = {}
    for cell in row:
        if local(cell) != "Cell":
            continue
        column = _number(cell, "Index", column + 1) - 1
        wide, tall = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
        if wide or tall:
            merged.append(Area(at, column, at + tall, column + wide))
        if column + wide >= MAX_COLUMNS:
            raise refusals.too_many_columns()
        text = _text(cell)
        if text.strip():
            filled[column] = text
        column += wide + 1
    return filled


def _number(element: Element, name: str, otherwise: int) -> int:
    stored = element.get(_SPACE + name, "")
    return int(stored) if stored.isdecimal() and len(stored) < 9 else otherwise


def _text(cell: Element) -> str:
    data = next((child for child in cell if local(child) == "Data"), None)
    if data is None:
        return ""
    text = "".join(data.itertext())
    match data.get(f"{_SPACE}Type"):
        case "Number":
            return _shown(text)
        case "DateTime":
            return text.removesuffix("T00:00:00.000")
        case _:
            return text


def _shown(stored: str) -> str:
    try:
        return general(Decimal(stored))
    except InvalidOperation:
        return stored

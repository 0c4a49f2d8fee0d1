"""Excel workbooks (xlsx): every sheet a table, merged cells known as merged, numbers as the sheet shows them.

The parts are streamed row by row, so that a sheet of a hundred thousand rows stays within the memory limit.
"""

from __future__ import annotations

from collections.abc import Iterator

from yinxin.documents import refusals
from yinxin.documents.archive import Archive
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from yinxin.documents.markup import Element, local, stream_xml
from yinxin.documents.sheets.excel_cells import Look, cell_text, rich_text
from yinxin.documents.sheets.layout import Area, Sheet, write_sheets
from yinxin.documents.sheets.number_formats import code_of
from yinxin.domain.document import Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(data: bytes, *, name: str) -> Document:
    archive = Archive(data)
    main = archive.main_part("xl/workbook.xml")
    workbook = archive.xml(main)
    relations = archive.relations(main)
    by_kind = dict(relations.values())
    look = Look(
        texts=_texts(archive, by_kind.get("sharedStrings")),
        formats=_formats(archive.optional_xml(by_kind.get("styles", ""))),
        epoch_1904=any(local(item) == "workbookPr" and item.get("date1904") in ("1", "true") for item in workbook),
    )
    composer = Composer()
    write_sheets(composer, _sheets(archive, workbook, relations, look))
    return composer.document(data, name=name, media_type=MEDIA_TYPE)


def _sheets(archive: Archive, workbook: Element, relations: dict[str, tuple[str, str]], look: Look) -> Iterator[Sheet]:
    """Sheets in the order of their tabs, hidden ones too; charts and macros on tabs of their own hold no cells."""
    for item in workbook.iter("{*}sheet"):
        kind, target = relations.get(item.get(_RELATION, ""), ("", ""))
        if kind == "worksheet" and target in archive:
            yield _sheet(archive.bytes(target), item.get("name", ""), look)


def _sheet(part: bytes, name: str, look: Look) -> Sheet:
    rows: dict[int, dict[int, str]] = {}
    merged: list[Area] = []
    last_row, cells = -1, 0
    for element in stream_xml(part, ("row", "mergeCell")):
        if local(element) == "mergeCell":
            area = _area(element.get("ref", ""))
            if area is not None:
                merged.append(area)
            continue
        stored = element.get("r", "")
        last_row = int(stored) - 1 if stored.isdecimal() else last_row + 1
        filled = _row(element, look, name)
        if filled:
            rows[last_row] = filled
            cells += len(filled)
        if len(rows) > MAX_ROWS or cells > MAX_CELLS:
            raise refusals.too_many_rows(name)
    return Sheet(name, rows, tuple(merged))


def _row(row: Element, look: Look, sheet: str) -> dict[int, str]:
    column = -1
    filled = {}
    for cell in row:
        if local(cell) != "c":
            continue
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        text = cell_text(cell, look)
        if text.strip():
            if column >= MAX_COLUMNS:
                raise refusals.too_many_columns(sheet)
            filled[column] = text
    return filled


def _place(reference: str) -> tuple[int, int] | None:
    """ "C12" → row 11, column 2."""
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not letters.isascii() or not letters.isalpha() or not digits or len(letters) > 3 or len(digits) > 7:
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def _area(reference: str) -> Area | None:
    first, _, last = reference.replace("$", "").partition(":")
    start, end = _place(first), _place(last)
    if start is None or end is None:
        return None
    return Area(start[0], start[1], end[0], end[1])


def _texts(archive: Archive, target: str | None) -> list[str]:
    if target is None or target not in archive:
        return []
    return [rich_text(item) for item in stream_xml(archive.bytes(target), ("si",))]


def _formats(styles: Element | None) -> tuple[str, ...]:
    """The format code of every cell style, by its number."""
    if styles is None:
        return ()
    custom = {int(item.get("numFmtId", "0")): item.get("formatCode", "") for item in styles.iter("{*}numFmt")}
    return tuple(
        code_of(int(style.get("numFmtId", "0")), custom) for group in styles.iter("{*}cellXfs") for style in group
    )

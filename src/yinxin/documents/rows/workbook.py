"""The first sheet of a workbook (xlsx, xls, ods) that is shown and holds something, as rows."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import python_calamine

from yinxin.documents import refusals
from yinxin.documents.archive import Archive
from yinxin.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from yinxin.documents.rows.grid import BROKEN, MERGED, Rows

_ZIP = b"PK\x03\x04"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# A cell whose formula came to a fault; the reader of workbooks gives it as blank, and a blank cell clears.
_FAULT = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*\bt="e"[^>]*>.*?<v>([^<]{1,20})</v>', re.DOTALL)


def read(data: bytes, *, besides: tuple[str, ...] = ()) -> Rows:
    """`besides` are names of sheets that hold no records (notes how to fill in)."""
    archive = Archive(data) if data.startswith(_ZIP) else None
    if archive is not None:
        archive.refuse_bombs()
    book = _opened(data)
    shown = [
        (number, one.name)
        for number, one in enumerate(book.sheets_metadata)
        if one.typ == python_calamine.SheetTypeEnum.WorkSheet
        and one.visible == python_calamine.SheetVisibleEnum.Visible
        and one.name not in besides
    ]
    filled = [(number, name) for number, name in shown if _is_filled(book, number)]
    if not filled:
        raise refusals.no_text()
    (number, name), *others = filled
    rows = _rows(book.get_sheet_by_index(number), name)
    for line, column, text in _faults(archive, name):
        if line < len(rows) and column < len(rows[line]):
            rows[line][column] = f"{BROKEN}{text}"
    return Rows(rows, name, tuple(name for _, name in others))


def _opened(data: bytes) -> Any:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
    except python_calamine.PasswordError as fault:
        raise refusals.password() from fault
    except python_calamine.CalamineError as fault:
        raise refusals.password() if "password" in str(fault).lower() else refusals.damaged() from fault


def _is_filled(book: Any, number: int) -> bool:
    try:
        return bool(book.get_sheet_by_index(number).start is not None)
    except python_calamine.CalamineError:
        return False


def _rows(sheet: Any, name: str) -> list[list[Any]]:
    if sheet.total_height > MAX_ROWS:
        raise refusals.too_many_rows(name)
    if sheet.total_width > MAX_COLUMNS:
        raise refusals.too_many_columns(name)
    if sheet.total_height * sheet.total_width > MAX_CELLS:
        raise refusals.too_many_rows(name)
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for line in range(top, min(bottom, len(rows) - 1) + 1):
            for column in range(left, min(right, len(rows[line]) - 1) + 1):
                if (line, column) != (top, left):
                    rows[line][column] = MERGED
    return rows


def _faults(archive: Archive | None, sheet: str) -> list[tuple[int, int, str]]:
    """Line and column, from nought, and text of every cell that shows a fault."""
    if archive is None or "xl/workbook.xml" not in archive:
        return []
    relations = archive.relations("xl/workbook.xml")
    for item in archive.xml("xl/workbook.xml").iter("{*}sheet"):
        target = relations.get(item.get(_RELATION, ""), ("", ""))[1]
        if item.get("name") == sheet and target in archive:
            part = archive.bytes(target)
            return [_place(*found) for found in _FAULT.findall(part)] if b't="e"' in part else []
    return []


def _place(letters: bytes, digits: bytes, text: bytes) -> tuple[int, int, str]:
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return int(digits) - 1, column - 1, text.decode(errors="replace")

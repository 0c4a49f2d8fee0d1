"""Old and binary workbooks (xls, et, xlsb), through calamine. They do not tell how a number is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

import python_calamine

from yinxin.documents import refusals
from yinxin.documents.composer import Composer
from yinxin.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from yinxin.documents.sheets.layout import Area, Sheet, write_sheets
from yinxin.documents.sheets.number_formats import general
from yinxin.domain.document import Document

MEDIA_TYPE = "application/vnd.ms-excel"


def read(data: bytes, *, name: str) -> Document:
    try:
        workbook = python_calamine.load_workbook(BytesIO(data))
    except python_calamine.PasswordError as fault:
        raise refusals.password() from fault
    except python_calamine.CalamineError as fault:
        raise _refusal(fault) from fault
    composer = Composer()
    write_sheets(composer, _sheets(workbook))
    return composer.document(data, name=name, media_type=MEDIA_TYPE)


def _refusal(fault: Exception) -> Exception:
    return refusals.password() if "password" in str(fault).lower() else refusals.damaged()


def _sheets(workbook: python_calamine.CalamineWorkbook) -> Iterator[Sheet]:
    for name in workbook.sheet_names:
        try:
            sheet = workbook.get_sheet_by_name(name)
        except python_calamine.CalamineError:
            continue  # a chart or a macro sheet
        top, left = sheet.start or (0, 0)
        if sheet.height > MAX_ROWS or sheet.height * sheet.width > MAX_CELLS:
            raise refusals.too_many_rows(name)
        if sheet.width > MAX_COLUMNS:
            raise refusals.too_many_columns(name)
        rows = {
            top + at: {left + column: text for column, value in enumerate(row) if (text := _shown(value)).strip()}
            for at, row in enumerate(sheet.to_python(skip_empty_area=True))
        }
        merged = tuple(Area(*first, *last) for first, last in sheet.merged_cell_ranges or ())
        yield Sheet(name, rows, merged)


def _shown(value: object) -> str:
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return general(Decimal(repr(value)))
        case datetime() if value.time() != time():
            return f"{value.year}年{value.month}月{value.day}日 {value:%H:%M}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            return str(value)
        case _:
            return ""

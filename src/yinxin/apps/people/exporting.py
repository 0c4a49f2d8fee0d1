"""The directory of a place as a sheet that can be taken in again without a change."""

from __future__ import annotations

import csv
import io
from urllib.parse import quote

import xlsxwriter

from yinxin.apps.people import queries
from yinxin.apps.people.models import Unit
from yinxin.apps.people.sheet_rows import COLUMNS, cells_of, row_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Excel opens a CSV as the machine's own encoding unless it begins with this mark.
BOM = "\ufeff"
# A cell that begins so is run as a formula by the program that opens the file.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(place: Unit, kind: str) -> tuple[str, bytes]:
    """Media type and content; `kind` is "xlsx" or "csv"."""
    units = queries.of_place(place).select_related("parent").prefetch_related("names", "member_of")
    rows = [[headings[0] for headings in COLUMNS.values()], *(cells_of(row_of(unit)) for unit in units)]
    return (XLSX, _xlsx(rows)) if kind == "xlsx" else ("text/csv; charset=utf-8", _csv(rows))


def disposition(place: Unit, kind: str) -> str:
    """The header that names the file in Chinese for browsers of today and plainly for the others."""
    return f"attachment; filename=\"units.{kind}\"; filename*=UTF-8''{quote(f'{place.name}单位目录.{kind}')}"


def _xlsx(rows: list[list[str]]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("单位目录")
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            page.write_string(number, column, text, head if number == 0 else None)
    page.freeze_panes(1, 1)
    page.set_column(0, 0, 28)
    page.set_column(1, len(COLUMNS) - 1, 16)
    page.repeat_rows(0)
    book.close()
    return content.getvalue()


def _csv(rows: list[list[str]]) -> bytes:
    content = io.StringIO()
    csv.writer(content).writerows([["'" + cell if cell.startswith(FORMULA) else cell for cell in row] for row in rows])
    return (BOM + content.getvalue()).encode()

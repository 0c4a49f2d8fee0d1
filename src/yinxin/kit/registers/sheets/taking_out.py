"""A register as a file that can be taken in again without a change: csv that Excel opens as Chinese, or a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yinxin.domain.errors import RefusedError
from yinxin.kit.registers.cells import (
    Column,
    Kind,
    Typed,
    is_runnable,
    neutral,
    neutral_in_workbook,
    text_rows,
    typed_rows,
)
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.listing.columns import given_out
from yinxin.kit.registers.sheets.layout import SheetColumn, taken_out

BOM = "\ufeff"
"""Without it Excel takes the file for the local code page and prints the characters wrong."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
LONGEST = 32_767
"""Characters a cell of a workbook can hold; a longer text would be cut off without a word."""

_OURS = frozenset({Kind.NUMBER, Kind.DATE, Kind.MOMENT, Kind.FLAG})


def rows_taken_out(register: Register, user: Visitor) -> QuerySet[Any]:
    """What this user may take out whole: the records about which she decides, which are those she may load; of persons the published."""
    return given_out(register, register.decided_by(user)).order_by("pk")


def as_csv(register: Register, rows: QuerySet[Any]) -> bytes:
    columns = taken_out(register)
    kept = StringIO()
    kept.write(BOM)
    writer = csv.writer(kept, lineterminator="\r\n")
    writer.writerow([one.label for one in columns])
    writer.writerows(_neutralised([one.column for one in columns], text_rows([one.column for one in columns], rows)))
    return kept.getvalue().encode()


def as_workbook(register: Register, rows: QuerySet[Any]) -> bytes:
    columns = taken_out(register)
    kept = BytesIO()
    with opened_workbook(kept) as book:
        page = book.add_worksheet(_("记录"))
        write_head(book, page, columns)
        Writer(book, page, [one.column for one in columns]).rows(
            typed_rows([one.column for one in columns], rows), first=1
        )
    return kept.getvalue()


def opened_workbook(kept: BytesIO) -> Any:
    # Strings only: a text that begins with “=” is a text, never a formula a stranger wrote.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(kept, options)


def write_head(book: Any, page: Any, columns: Sequence[SheetColumn], labels: Sequence[str] = ()) -> None:
    """The line of the headings; it stays in sight, and a column is as wide as what it usually holds."""
    usual = book.add_format({"bold": True, "bottom": 1, "valign": "vcenter", "text_wrap": True, "bg_color": "#F3EFE6"})
    must = book.add_format(
        {
            "bold": True,
            "bottom": 1,
            "valign": "vcenter",
            "text_wrap": True,
            "bg_color": "#F3EFE6",
            "font_color": "#A3231F",
        }
    )
    for place, one in enumerate(columns):
        page.write_string(0, place, labels[place] if labels else one.label, must if one.required else usual)
        page.set_column(place, place, _width(one))
    page.set_row(0, 24)
    page.freeze_panes(1, sum(one.is_key for one in columns))
    page.repeat_rows(0)
    if columns:
        page.autofilter(0, 0, 0, len(columns) - 1)


class Writer:
    """Writes cells of one page by their kind."""

    def __init__(self, book: Any, page: Any, columns: Sequence[Column]) -> None:
        self._page = page
        self._kinds = [column.kind for column in columns]
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._marked = book.add_format({"quote_prefix": True})
        self._labels = [column.label for column in columns]

    def rows(self, rows: Iterable[Sequence[Typed]], *, first: int) -> None:
        page, text = self._page, self._text
        for line, row in enumerate(rows, start=first):
            for place, value in enumerate(row):
                if value is None or value == "":
                    continue
                if isinstance(value, str):
                    text(line, place, value)
                elif isinstance(value, date):
                    page.write_datetime(line, place, value, self._moment if isinstance(value, datetime) else self._day)
                else:
                    page.write_number(line, place, value)

    def _text(self, line: int, place: int, value: str) -> None:
        if len(value) > LONGEST:
            raise RefusedError("sheet-cell-too-long", column=self._labels[place], line=line + 1)
        if self._kinds[place] in _OURS or not is_runnable(value):
            self._page.write_string(line, place, value)
        else:
            self._page.write_string(line, place, neutral_in_workbook(value), self._marked)


def _width(one: SheetColumn) -> float:
    match one.column.kind:
        case Kind.NUMBER | Kind.FLAG:
            usual = 10.0
        case Kind.DATE | Kind.CHOICE:
            usual = 13.0
        case Kind.MOMENT | Kind.KEY:
            usual = 18.0
        case _:
            usual = min(40.0, max(14.0, (getattr(one.answer, "max_length", None) or 400) / 5))
    return max(usual, len(one.header) * 2.0 + 4)


def _neutralised(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    ours = [column.kind in _OURS for column in columns]
    for row in rows:
        yield [text if own else neutral(text) for text, own in zip(row, ours, strict=True)]


KINDS = {"csv": (as_csv, CSV), "xlsx": (as_workbook, XLSX)}

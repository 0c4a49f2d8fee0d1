"""Comma-separated values: one table. The separator is found, not assumed; cells may hold line breaks."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import islice

from yinxin.documents import refusals
from yinxin.documents.composer import Composer, RawCell
from yinxin.documents.encodings import decode
from yinxin.documents.limits import MAX_LINE, MAX_ROWS
from yinxin.domain.document import Document

_SEPARATORS = (",", "\t", ";", "|")
_CHINESE_COMMA = "，"
_HEAD = 200_000
_SAMPLE_ROWS = 50


def read(data: bytes, *, name: str) -> Document:
    text, encoding = decode(data)
    rows = cut(text)
    composer = Composer()
    width = max((len(row) for row in rows), default=0)
    if width:
        cells = (RawCell(value, at, column) for at, row in enumerate(rows) for column, value in enumerate(row))
        composer.table(cells, row_count=len(rows), column_count=width)
    return composer.document(data, name=name, media_type="text/csv", encoding=encoding)


def cut(text: str) -> list[list[str]]:
    """The rows of a text; a blank line is an empty row."""
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return _rows(text, _separator(text))


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(MAX_LINE)
    try:
        rows = list(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), MAX_ROWS + 1))
    except csv.Error as fault:
        raise refusals.line_too_long(text.count("\n", 0, _longest(text)) + 1) from fault
    if len(rows) > MAX_ROWS:
        raise refusals.too_many_rows()
    return rows


def _longest(text: str) -> int:
    """Where the first field too long for a person begins."""
    at = 0
    for line in text.split("\n"):
        if len(line) > MAX_LINE:
            return at
        at += len(line) + 1
    return 0


def _separator(text: str) -> str:
    """The sign that cuts most of the sheet into rows of one width.

    The Chinese comma is tried only where no other sign does: it is part of nearly every sentence in a cell.
    """
    head = text[:_HEAD]
    usual = max(_SEPARATORS, key=lambda sign: _cells_agreeing(head, sign))
    return usual if _cells_agreeing(head, usual) or not _cells_agreeing(head, _CHINESE_COMMA) else _CHINESE_COMMA


def _cells_agreeing(head: str, separator: str) -> int:
    """Cells in the rows of the commonest width; none where a cut is rare."""
    widths = [len(row) for row in _sample(head, separator) if any(value.strip() for value in row)]
    wide = [width for width in widths if width > 1]
    if len(wide) * 2 < len(widths):
        return 0
    return max((wide.count(width) * width for width in set(wide)), default=0)


def _sample(head: str, separator: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(StringIO(head, newline=""), delimiter=separator), _SAMPLE_ROWS))
    except csv.Error:
        return []

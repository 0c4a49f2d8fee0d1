"""Reads the rows of a sheet of any kind in this process."""

from __future__ import annotations

from yinxin.documents import refusals
from yinxin.documents.encodings import decode
from yinxin.documents.glance import Glance, glance
from yinxin.documents.limits import MAX_BYTES, MAX_COLUMNS
from yinxin.documents.plain.separated import cut
from yinxin.documents.rows.grid import Rows
from yinxin.domain.errors import UnreadableError

_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "Workbook", "Book", "content.xml")


def read(data: bytes, *, name: str, besides: tuple[str, ...] = ()) -> Rows:
    """UnreadableError says why it is no sheet; `besides` are names of sheets that hold no records."""
    if len(data) > MAX_BYTES:
        raise refusals.too_large()
    seen = glance(data, name=name)
    try:
        return _read(data, seen, besides)
    except UnreadableError:
        raise
    except MemoryError as fault:
        raise refusals.too_much_memory() from fault
    except Exception as fault:  # a stranger's file may break a parser in any way
        raise refusals.damaged() from fault


def _read(data: bytes, seen: Glance, besides: tuple[str, ...]) -> Rows:
    if seen.has("EncryptedPackage"):
        raise refusals.password()
    if seen.has(*_WORKBOOKS):
        from yinxin.documents.rows import workbook  # the library is needed for workbooks only

        return workbook.read(data, besides=besides)
    if not seen.is_plain_text:
        raise refusals.no_sheet()
    rows = cut(decode(data)[0])
    if not any(text.strip() for row in rows for text in row):
        raise refusals.no_text()
    if any(len(row) > MAX_COLUMNS for row in rows):
        raise refusals.too_many_columns()
    return Rows([list(row) for row in rows])

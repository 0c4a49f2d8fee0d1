"""The cells of a sheet as text: days as ISO writes them, whole numbers without a point, whatever the file's kind and characters."""

from __future__ import annotations

from yinxin.documents.encodings import decode
from yinxin.documents.rows.grid import BROKEN, DAY, MERGED, Value
from yinxin.documents.rows.reading import read as read_rows
from yinxin.domain.gedcom.reading import Reading
from yinxin.domain.kin_sheets.reading import read

ENDINGS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".et", ".ods")
"""Of the files that are read as sheets; every other is taken for a family tree."""

PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def is_sheet(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def reading_of(data: bytes) -> tuple[Reading, str]:
    """The tree, and the name of its characters. UnreadableError and RefusedError say what has to be put right."""
    packed = data.startswith(PACKED)
    rows = read_rows(data, name="persons.xlsx" if packed else "persons.csv")
    characters = "XLSX" if packed else decode(data)[1].upper()
    return read([[_text(value) for value in row] for row in rows.rows]), characters


def _text(value: Value) -> str:
    if value is None or value in (MERGED, BROKEN):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).removeprefix(DAY)

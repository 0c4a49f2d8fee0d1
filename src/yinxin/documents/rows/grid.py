"""The rows of one sheet, and the way they travel from the child process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yinxin.domain.errors import UnreadableError

Value = str | int | float | bool | None
"""What a cell holds. A day or moment is text in ISO form after DAY; nothing else begins so."""

DAY, MERGED, BROKEN = "\0d", "\0m", "\0e"
"""What cells hold that no text can: a day; the place under a merged cell; a formula that came to a fault (#DIV/0!)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """`rows[0]` is the first line of the sheet, blank lines and all, so that a place in it is a line of the sheet.

    `sheet` is its name, `others` those of further sheets that hold something and were not read.
    """

    rows: list[list[Value]]
    sheet: str = ""
    others: tuple[str, ...] = ()


def packed(rows: Rows) -> bytes:
    fields = {"rows": rows.rows, "sheet": rows.sheet, "others": rows.others}
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def refused(fault: UnreadableError) -> bytes:
    return json.dumps({"refused": [fault.code, fault.sentence]}, ensure_ascii=False).encode()


def unpacked(message: bytes) -> Rows:
    """The rows, or the refusal raised. A message that makes no sense is a ValueError or KeyError."""
    fields = json.loads(message)
    if "refused" in fields:
        code, sentence = fields["refused"]
        raise UnreadableError(code, sentence)
    return Rows(fields["rows"], fields["sheet"], tuple(fields["others"]))


def plain(value: object) -> Value:
    """A value of a workbook as it travels."""
    return value if isinstance(value, str | int | float) or value is None else _plain(value)


def _plain(value: object) -> str:
    match value:
        case datetime():
            moment = value.isoformat(sep=" ", timespec="minutes")
            return f"{DAY}{moment.removesuffix(' 00:00')}"
        case date():
            return f"{DAY}{value.isoformat()}"
        case time():
            return value.isoformat(timespec="minutes")
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60}:{minutes % 60:02}"
        case _:
            raise TypeError(type(value).__name__)

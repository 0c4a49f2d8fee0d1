"""The rows of a sheet of persons: which line has the headings, what stands under each, and what has to be put right, by line and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yinxin.domain.dates import read as read_date
from yinxin.domain.errors import UnreadableError
from yinxin.domain.gedcom.sifting import LONGEST_DATE
from yinxin.domain.kin_sheets.columns import (
    ALIVE,
    CONFIDENCE,
    FURTHER_EVENTS,
    NAME_KINDS,
    NO_DATE,
    SEXES,
    TIES,
    Vocabulary,
    heading_of,
    meant,
)
from yinxin.domain.kinship.bounds import is_of_nothing

HEAD = 12
"""Lines among which the headings are looked for: above them may stand a title."""
MOST_FAULTS = 200
LONGEST = {"surname": 40, "given": 80, "language": 60, "source": 120, "page": 60}
LONGEST |= dict.fromkeys(("born_at", "died_at", "buried_at", "event_at"), 100)
_WORDS: dict[str, Vocabulary] = {
    "sex": SEXES,
    "confidence": CONFIDENCE,
    "name_kind": NAME_KINDS,
    "event": FURTHER_EVENTS,
}
LONGEST_NUMBERS = 2_000
"""Of a cell that names persons."""
_NUMBERED = {"generation": 300, "own": 2**31 - 1}
"""The highest number a cell may hold."""
_DATES = ("born", "died", "buried", "event_on")
_MARKED = re.compile(r"'+\s*[=+\-@\t\r＝＋－＠]")
_NUMBERS = re.compile(r"[；;、,，\s]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What has to be put right: the line as a spreadsheet counts, the key of the column, and what is wrong. Never what stands there."""

    line: int
    column: str
    code: str
    letters: str = ""
    """Of several columns, as a spreadsheet calls them: B、F."""


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")

    def numbers(self, key: str) -> list[str]:
        """Those named in a cell, each once."""
        return list(dict.fromkeys(one for one in _NUMBERS.split(self[key]) if one))


@dataclass(slots=True)
class Sheet:
    """`lost` counts cells under headings that are not known: what they say is not kept."""

    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lost: int = 0
    lost_line: int = 0

    def fault(self, row: Row, column: str, code: str) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(row.line, column, code))


def sheet_of(lines: Sequence[Sequence[str]]) -> Sheet:
    """UnreadableError where no line has the headings."""
    at, headings = _headings(lines)
    sheet = Sheet(faults=_twice(headings, at + 1))
    headings = [key if key not in headings[:place] else None for place, key in enumerate(headings)]
    for number, cells in enumerate(lines[at + 1 :], start=at + 2):
        row = Row(number, {})
        for key, cell in zip(headings, cells, strict=False):
            text = " ".join(_unmarked(cell).split())
            if key and text:
                row.cells[key] = text
            elif text:
                sheet.lost += 1
                sheet.lost_line = sheet.lost_line or number
        if row.cells:
            sheet.rows.append(row)
            _judge(row, sheet)
    _judge_ties(sheet)
    return sheet


def _headings(lines: Sequence[Sequence[str]]) -> tuple[int, list[str | None]]:
    for at, cells in enumerate(lines[:HEAD]):
        found = [heading_of(cell) for cell in cells]
        if "number" in found and {"surname", "given"} & set(found):
            return at, found
    raise UnreadableError(
        "kin-sheet-headings",
        "这张表里没有找到标题行：要有“编号”，还要有“姓”或“名”。请下载空白表格，把内容填进去再上传，标题不要改。",
    )


def _twice(headings: list[str | None], line: int) -> list[Fault]:
    """Columns of one heading: of two cells only one could be kept, and the other may tell that she lives."""
    places: dict[str, list[int]] = {}
    for place, key in enumerate(headings):
        if key:
            places.setdefault(key, []).append(place)
    return [
        Fault(line, key, "twice", "、".join(_letter(one) for one in found))
        for key, found in places.items()
        if len(found) > 1
    ]


def _letter(place: int) -> str:
    """A, B … Z, AA: how a spreadsheet calls the column."""
    letters = ""
    while place >= 0:
        place, letters = place // 26 - 1, chr(ord("A") + place % 26) + letters
    return letters


def _judge(row: Row, sheet: Sheet) -> None:
    if len(row.numbers("number")) != 1:
        sheet.fault(row, "number", "one-number" if row["number"] else "missing")
    if row["page"] and not row["source"]:
        sheet.fault(row, "source", "no-source")
    if (row["event_on"] or row["event_at"]) and not row["event"]:
        sheet.fault(row, "event", "no-event")
    for key, cell in row.cells.items():
        if code := _fault_of(key, cell):
            sheet.fault(row, key, code)


def _fault_of(key: str, cell: str) -> str:
    """Of one cell by itself; nothing where it can be understood."""
    if key in _WORDS:
        return "" if meant(cell, _WORDS[key]) is not None else f"word-{key}"
    if key in _DATES:
        return _fault_of_date(cell)
    if key in _NUMBERED:
        return "" if _is_number(cell, _NUMBERED[key]) else key
    return "long" if len(cell) > LONGEST.get(key, LONGEST_NUMBERS) else ""


def _is_number(cell: str, most: int) -> bool:
    return cell.isascii() and cell.isdecimal() and len(cell) <= len(str(most)) and 1 <= int(cell) <= most


def _fault_of_date(cell: str) -> str:
    if meant(cell, NO_DATE) is not None:
        return ""
    if meant(cell, ALIVE) is not None:
        return "living"
    if is_of_nothing(cell):
        return "date-of-nothing"
    return "" if len(cell) <= LONGEST_DATE and read_date(cell) is not None else "date"


def _judge_ties(sheet: Sheet) -> None:
    """Whoever is named has a row, and is not herself."""
    known = {row["number"] for row in sheet.rows}
    for row in sheet.rows:
        for key in TIES:
            named = row.numbers(key)
            if any(one not in known for one in named):
                sheet.fault(row, key, "nobody")
            if row["number"] in named:
                sheet.fault(row, key, "herself")


def _unmarked(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running a text as a formula."""
    return cell[1:] if _MARKED.match(cell) else cell

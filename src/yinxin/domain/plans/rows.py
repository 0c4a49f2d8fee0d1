"""The rows under a header, one by one: duties, bands, repeated headers, totals, notes, rows that are still empty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from yinxin.domain.document import Cell, Span
from yinxin.domain.plans.cells import CONTINUED_TABLE, without_marks
from yinxin.domain.plans.columns import DUTY_ROLES, UNIT_ROLES, Column, ColumnRole, plain_heading
from yinxin.domain.plans.headers import GridRow, own_cells
from yinxin.domain.text.numbering import Rank, read_number

_TOTAL = re.compile(r"^(?:合|总|小|共)计(?:[（(:：].*)?$")
_NOTE = re.compile(
    r"^[（(]?\s*(?:备?注|说明|填表说明|填报说明|附注|※|\*)\s*[\d一二三]?\s*[：:.、]|^(?:填[表报]|制表|审核|联系)(?:人|单位|日期|电话)?\s*[：:]|^(?:备?注)\s*[：:]"
)
# 单位：万元, （续表）, 2024年3月: what is printed over a table and belongs to no duty.
_OVERPRINT = re.compile(r"^[（(]?\s*(?:计量)?单位\s*[：:].{1,10}$")
_BAND_WORDS = re.compile(r"(?:方面|领域|工程|行动|板块|任务|部分|工作|类|[（(]共?\s*\d+\s*(?:项|条|个|件)[）)])\s*$")
_LONGEST_BAND = 60


class Kind(StrEnum):
    BODY = "body"
    BAND = "band"
    PLACEHOLDER = "placeholder"
    TOTAL = "total"
    NOTE = "note"
    FURNITURE = "furniture"
    BLANK = "blank"


@dataclass(slots=True)
class Slot:
    """What one column of a row holds. `carried`: a merged cell that began in a row above."""

    text: str = ""
    spans: list[Span] = field(default_factory=list)
    marks: list[Span] = field(default_factory=list)
    onward: bool = False
    backward: bool = False
    carried: bool = False

    @property
    def blank(self) -> bool:
        return not self.text


@dataclass(slots=True)
class Row:
    """A row of duties laid on the columns of its table. `after_break`: the first below a page break or repeated header."""

    slots: list[Slot]
    span: Span
    after_break: bool = False
    damaged: bool = False
    doubts: list[str] = field(default_factory=list)

    def of(self, columns: Sequence[Column], *roles: ColumnRole) -> list[Slot]:
        return [slot for slot, column in zip(self.slots, columns, strict=True) if column.role in roles]

    def blank_in(self, columns: Sequence[Column], *roles: ColumnRole) -> bool:
        return all(slot.blank for slot in self.of(columns, *roles))


def slot_of(cell: Cell, source: str, *, carried: bool = False) -> Slot:
    marked = without_marks(cell.text, cell.span, source)
    if carried:
        return Slot(marked.text, carried=True)
    return Slot(marked.text, list(marked.spans), list(marked.marks), marked.onward, marked.backward)


def row_of(grid_row: GridRow, at: int, source: str, columns: Sequence[Column]) -> Row:
    """The row's cells on their columns; merged from above, a cell is carried.

    A cell over several columns stands in the first, but a phase over several periods is asked for in each of them.
    """
    slots: list[Slot] = []
    for place, column in enumerate(columns):
        cell = grid_row[place] if place < len(grid_row) else None
        if cell is None:
            slots.append(Slot())
        elif cell.column == place:
            slots.append(slot_of(cell, source, carried=cell.row != at))
        elif column.role is ColumnRole.PHASE and columns[cell.column].role is ColumnRole.PHASE:
            slots.append(slot_of(cell, source, carried=True))
        else:
            slots.append(Slot())
    printed = [cell.span for cell in own_cells(grid_row) if cell.row == at]
    return Row(
        slots, Span(min(span.start for span in printed), max(span.end for span in printed)) if printed else Span(0, 0)
    )


def kind_of(grid_row: GridRow, at: int, columns: Sequence[Column]) -> Kind:
    cells = [cell for cell in own_cells(grid_row) if cell.row == at]
    if not cells:
        return Kind.BLANK
    first = plain_heading(cells[0].text)
    if _TOTAL.match(first):
        return Kind.TOTAL
    if len(cells) == 1:
        return _lone_kind(cells[0], columns)
    if _numbered_band(cells, columns):
        return Kind.BAND
    return Kind.BODY


def _lone_kind(cell: Cell, columns: Sequence[Column]) -> Kind:
    """A row of which only one cell is filled."""
    text = cell.text.strip()
    role = columns[min(cell.column, len(columns) - 1)].role
    if _NOTE.match(text):
        return Kind.NOTE
    if CONTINUED_TABLE.match(text) or _OVERPRINT.match(text):
        return Kind.FURNITURE
    whole_row = cell.column_span >= max(2, len(columns) - 1)
    if whole_row or (cell.column_span >= 2 and cell.column == 0):
        return Kind.BAND if _band_like(text) else Kind.NOTE
    if role is ColumnRole.PATH:
        return Kind.PLACEHOLDER
    if cell.column <= _first_duty(columns) and role not in UNIT_ROLES and _band_like(text) and _headed(text):
        return Kind.BAND
    return Kind.BODY


def _first_duty(columns: Sequence[Column]) -> int:
    return next((at for at, column in enumerate(columns) if column.role in DUTY_ROLES), 0)


def _headed(text: str) -> bool:
    """一、…, （一）…, …方面（共5项）: a heading, and no requirement that lost the rest of its row."""
    number = read_number(text)
    if number is not None:
        return number.rank <= Rank.SECOND
    return bool(_BAND_WORDS.search(text)) or (len(text) <= 20 and not re.search(r"[。；，]", text))


def _band_like(text: str) -> bool:
    return len(text) <= _LONGEST_BAND and not re.search(r"。.|。$", text.strip())


def _numbered_band(cells: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """一 | 产业发展 | (blank …): the number of the heading stands in the column of order numbers."""
    if len(cells) != 2 or cells[1].column >= len(columns) or columns[cells[0].column].role is not ColumnRole.ORDER:
        return False
    mark = cells[0].text.strip()
    chinese = re.fullmatch(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?", mark)
    return bool(chinese) and _band_like(cells[1].text) and columns[cells[1].column].role not in UNIT_ROLES


class Bands:
    """The headings printed over the rows, outer to inner, as they replace each other: 一、 … （一） …"""

    def __init__(self) -> None:
        self._held: list[tuple[str, str]] = []

    def enter(self, text: str) -> None:
        style = _style(text)
        styles = [held for held, _ in self._held]
        if style in styles:
            del self._held[styles.index(style) :]
        elif style == "plain" and self._held:
            self._held = [held for held in self._held if held[0] != "plain"]
        self._held.append((style, text))

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._held)


def _style(text: str) -> str:
    number = read_number(text)
    return number.rank.name if number is not None else "plain"

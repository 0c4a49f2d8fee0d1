"""The plan tables of a document as proposed tasks, in the order of the document, with everything accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from yinxin.domain.document import Document, Span
from yinxin.domain.plans.account import leftovers
from yinxin.domain.plans.cells import missing_numbers
from yinxin.domain.plans.columns import UNIT_ROLES, Column, ColumnRole, is_heading_cell
from yinxin.domain.plans.continuation import goes_on, put_together
from yinxin.domain.plans.damage import lay_out, lost_its_head
from yinxin.domain.plans.duties import Carrying
from yinxin.domain.plans.evidence import profiles_of
from yinxin.domain.plans.headers import own_cells
from yinxin.domain.plans.lostcolumns import headed_again, lost_column
from yinxin.domain.plans.periods import read_period_label
from yinxin.domain.plans.plantables import PlanTable, PrintedRow, plan_tables
from yinxin.domain.plans.proposal import Doubt, LeadRule, Task, Unplaced
from yinxin.domain.plans.rows import Kind, Row, Slot, kind_of, row_of, slot_of
from yinxin.domain.plans.settling import holds_duties, settle
from yinxin.domain.text.tabbed import with_tables


@dataclass(frozen=True, slots=True)
class TableReading:
    """`claimed`: every stretch of the text that this reading accounts for, by a task's spans or in `unplaced`."""

    tasks: tuple[Task, ...]
    doubts: tuple[Doubt, ...]
    unplaced: tuple[Unplaced, ...]
    claimed: tuple[Span, ...]


@dataclass(slots=True)
class _Found:
    tasks: list[Task] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    claimed: list[Span] = field(default_factory=list)


def read_tables(document: Document, *, lead_rule: LeadRule, year: int | None = None) -> TableReading:
    """Every plan table of the document. `year`: the year it is for, where 年底前 stands without one."""
    found = _Found()
    year = year if year is not None else _year_of(document.text)
    for plan in plan_tables(with_tables(document, heading_cell=is_heading_cell)):
        _Reader(plan.trimmed(), document.text, found).read(lead_rule, year)
    return TableReading(tuple(found.tasks), tuple(found.doubts), tuple(found.unplaced), tuple(found.claimed))


def _year_of(text: str) -> int | None:
    """The one year that the head of the document names, as titles do: 2024年重点工作任务分解表."""
    for line in text[:1500].split("\n")[:12]:
        period = read_period_label(line) if 4 <= len(line.strip()) <= 60 else None
        if period is not None and period.start[:4] == period.end[:4]:
            return int(period.start[:4])
    return None


class _Reader:
    """Reads one plan table into what was found so far."""

    def __init__(self, plan: PlanTable, text: str, found: _Found) -> None:
        self.plan, self.text, self.found = plan, text, found
        self.columns: Sequence[Column] = plan.header.columns
        self.waiting: list[tuple[str, list[Span]]] = []
        self.lost: int | None = None

    def read(self, lead_rule: LeadRule, year: int | None) -> None:
        complete = self._complete()
        self.columns = settle(self.columns, complete)
        if not holds_duties(self.columns, complete):
            return
        tasks_before, unplaced_before = len(self.found.tasks), len(self.found.unplaced)
        self._say_what_is_lost()
        carrying = Carrying(self.columns, lead_rule, year, _really_merged(complete, len(self.columns)))
        rows = self._joined(complete)
        for kind, row in rows:
            self._take(kind, row, carrying)
        self._leave_bands(())
        self._order_gaps(rows)
        self._account(tasks_before, unplaced_before)

    def _complete(self) -> list[Row]:
        """The rows that lost nothing; a column that every row lost is told from all of them together."""
        several = [row for row in self.plan.rows if len(own_cells(row.cells)) > 1]
        whole = [row_of(row.cells, row.at, self.text, self.columns) for row in several if not self._is_ragged(row)]
        if self.plan.header.unheaded and whole:
            self.columns = headed_again(self.columns, self.plan.header.unheaded, whole)
        elif len(whole) * 2 < len(several):
            self.lost = lost_column([_printed_slots(row, self.text) for row in several], self.columns)
            if self.lost is not None:
                return [
                    self._row(row) for row in several if len(_printed_slots(row, self.text)) == len(self.columns) - 1
                ]
        return whole

    def _is_ragged(self, row: PrintedRow) -> bool:
        """Cells missing at the right, or one too many: the row lost or gained some, and nobody knows where."""
        width = len(self.columns)
        return (row.cells[width - 1] is None or any(cell is not None for cell in row.cells[width:])) and bool(
            own_cells(row.cells)
        )

    def _row(self, printed: PrintedRow) -> Row:
        row = row_of(printed.cells, printed.at, self.text, self.columns)
        row.after_break = printed.after_break
        if self.lost is not None and self._is_ragged(printed):
            slots = _printed_slots(printed, self.text)
            if len(slots) == len(self.columns) - 1:
                row.slots = [*slots[: self.lost], Slot(), *slots[self.lost :]]
        return row

    def _say_what_is_lost(self) -> None:
        header = self.plan.headings[0] if self.plan.headings else Span(0, 0)
        if self.lost is not None:
            name = self.columns[self.lost].label
            self.found.doubts.append(
                Doubt(
                    "lost-column",
                    f"表头有{len(self.columns)}栏而各行少一格，似缺“{name}”一栏，已按内容对应，请核对",
                    header,
                )
            )
        elif self.plan.header.unheaded:
            self.found.doubts.append(Doubt("lost-column", "表头比各行少一格，已按内容对应各栏，请核对", header))

    def _joined(self, complete: Sequence[Row]) -> list[tuple[Kind, Row]]:
        """The rows in order, damaged ones laid out, cut ones put together."""
        profiles = profiles_of(complete, len(self.columns))
        units_merged = _units_merged(complete, self.columns)
        rows: list[tuple[Kind, Row]] = []
        above: Row | None = None
        for printed in self.plan.rows:
            kind = kind_of(printed.cells, printed.at, self.columns)
            if kind is Kind.BLANK:
                continue
            row = self._row(printed)
            if (
                kind is Kind.BODY
                and self._is_ragged(printed)
                and (self.lost is None or len(_printed_slots(printed, self.text)) != len(self.columns) - 1)
            ):
                row = lay_out(replace(row, slots=_printed_slots(printed, self.text)), self.columns, profiles, above)
            if kind is Kind.BODY and above is not None and goes_on(row, above, self.columns, units_merged=units_merged):
                put_together(above, row, self.columns)
                continue
            if kind is Kind.BODY and not row.damaged and lost_its_head(row, above, self.columns):
                row.damaged = True
                row.doubts.append("本行没有类别和任务，措施不从第1项开始，像是缺了开头，没有沿用上一行，请对照原件补全")
            rows.append((kind, row))
            above = row if kind is Kind.BODY else None
        return rows

    def _take(self, kind: Kind, row: Row, carrying: Carrying) -> None:
        spans = [span for slot in row.slots for span in slot.spans]
        self._unplace([mark for slot in row.slots for mark in slot.marks], "furniture")
        if kind is Kind.BODY:
            made = carrying.made(row)
            self.found.doubts += made.doubts
            if made.task is None:
                self._unplace(spans, "row-without-duty")
                return
            bands = [span for _, held in self.waiting for span in held]
            self.found.tasks.append(replace(made.task, spans=tuple(sorted((*bands, *made.task.spans)))))
            self.waiting = []
        elif kind is Kind.BAND and (words := _band_words(row)):
            carrying.enter_band(words)
            self._leave_bands(carrying.bands.path)
            self.waiting.append((words, spans))
        else:
            if kind is Kind.PLACEHOLDER:
                carrying.enter_category(row)
            self._unplace(spans, kind.value)

    def _leave_bands(self, path: Sequence[str]) -> None:
        """Headings under which no task came (all of its rows were taken out, say) are listed, not lost."""
        for words, spans in self.waiting:
            if words not in path:
                self._unplace(spans, "placeholder")
        self.waiting = [(words, spans) for words, spans in self.waiting if words in path]

    def _unplace(self, spans: Sequence[Span], why: str) -> None:
        self.found.unplaced += [Unplaced(self.text[span.start : span.end], span, why) for span in spans if len(span)]

    def _order_gaps(self, rows: Sequence[tuple[Kind, Row]]) -> None:
        """The column of order numbers jumps: rows are missing."""
        place = next((at for at, column in enumerate(self.columns) if column.role is ColumnRole.ORDER), None)
        if place is None:
            return
        above: int | None = None
        for kind, row in rows:
            printed = row.slots[place].text.strip("（()）.、")
            if kind is not Kind.BODY or not printed.isdecimal() or row.slots[place].carried:
                continue
            missing = missing_numbers([above, int(printed)]) if above is not None else None
            if missing:
                self.found.doubts.append(Doubt("numbering-gap", missing, row.span))
            above = int(printed)

    def _account(self, tasks_before: int, unplaced_before: int) -> None:
        self._unplace(self.plan.headings, "furniture")
        held = [span for task in self.found.tasks[tasks_before:] for span in task.spans]
        held += [each.span for each in self.found.unplaced[unplaced_before:]]
        for part in self.plan.parts:
            inside = [
                Span(span.start - part.start, span.end - part.start)
                for span in held
                if part.start <= span.start and span.end <= part.end
            ]
            for left in leftovers(self.text[part.start : part.end], inside):
                span = Span(left.span.start + part.start, left.span.end + part.start)
                self.found.unplaced.append(Unplaced(left.text, span, "furniture"))
        self.found.claimed += self.plan.parts


def _band_words(row: Row) -> str:
    """一 | 产业发展: the number stands in its own column, the words behind it. A row of nothing but （接上页） has none."""
    return next((slot.text for slot in reversed(row.slots) if slot.text), "")


def _printed_slots(row: PrintedRow, text: str) -> list[Slot]:
    return [slot_of(cell, text, carried=cell.row != row.at) for cell in row.cells if cell is not None]


def _units_merged(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether units stand once for several rows: rows in the middle of a page have measures and no units."""
    silent = [row for row in rows if row.blank_in(columns, *UNIT_ROLES) and not row.after_break]
    return len(silent) > max(1, 0.1 * len(rows))


def _really_merged(rows: Sequence[Row], width: int) -> frozenset[int]:
    """The columns in which cells are merged over rows, or printed again on every row, and seldom left blank instead."""
    merged: set[int] = set()
    for place in range(width):
        slots = [row.slots[place] for row in rows]
        said = sum(slot.carried and not slot.blank for slot in slots)
        said += sum(
            above.text == below.text and not below.blank and not below.carried for above, below in pairwise(slots)
        )
        left_blank = sum(
            slot.blank and not slot.carried and not row.after_break for slot, row in zip(slots, rows, strict=True)
        )
        if said and said >= 2 * left_blank:
            merged.add(place)
    return frozenset(merged)

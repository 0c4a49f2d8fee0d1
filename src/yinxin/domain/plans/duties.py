"""A row of a plan table as a proposed task, with what it takes over from the merged or blank cells above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from yinxin.domain.document import Span
from yinxin.domain.plans.cells import first_sentence, items_of, missing_numbers
from yinxin.domain.plans.columns import UNIT_ROLES, Column, ColumnRole, is_plain_note
from yinxin.domain.plans.dates import NO_DUE, DueReading, read_due
from yinxin.domain.plans.proposal import Doubt, LeadRule, Phase, Role, Task, Unit
from yinxin.domain.plans.rows import Bands, Row
from yinxin.domain.plans.unitlist import read_units

_ROLES = {ColumnRole.LEAD: Role.LEAD, ColumnRole.MEMBER: Role.MEMBER, ColumnRole.GUIDE: Role.GUIDE}
_LISTS = (ColumnRole.MEASURES, ColumnRole.PHASE, ColumnRole.SAFEGUARDS, ColumnRole.TEXT)


@dataclass(slots=True)
class Made:
    """A task and what is doubted about its row; `task` is None where the row holds no duty."""

    task: Task | None
    doubts: list[Doubt]


@dataclass(slots=True)
class Carrying:
    """What the rows above leave to the rows below: categories, the requirement, the units."""

    columns: Sequence[Column]
    lead_rule: LeadRule
    year: int | None
    merged: frozenset[int] = frozenset()
    """Columns whose cells are really merged: a cell that stands alone there and is blank is blank."""
    bands: Bands = field(default_factory=Bands)
    _path: dict[int, str] = field(default_factory=dict)
    _requirement: dict[int, str] = field(default_factory=dict)
    _units: dict[int, str] = field(default_factory=dict)

    def enter_band(self, text: str) -> None:
        self.bands.enter(text)
        self._path.clear()
        self._requirement.clear()
        self._units.clear()

    def enter_category(self, row: Row) -> None:
        """A row of which only the category is filled: it holds no duty, but the rows below stand in that category."""
        self._path_of(row, [])

    def made(self, row: Row) -> Made:
        inherited: list[str] = []
        said = list(row.doubts)
        path = self._path_of(row, inherited)
        title, text = self._requirement_of(row, inherited, said)
        measures = self._cells(row, ColumnRole.MEASURES)
        units = self._units_of(row, inherited, said)
        if not any((text, measures, units, self._cells(row, ColumnRole.PHASE))):
            return Made(None, [Doubt("row-without-duty", "本行没有任务、措施和责任单位，未列为任务", row.span)])
        due = self._due_of(row)
        said += due.doubts
        task = Task(
            id="",
            path=path,
            title=title or first_sentence("\n".join(measures)),
            text=text,
            inherited=tuple(inherited),
            measures=tuple(item.text for cell in measures for item in items_of(cell)),
            phases=self._phases_of(row),
            safeguards="\n".join(self._cells(row, ColumnRole.SAFEGUARDS)),
            notes=self._notes_of(row),
            units=units,
            due=due.due,
            due_text=due.due_text,
            milestones=due.milestones,
            spans=tuple(sorted(span for slot in row.slots for span in slot.spans)),
            doubts=tuple(said),
        )
        return Made(task, [*self._gaps(row), *(Doubt("damaged-row", doubt, row.span) for doubt in row.doubts)])

    def _path_of(self, row: Row, inherited: list[str]) -> tuple[str, ...]:
        """Bands, then categories from left to right; a new outer category ends the inner ones and the requirement."""
        columns = [place for place, column in enumerate(self.columns) if column.role is ColumnRole.PATH]
        if row.damaged:
            return (*self.bands.path, *(row.slots[place].text for place in columns if row.slots[place].text))
        for place in columns:
            slot = row.slots[place]
            if slot.text and slot.text != self._path.get(place):
                for inner in [held for held in self._path if held >= place]:
                    del self._path[inner]
                self._requirement.clear()
                self._path[place] = slot.text
            if self._stands_blank(row, place):
                self._path.pop(place, None)
            if place in self._path and (slot.carried or slot.blank) and "path" not in inherited:
                inherited.append("path")
        return (*self.bands.path, *(self._path[place] for place in columns if place in self._path))

    def _stands_blank(self, row: Row, place: int) -> bool:
        slot = row.slots[place]
        return place in self.merged and slot.blank and not (slot.carried or slot.backward or row.after_break)

    def _requirement_of(self, row: Row, inherited: list[str], said: list[str]) -> tuple[str, str]:
        places = [
            place for place, column in enumerate(self.columns) if column.role in (ColumnRole.TITLE, ColumnRole.TEXT)
        ]
        own = {place: row.slots[place].text for place in places if row.slots[place].text}
        if row.damaged:
            self._requirement = {}
            self._units = {}
        else:
            titles = {place for place in places if self.columns[place].role is ColumnRole.TITLE}
            if any(self._stands_blank(row, place) for place in places):
                self._requirement = {}
                said.append("本行任务一格空白而没有合并，没有沿用上一行，请核对")
            elif not own or (titles and not titles & own.keys()):
                own = self._requirement | own
            if any(row.slots[place].blank or row.slots[place].carried for place in own):
                inherited.append("text")
            self._requirement = dict(own)
        if not own and not row.damaged and not any(self._stands_blank(row, place) for place in places):
            said.append("本行没有写任务内容，上面也没有可沿用的内容，请对照原件")
        parts = [own[place] for place in places if place in own]
        return (first_sentence(parts[0]) if parts else ""), "\n".join(parts)

    def _units_of(self, row: Row, inherited: list[str], said: list[str]) -> tuple[Unit, ...]:
        places = [place for place, column in enumerate(self.columns) if column.role in UNIT_ROLES]
        cells = {place: row.slots[place].text for place in places if row.slots[place].text}
        if not cells and places:
            if "text" in inherited and self._units:
                cells = self._units
                inherited.append("units")
                said.append("本行责任单位一格空白，沿用上一行，请核对")
            else:
                said.append("本行没有写责任单位")
        elif any(row.slots[place].carried for place in cells):
            inherited.append("units")
        self._units = cells
        led = any(self.columns[place].role is ColumnRole.LEAD for place in cells)
        units: list[Unit] = []
        for place, text in cells.items():
            # “排在首位的为牵头单位” says who leads where no column does.
            reading = read_units(
                text, role=_ROLES[self.columns[place].role], lead_rule=LeadRule.EXPLICIT if led else self.lead_rule
            )
            units += reading.units
            said += reading.doubts
        return tuple(units)

    def _phases_of(self, row: Row) -> tuple[Phase, ...]:
        return tuple(
            Phase(
                column.label,
                column.period.start if column.period else None,
                column.period.end if column.period else None,
                slot.text,
            )
            for slot, column in zip(row.slots, self.columns, strict=True)
            if column.role is ColumnRole.PHASE and slot.text
        )

    def _notes_of(self, row: Row) -> str:
        return "\n".join(
            slot.text if is_plain_note(column.label) or not column.label else f"{column.label}：{slot.text}"
            for slot, column in zip(row.slots, self.columns, strict=True)
            if column.role in (ColumnRole.NOTES, ColumnRole.OTHER) and slot.text
        )

    def _due_of(self, row: Row) -> DueReading:
        text = "\n".join(self._cells(row, ColumnRole.DUE))
        if not text:
            return NO_DUE
        read = read_due(text, year=self.year)
        if read.due_text is None:
            return DueReading(None, text, read.milestones, read.doubts)
        return read

    def _cells(self, row: Row, role: ColumnRole) -> list[str]:
        return [
            slot.text for slot, column in zip(row.slots, self.columns, strict=True) if column.role is role and slot.text
        ]

    def _gaps(self, row: Row) -> list[Doubt]:
        found: list[Doubt] = []
        for slot, column in zip(row.slots, self.columns, strict=True):
            if column.role not in _LISTS or slot.carried or not slot.spans:
                continue
            numbers = [item.number.value for item in items_of(slot.text) if item.number is not None]
            # What is left of a row that lost its beginning may open with item 3: the first two went with it.
            missing = missing_numbers([0, *numbers] if row.damaged and numbers else numbers)
            if missing:
                found.append(Doubt("numbering-gap", missing, Span(slot.spans[0].start, slot.spans[-1].end)))
        return found

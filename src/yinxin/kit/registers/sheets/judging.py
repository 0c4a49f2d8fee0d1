"""Every row of a sheet judged: what would become of it, and every fault. It writes nothing, and asks the database as often for one
row as for fifty thousand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from yinxin.documents.rows.grid import Rows, Value
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.sheets.column_judge import EMPTY, Answer, ColumnJudge
from yinxin.kit.registers.sheets.existing import alone_in, existing_of
from yinxin.kit.registers.sheets.headers import Heading, read_heading
from yinxin.kit.registers.sheets.layout import sheet_columns
from yinxin.kit.registers.sheets.outcome import CellFault, Judged
from yinxin.kit.registers.sheets.row_judge import RowJudge
from yinxin.kit.registers.sheets.vocabulary import vocabulary_of


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person said about the sheet. `columns`: place → field or LEFT_OUT. `mends`: field → word → value.

    `clears`: an empty cell clears the field of a known record; else it leaves it alone, as an absent column always does.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    mends: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    clears: bool = True


def judge(register: Register, rows: Rows, *, user: Visitor, wishes: Wishes) -> Judged:
    """The whole sheet. A sheet without its key is not judged row by row: nothing can be told about any row then."""
    columns = sheet_columns(register)
    heading = read_heading(rows.rows, columns, wishes.columns)
    missing = tuple(one.label for one in columns if one.is_key and one.name not in heading.places)
    lines = _lines(rows.rows, heading)
    passed_over = sum(any(value not in ("", None) for value in row) for row in rows.rows[: heading.line])
    if missing:
        return Judged(heading, [], [], rows.sheet, rows.others, passed_over, missing)
    places = heading.places
    judges = {
        one.name: ColumnJudge(one, vocabulary_of(one, register, user, wishes.mends.get(one.name, {})))
        for one in columns
        if one.name in places
    }
    cells = _cells(rows.rows, lines, places)
    answers = {name: judged.answers(cells[name]) for name, judged in judges.items()}
    by_row = RowJudge(register, columns, judges, _existing(register, user, answers), clears=wishes.clears)
    faults: list[CellFault] = []
    found = []
    for at, line in enumerate(lines):
        said = {name: answers[name][at] for name in answers}
        row, wrong = by_row.judge(line + 1, said)
        found.append(row)
        for name, fault in wrong:
            value = judges[name].shown(cells[name][at]) if name in judges else ""
            faults.append(CellFault(line + 1, name, value, fault))
    return Judged(heading, found, faults, rows.sheet, rows.others, passed_over)


def _lines(rows: Sequence[Sequence[Value]], heading: Heading) -> list[int]:
    """The lines below the headings in which anything stands."""
    return [
        at
        for at in range(heading.line + 1, len(rows))
        if any(value is not None and not (isinstance(value, str) and not value.strip()) for value in rows[at])
    ]


def _cells(
    rows: Sequence[Sequence[Value]], lines: Sequence[int], places: Mapping[str, int]
) -> dict[str, Sequence[Value]]:
    """The cells of each column; a row that ends early has nothing in the rest."""
    columns = list(zip_longest(*(rows[line] for line in lines), fillvalue=""))
    blank: Sequence[Value] = [""] * len(lines)
    return {name: columns[place] if place < len(columns) else blank for name, place in places.items()}


def _existing(register: Register, user: Visitor, answers: Mapping[str, Sequence[Answer]]) -> Any:
    keys = {
        tuple(one[0] for one in key)
        for key in zip(*(answers[name] for name in register.keys), strict=True)
        if not any(one is EMPTY or one[1] for one in key)
    }
    wanted = {
        names: [
            tuple(one[0] for one in values)
            for values in zip(*(answers[name] for name in names), strict=True)
            if values[0] is not EMPTY
        ]
        for names in alone_in(register)
        if all(name in answers for name in names)
    }
    return existing_of(register, user, keys, wanted)

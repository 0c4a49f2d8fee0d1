"""The official table of a responsibility list: headings, rows, and which cells belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yinxin.apps.plans.columns import chosen
from yinxin.apps.plans.duty import as_value
from yinxin.apps.plans.models import Plan, Task
from yinxin.domain.plans import proposal
from yinxin.domain.text.fold import fold

LEVELS = ("类别", "领域", "板块", "行动")
"""Headings of category columns that every reading of plan tables knows, outermost first. Deeper levels share the last."""


SHARES = {"serial": 4, "section": 12, "lead": 12, "members": 18, "guides": 10, "due": 10, "recurrence": 6, "status": 8}
CENTRED = {"serial", "section", "due", "recurrence", "status"}


@dataclass(frozen=True, slots=True)
class Heading:
    """`over` is a common heading above neighbouring columns; `share` the part of the page's width a column asks for."""

    label: str
    share: int
    over: str = ""
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Rows `first` to `last` of a column show one cell."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Layout:
    """`rows` are the cells in the order of `headings`; `tasks` the same rows as values; `merged` the cells laid together."""

    plan: Plan
    tasks: tuple[Task, ...]
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Block, ...]

    @property
    def title(self) -> str:
        return self.plan.title

    @property
    def two_lines(self) -> bool:
        """The heading takes two lines where columns share a heading above them."""
        return any(heading.over for heading in self.headings)

    def overs(self) -> Iterator[tuple[str, int, int]]:
        """Each common heading with its first and last column."""
        first = 0
        while first < len(self.headings):
            last = first
            over = self.headings[first].over
            while over and last + 1 < len(self.headings) and self.headings[last + 1].over == over:
                last += 1
            yield over, first, last
            first = last + 1


def official(plan: Plan, tasks: Sequence[Task]) -> Layout:
    """The whole table: a column stands where at least one task has something to print in it."""
    values = [as_value(task) for task in tasks]
    depth = min(max((len(value.path) for value in values), default=0), len(LEVELS))
    phases = list(dict.fromkeys(phase.label for value in values for phase in value.phases))
    headings = [Heading("序号", 5, centred=True), *(Heading(name, 9, centred=True) for name in LEVELS[:depth])]
    makers = [_official_cells(value, number, depth, phases) for number, value in enumerate(values, start=1)]
    headings += [Heading("重点任务", 26), Heading("工作措施", 24)]
    headings += [Heading(label, 16, over="目标进度") for label in phases]
    headings += [
        Heading("保障措施", 14),
        Heading("牵头单位", 10),
        Heading("责任单位", 14),
        Heading("指导单位", 10),
        Heading("完成时限", 9, centred=True),
        Heading("备注", 8),
    ]
    kept = [place for place in range(len(headings)) if place <= depth + 1 or any(row[place] for row in makers)]
    rows = tuple(tuple(row[place] for place in kept) for row in makers)
    return Layout(
        plan, tuple(tasks), tuple(headings[place] for place in kept), rows, tuple(_blocks(rows, range(1, depth + 1)))
    )


def with_columns(plan: Plan, tasks: Sequence[Task], names: list[str]) -> Layout:
    """The columns a reader chose, as the page prints them; the sections laid together as in the official table."""
    columns = chosen(names)
    rows = tuple(tuple(column.text(task) for column in columns) for task in tasks)
    headings = tuple(
        Heading(str(column.label), SHARES.get(column.name, 24), centred=column.name in CENTRED) for column in columns
    )
    sections = [place for place, column in enumerate(columns) if column.name == "section"]
    return Layout(plan, tuple(tasks), headings, rows, tuple(_blocks(rows, sections)))


def caption(plan: Plan) -> str:
    """The line below the title."""
    parts = [plan.document_number, plan.issuer]
    if plan.classification == "internal":
        parts.append(_("内部"))
    return "　".join(part for part in parts if part)


def measures_cell(measures: Sequence[str]) -> str:
    """Several measures are numbered again: their printed numbers were taken off when they were read."""
    if len(measures) < 2:
        return "".join(measures)
    return "\n".join(f"{number}、{measure}" for number, measure in enumerate(measures, start=1))


def _official_cells(value: proposal.Task, number: int, depth: int, phases: Sequence[str]) -> tuple[str, ...]:
    path = [*value.path[: depth - 1], " / ".join(value.path[depth - 1 :])] if depth else []
    texts = {phase.label: phase.text for phase in value.phases}
    printed = [measure for measure in value.measures if measure not in value.text]
    return (
        str(number),
        *(path + [""] * (depth - len(path))),
        _task_cell(value),
        measures_cell(printed),
        *(texts.get(label, "") for label in phases),
        value.safeguards,
        _names(value, proposal.Role.LEAD),
        _names(value, proposal.Role.MEMBER),
        _names(value, proposal.Role.GUIDE),
        value.due_text or value.due or "",
        value.notes,
    )


def _task_cell(value: proposal.Task) -> str:
    """The text, below its title where a person gave it one that the text does not begin with."""
    return value.text if fold(value.text).startswith(fold(value.title)) else f"{value.title}\n{value.text}"


def _names(value: proposal.Task, role: proposal.Role) -> str:
    return "，".join(unit.name for unit in value.units if unit.role is role)


def _blocks(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> Iterator[Block]:
    """Neighbouring equal cells, as long as the cells to their left belong together too."""
    for place, column in enumerate(columns):
        left = columns[: place + 1]
        first = 0
        for last in range(len(rows)):
            key = [rows[last][one] for one in left]
            following = [rows[last + 1][one] for one in left] if last + 1 < len(rows) else None
            if key != following:
                if rows[last][column] and last > first:
                    yield Block(column, first, last)
                first = last + 1

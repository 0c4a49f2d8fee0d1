"""A task as a reader of the list sees it, so that what was written and what was read can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.factories.plans import NarrativePlan, PlanTable, Row
from yinxin.documents import read
from yinxin.domain.plans.proposal import Proposal, Role, Task
from yinxin.domain.plans.propose import propose

NUMBER = re.compile(r"^\d+[、.．]")
DUE = {
    "": None,
    "长期坚持": None,
    "2026年底前": "2026-12-31",
    "2027年6月底前": "2027-06-30",
    "2028年9月15日前": "2028-09-15",
    "2028年": "2028",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """Text is compared without white space: a PDF breaks lines where the paper ends."""

    path: tuple[str, ...]
    text: str
    measures: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    units: tuple[tuple[str, str], ...] = ()
    due: str | None = None


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def proposal_of(name: str, data: bytes) -> Proposal:
    return propose(read(data, name=name))


def seen(task: Task) -> Seen:
    return Seen(
        path=tuple(squeezed(each) for each in task.path),
        text=squeezed(task.text),
        measures=tuple(squeezed(each) for each in task.measures),
        phases=tuple(squeezed(phase.text) for phase in task.phases if phase.text.strip()),
        units=tuple((unit.name, unit.role.value) for unit in task.units),
        due=task.due,
    )


def tasks_of(name: str, data: bytes) -> list[Seen]:
    return [seen(task) for task in proposal_of(name, data).tasks]


def written_rows(plan: PlanTable, *, first_leads: bool) -> list[Seen]:
    """What a careful reader sees in the plan table."""
    return [_row(row, first_leads=first_leads) for row in plan.rows]


def _row(row: Row, *, first_leads: bool) -> Seen:
    names = re.sub(r"（排.*?）", "", row.units).strip().replace("各市、区政府", "#")
    units = [unit.replace("#", "各市、区政府") for unit in re.split("[，、]", names)]
    return Seen(
        path=(row.category,),
        text=row.requirement,
        measures=tuple(NUMBER.sub("", measure) for measure in row.measures),
        phases=tuple(phase for phase in row.phases if phase),
        units=tuple((unit, _role(at, first_leads=first_leads)) for at, unit in enumerate(units)),
        due=DUE[row.due],
    )


def written_items(plan: NarrativePlan) -> list[Seen]:
    """What a careful reader sees in the plan in paragraphs: its assigned items, under their chapters."""
    found = []
    for chapter, (number, items) in enumerate((each.heading, each.items) for each in plan.chapters):
        for item in items:
            units = tuple((unit, Role.LEAD.value if unit == item.lead() else Role.MEMBER.value) for unit in item.units)
            found.append(Seen(path=(f"{'一二三四五六七八九十'[chapter]}、{number}",), text=item.text, units=units))
    return found


def _role(at: int, *, first_leads: bool) -> str:
    return Role.LEAD.value if first_leads and at == 0 else Role.MEMBER.value

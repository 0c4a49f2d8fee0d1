"""The confirmation desk as a page prints it: the source on the left cut where tasks begin and end, the tasks on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from yinxin.apps.people.models import Unit, UnitGroup
from yinxin.apps.people.queries import groups_of, of_place, standing
from yinxin.apps.plans.leftovers import Leftover, leftovers
from yinxin.apps.plans.models import Change, ProposedTask, Source, TaskUnit
from yinxin.apps.plans.models.task import RecurrenceChoice
from yinxin.apps.plans.namesakes import Namesake, namesakes
from yinxin.domain.plans import proposal
from yinxin.domain.plans.stored import section_from, task_from

PUT_ASIDE = (ProposedTask.State.SPLIT, ProposedTask.State.MERGED)
RANK = {ProposedTask.State.OPEN: 0, ProposedTask.State.CONFIRMED: 2, ProposedTask.State.DROPPED: 3}


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """What a printed name can mean: value “u12” for a unit, “g3” for a group."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit of a proposed task. `chosen` is empty where the directory does not know the name; `nearest` may be it."""

    place: int
    name: str
    role: str
    chosen: str
    label: str
    is_placeholder: bool
    nearest: UnitChoice | None

    @property
    def role_label(self) -> str:
        return str(TaskUnit.Role(self.role).label)


@dataclass(frozen=True, slots=True)
class DeskItem:
    """One task on the desk. `changed` names the fields a person has edited."""

    row: ProposedTask
    task: proposal.Task
    units: tuple[NamedUnit, ...]
    changed: tuple[str, ...]
    lines: tuple[int, ...]
    change: Change | None

    @property
    def is_open(self) -> bool:
        return self.row.state == ProposedTask.State.OPEN

    @property
    def recurrence_label(self) -> str:
        return str(RecurrenceChoice(self.task.recurrence).label) if self.task.recurrence else ""

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        return _roles()


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the source; `items` are the keys of the proposed tasks printed in it, `unplaced` why nothing took it, `anchor` its address."""

    text: str
    start: int
    items: tuple[int, ...]
    unplaced: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    open: int
    doubtful: int
    confirmed: int
    dropped: int

    @property
    def total(self) -> int:
        return self.open + self.confirmed + self.dropped


@dataclass(frozen=True, slots=True)
class DeskPage:
    """`items` stand in reading order of attention: open ones with doubts, open ones, confirmed, dropped."""

    source: Source
    items: tuple[DeskItem, ...]
    segments: tuple[Segment, ...]
    counts: Counts
    doubts: tuple[str, ...]
    sections: tuple[proposal.Section, ...]
    unplaced: int
    leftovers: tuple[Leftover, ...]
    namesakes: tuple[Namesake, ...]
    unit_choices: tuple[UnitChoice, ...]
    roles: tuple[tuple[str, str], ...]


def desk_page(source: Source) -> DeskPage:
    rows = list(source.proposed.exclude(state__in=PUT_ASIDE).order_by("order", "pk"))
    changes = {change.proposed_id: change for change in source.changes.all()}
    choices = unit_choices(source.place)
    items = [_item(row, source, changes.get(row.pk), choices) for row in rows]
    read: dict[str, Any] = source.proposal or {}
    left = leftovers(source)
    return DeskPage(
        source=source,
        items=tuple(
            sorted(items, key=lambda item: (RANK[ProposedTask.State(item.row.state)] + _calm(item), item.row.order))
        ),
        segments=tuple(_segments(source, items, read.get("unplaced", []), left)),
        counts=counts(rows),
        doubts=tuple(doubt["message"] for doubt in read.get("doubts", [])),
        sections=tuple(section_from(section) for section in read.get("sections", [])),
        unplaced=len(read.get("unplaced", [])),
        leftovers=left,
        namesakes=namesakes(source),
        unit_choices=choices,
        roles=_roles(),
    )


def desk_item(row: ProposedTask) -> DeskItem:
    """One item alone, for the part of the page that an action changed."""
    change = row.source.changes.filter(proposed=row).first()
    return _item(row, row.source, change, unit_choices(row.source.place))


def counts(rows: Iterable[ProposedTask]) -> Counts:
    listed = list(rows)
    states = Counter(row.state for row in listed)
    return Counts(
        open=states[ProposedTask.State.OPEN],
        doubtful=sum(row.is_doubtful for row in listed if row.state == ProposedTask.State.OPEN),
        confirmed=states[ProposedTask.State.CONFIRMED],
        dropped=states[ProposedTask.State.DROPPED],
    )


def unit_choices(place: Unit) -> tuple[UnitChoice, ...]:
    """Every unit and group a name in this place's plans can mean."""
    units = [UnitChoice(f"u{unit.pk}", unit.name) for unit in standing(of_place(place))]
    return (*units, *(UnitChoice(f"g{group.pk}", group.name) for group in groups_of(place)))


def chosen(choice: UnitChoice, place: Unit) -> Unit | UnitGroup:
    """The unit or group behind a choice of this place."""
    rows = standing(of_place(place)) if choice.value.startswith("u") else groups_of(place)
    return rows.get(pk=int(choice.value[1:]))


def _calm(item: DeskItem) -> int:
    return 1 if item.is_open and not item.row.is_doubtful else 0


def _item(row: ProposedTask, source: Source, change: Change | None, choices: tuple[UnitChoice, ...]) -> DeskItem:
    task = task_from(row.current)
    labels = {choice.value: choice for choice in choices}
    original = row.original
    return DeskItem(
        row=row,
        task=task,
        units=tuple(_named(place, unit, labels) for place, unit in enumerate(row.current.get("units", []))),
        changed=tuple(field for field in original if row.current.get(field) != original[field] and field != "units")
        + (("units",) if _plain_units(row.current) != _plain_units(original) else ()),
        lines=tuple(source.text_of_source.count("\n", 0, span.start) + 1 for span in task.spans),
        change=change,
    )


def _plain_units(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(unit["name"], unit["role"]) for unit in data.get("units", [])]


def _named(place: int, unit: dict[str, Any], labels: dict[str, UnitChoice]) -> NamedUnit:
    value = unit.get("chosen") or ""
    known = labels.get(value)
    return NamedUnit(
        place=place,
        name=unit["name"],
        role=unit["role"],
        chosen=value,
        label=known.label if known else "",
        is_placeholder=bool(unit.get("group")),
        nearest=None if known else labels.get(unit.get("nearest") or ""),
    )


def _segments(
    source: Source, items: list[DeskItem], unplaced: list[dict[str, Any]], left: tuple[Leftover, ...]
) -> Iterable[Segment]:
    text = source.text_of_source
    spans = [(span.start, span.end, item.row.pk) for item in items for span in item.task.spans]
    lost = [(*entry["span"], entry["why"]) for entry in unplaced]
    lost += [(piece.start, piece.end, "no-task") for one in left for piece in one.pieces]
    edges = sorted({0, len(text), *(edge for start, end, _ in [*spans, *lost] for edge in (start, end))})
    # One walk over edges, opening and closing spans as they come: linear in text and spans.
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for start, end, pk in spans:
        opening.setdefault(start, []).append(pk)
        closing.setdefault(end, []).append(pk)
    why = {start: reason for start, end, reason in lost if start < end}
    anchors = {one.start: one.anchor for one in left}
    now: Counter[int] = Counter()
    for start, end in pairwise(edges):
        now.subtract(closing.get(start, []))
        now.update(opening.get(start, []))
        inside = tuple(pk for pk, count in now.items() if count > 0)
        yield Segment(text[start:end], start, inside, "" if inside else why.get(start, ""), anchors.get(start, ""))


def _roles() -> tuple[tuple[str, str], ...]:
    return tuple((value, str(label)) for value, label in TaskUnit.Role.choices)

"""What a reading proposes: tasks, sections, figures, doubts and whatever found no place. A person confirms it.

The shapes follow the published contract of `yinxin plans read --json` (docs/reading.md); `as_json` prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import TypeAlias

from yinxin.domain.document import Span

FORMAT = "yinxin.proposal/1"

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Role(StrEnum):
    """Who does what in a task: 牵头 lead, 责任/配合 member, 指导 guide."""

    LEAD = "lead"
    MEMBER = "member"
    GUIDE = "guide"


class LeadRule(StrEnum):
    """How a document tells its lead units: it says 牵头, it says that the first is the lead, or it says nothing."""

    EXPLICIT = "explicit"
    FIRST_LISTED = "first-listed"
    NONE = "none"


class SectionKind(StrEnum):
    BACKGROUND = "background"
    GOAL = "goal"
    DUTIES = "duties"
    REPORT = "report"
    ANNEX = "annex"


class TaskKind(StrEnum):
    TASK = "task"
    MEASURE = "measure"


class Recurrence(StrEnum):
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half-yearly"
    YEARLY = "yearly"


class Comparator(StrEnum):
    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "~"


class FigureKind(StrEnum):
    TARGET = "target"
    ACHIEVED = "achieved"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed. `group`: a placeholder for several (各市、区政府)."""

    name: str
    role: Role = Role.MEMBER
    group: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """What a phase column asks for. `start`, `end`: ISO dates, or None where the label names no years."""

    label: str
    start: str | None
    end: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated step inside a task; `due` is an ISO date, a month "2017-10" or a year "2017"."""

    due: str
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Source:
    name: str
    sha256: str
    media_type: str
    encoding: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    path: tuple[str, ...]
    kind: SectionKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A proposed duty. `spans` are its places in the source; `inherited` names the fields carried down from above."""

    id: str
    path: tuple[str, ...]
    title: str
    text: str
    inherited: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    safeguards: str = ""
    notes: str = ""
    units: tuple[Unit, ...] = ()
    due: str | None = None
    due_text: str | None = None
    milestones: tuple[Milestone, ...] = ()
    recurrence: Recurrence | None = None
    kind: TaskKind = TaskKind.TASK
    parent: str | None = None
    spans: tuple[Span, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantified goal or result. `value` is in the printed unit; `quote` is the clause, `span` its place."""

    task: str | None
    quote: str
    subject: str
    value: float | None
    upper: float | None
    comparator: Comparator
    unit: str
    due: str | None
    recurrence: Recurrence | None
    kind: FigureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Doubt:
    code: str
    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unplaced:
    text: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    source: Source
    title: str
    document_number: str | None
    issuer: str | None
    classification: str | None
    period: Period | None
    lead_rule: LeadRule
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    indicators: tuple[Figure, ...]
    doubts: tuple[Doubt, ...]
    unplaced: tuple[Unplaced, ...]
    text_of_source: str


def as_json(proposal: Proposal, *, with_text: bool = False) -> dict[str, Json]:
    """The proposal as the contract prints it; `with_text` adds the text that the spans refer to."""
    printed = {"format": FORMAT, **value_as_json(proposal)}
    if not with_text:
        del printed["text_of_source"]
    return printed


def value_as_json(value: object) -> dict[str, Json]:
    """One task, figure or other part of a proposal as the contract prints it."""
    assert is_dataclass(value)  # noqa: S101 - narrows the type for the checker
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: object) -> Json:
    match value:
        case Span():
            return [value.start, value.end]
        case StrEnum():
            return value.value
        case float() if value.is_integer():
            return int(value)
        case None | bool() | int() | float() | str():
            return value
        case tuple() | list():
            return [_plain(item) for item in value]
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case _:
            return value_as_json(value)

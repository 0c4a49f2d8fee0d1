"""A proposal read back from the JSON that `as_json` prints, so that a desk can be left and come back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yinxin.domain.document import Span
from yinxin.domain.plans.proposal import (
    Comparator,
    Doubt,
    Figure,
    FigureKind,
    LeadRule,
    Milestone,
    Period,
    Phase,
    Proposal,
    Recurrence,
    Role,
    Section,
    SectionKind,
    Source,
    Task,
    TaskKind,
    Unit,
    Unplaced,
)

Data = Mapping[str, Any]


def proposal_from(data: Data) -> Proposal:
    return Proposal(
        source=Source(**data["source"]),
        title=data["title"],
        document_number=data["document_number"],
        issuer=data["issuer"],
        classification=data["classification"],
        period=Period(**data["period"]) if data["period"] else None,
        lead_rule=LeadRule(data["lead_rule"]),
        sections=tuple(section_from(item) for item in data["sections"]),
        tasks=tuple(task_from(item) for item in data["tasks"]),
        indicators=tuple(figure_from(item) for item in data["indicators"]),
        doubts=tuple(Doubt(item["code"], item["message"], span_from(item["span"])) for item in data["doubts"]),
        unplaced=tuple(Unplaced(item["text"], span_from(item["span"]), item["why"]) for item in data["unplaced"]),
        text_of_source=data.get("text_of_source", ""),
    )


def task_from(data: Data) -> Task:
    return Task(
        id=data["id"],
        path=tuple(data["path"]),
        title=data["title"],
        text=data["text"],
        inherited=tuple(data.get("inherited", ())),
        measures=tuple(data.get("measures", ())),
        phases=tuple(Phase(**phase) for phase in data.get("phases", ())),
        safeguards=data.get("safeguards", ""),
        notes=data.get("notes", ""),
        units=tuple(unit_from(item) for item in data.get("units", ())),
        due=data.get("due"),
        due_text=data.get("due_text"),
        milestones=tuple(Milestone(**item) for item in data.get("milestones", ())),
        recurrence=_recurrence(data.get("recurrence")),
        kind=TaskKind(data.get("kind", TaskKind.TASK)),
        parent=data.get("parent"),
        spans=tuple(span_from(item) for item in data.get("spans", ())),
        doubts=tuple(data.get("doubts", ())),
    )


def unit_from(data: Data) -> Unit:
    return Unit(data["name"], Role(data.get("role", Role.MEMBER)), group=bool(data.get("group", False)))


def section_from(data: Data) -> Section:
    return Section(
        id=data["id"],
        title=data["title"],
        path=tuple(data["path"]),
        kind=SectionKind(data["kind"]),
        text=data["text"],
        span=span_from(data["span"]),
    )


def figure_from(data: Data) -> Figure:
    return Figure(
        task=data["task"],
        quote=data["quote"],
        subject=data["subject"],
        value=data["value"],
        upper=data["upper"],
        comparator=Comparator(data["comparator"]),
        unit=data["unit"],
        due=data["due"],
        recurrence=_recurrence(data["recurrence"]),
        kind=FigureKind(data["kind"]),
        span=span_from(data["span"]),
    )


def span_from(pair: Sequence[int]) -> Span:
    start, end = pair
    return Span(start, end)


def _recurrence(value: str | None) -> Recurrence | None:
    return Recurrence(value) if value else None

"""Writing tasks into the list: a confirmed value becomes a task with its units, phases, milestones and figures.

Tasks are written many at a time, so that confirming a whole table costs a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from yinxin.apps.plans.duty import as_value, figure_value
from yinxin.apps.plans.models import Figure, Milestone, Phase, Plan, Section, Source, Task, TaskUnit
from yinxin.apps.plans.rewriting_parts import rewrite_parts
from yinxin.apps.plans.search import folded
from yinxin.domain.plans import proposal
from yinxin.domain.plans.deadline import last_day
from yinxin.domain.plans.stored import figure_from, task_from


@dataclass(frozen=True, slots=True)
class Item:
    """A confirmed task as the desk has it: `data` with the chosen units, and the figures read in it."""

    data: Mapping[str, Any]
    figures: tuple[proposal.Figure, ...] = ()

    @property
    def value(self) -> proposal.Task:
        return task_from(self.data)


def fill(task: Task, item: Item, sections: Sections) -> None:
    """Put the cells of a value into the task's own columns."""
    value = item.value
    task.section = sections.at(value.path)
    task.path = list(value.path)
    task.title, task.text = value.title, value.text
    task.inherited, task.measures = list(value.inherited), list(value.measures)
    task.safeguards, task.notes = value.safeguards, value.notes
    task.due, task.due_on = value.due or "", last_day(value.due)
    task.due_text = (value.due_text or "")[:200]
    task.recurrence = value.recurrence.value if value.recurrence else ""
    task.kind = value.kind.value
    task.spans = [[span.start, span.end] for span in value.spans]
    task.folded = folded(value)


def write_parts(pairs: Sequence[tuple[Task, Item]], source: Source) -> None:
    """The units, phases, milestones and figures of tasks that have none yet."""
    TaskUnit.objects.bulk_create([part for task, item in pairs for part in _units(task, item.data.get("units", []))])
    Phase.objects.bulk_create([phase for task, item in pairs for phase in _phases(task, item.value)])
    Milestone.objects.bulk_create([one for task, item in pairs for one in _milestones(task, item.value)])
    Figure.objects.bulk_create([figure for task, item in pairs for figure in _figures(task, item, source)])


def rewrite(task: Task, item: Item, source: Source, sections: Sections) -> None:
    """Give a task of the list new content. Its number, its address, what was handed over and what was reported stay."""
    fill(task, item, sections)
    task.save()
    task.units.filter(until__isnull=True).delete()
    TaskUnit.objects.bulk_create(_units(task, item.data.get("units", [])))
    rewrite_parts(task, _phases(task, item.value), _milestones(task, item.value), _figures(task, item, source))


def snapshot(task: Task) -> dict[str, Any]:
    """Everything `rewrite` replaces, as JSON, so that it can be put back."""
    data = proposal.value_as_json(as_value(task))
    rows = [row for row in task.units.all() if row.until is None]
    data["units"] = [
        {"name": row.name, "role": row.role, "group": row.is_placeholder, "chosen": _choice(row)} for row in rows
    ]
    figures = [proposal.value_as_json(figure_value(figure)) for figure in task.figures.select_related("task")]
    return {"task": data, "figures": figures, "source": task.source_id, "order": task.order}


def item_from(before: Mapping[str, Any]) -> Item:
    return Item(before["task"], tuple(figure_from(figure) for figure in before["figures"]))


def figure_row(figure: proposal.Figure, order: int, *, plan: Plan, task: Task | None, source: Source) -> Figure:
    return Figure(
        plan=plan,
        task=task,
        source=source,
        order=order,
        quote=figure.quote,
        subject=figure.subject[:300],
        value=_decimal(figure.value),
        upper=_decimal(figure.upper),
        comparator=figure.comparator.value,
        unit=figure.unit[:60],
        due=figure.due or "",
        due_on=last_day(figure.due),
        recurrence=figure.recurrence.value if figure.recurrence else "",
        kind=figure.kind.value,
        span=[figure.span.start, figure.span.end],
    )


class Sections:
    """The sections of a plan by their path; one that is not there yet is made, with those above it."""

    def __init__(self, plan: Plan, source: Source) -> None:
        self.plan = plan
        self.source = source
        self.known = {tuple(section.path): section for section in plan.sections.all()}

    def at(self, path: Sequence[str]) -> Section | None:
        parent: Section | None = None
        for depth in range(1, len(path) + 1):
            parent = self._one(tuple(path[:depth]), parent)
        return parent

    def keep(self, read: proposal.Section, order: int) -> None:
        """What the document prints under a heading that its tasks may stand under too. A heading printed twice has both texts."""
        row = self.at([*read.path, read.title])
        if row is None:
            return
        row.order, row.kind = order, read.kind.value
        row.text = "\n".join(text for text in (row.text, read.text) if text)
        row.span = [min([read.span.start, *row.span[:1]]), max([read.span.end, *row.span[1:]])]
        row.save(update_fields=["order", "kind", "text", "span"])

    def _one(self, path: tuple[str, ...], parent: Section | None) -> Section:
        if path not in self.known:
            section = Section.objects.create(
                plan=self.plan,
                parent=parent,
                order=len(self.known) + 1,
                path=list(path),
                title=path[-1][:500],
                source=self.source,
            )
            section.trail = f"{parent.trail if parent else '/'}{section.pk}/"
            section.save(update_fields=["trail"])
            self.known[path] = section
        return self.known[path]


def _units(task: Task, units: Sequence[Mapping[str, Any]]) -> list[TaskUnit]:
    return [
        TaskUnit(
            task=task,
            order=order,
            name=unit["name"][:200],
            role=unit.get("role", proposal.Role.MEMBER.value),
            is_placeholder=bool(unit.get("group")),
            unit_id=_key(unit, "u"),
            group_id=_key(unit, "g"),
        )
        for order, unit in enumerate(units, start=1)
    ]


def _key(unit: Mapping[str, Any], sort: str) -> int | None:
    value = unit.get("chosen") or ""
    return int(value[1:]) if value.startswith(sort) else None


def _choice(row: TaskUnit) -> str:
    if row.unit_id:
        return f"u{row.unit_id}"
    return f"g{row.group_id}" if row.group_id else ""


def _phases(task: Task, value: proposal.Task) -> list[Phase]:
    return [
        Phase(
            task=task,
            order=order,
            label=phase.label[:100],
            start=_day(phase.start),
            end=_day(phase.end),
            text=phase.text,
        )
        for order, phase in enumerate(value.phases, start=1)
    ]


def _milestones(task: Task, value: proposal.Task) -> list[Milestone]:
    return [
        Milestone(task=task, order=order, due=one.due, due_on=last_day(one.due), text=one.text)
        for order, one in enumerate(value.milestones, start=1)
    ]


def _figures(task: Task, item: Item, source: Source) -> list[Figure]:
    return [
        figure_row(figure, order, plan=task.plan, task=task, source=source)
        for order, figure in enumerate(item.figures, start=1)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))

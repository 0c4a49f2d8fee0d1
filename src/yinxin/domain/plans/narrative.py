"""A plan told in chapters and items: its duties, and its other passages with their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yinxin.domain.document import Span
from yinxin.domain.plans.account import pieces
from yinxin.domain.plans.dates import read_due
from yinxin.domain.plans.items import Item, assigned_items, spoken, unassigned_items
from yinxin.domain.plans.outline import Node, build, gaps
from yinxin.domain.plans.proposal import Doubt, LeadRule, Section, Task, TaskKind
from yinxin.domain.plans.recurrences import read_recurrence
from yinxin.domain.plans.sections import is_plan, kind_of
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.furniture import Line


@dataclass(frozen=True, slots=True)
class Told:
    """What a narrative holds. `flows` gives each task's or section's text for the reading of figures."""

    tasks: tuple[Task, ...]
    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...]
    task_flows: tuple[tuple[Flow, ...], ...]
    section_flows: tuple[tuple[Flow, ...], ...]


def read_narrative(
    lines: Sequence[Line], *, title: str, lead_rule: LeadRule, year: int | None, report: bool, has_table: bool
) -> Told:
    """Read cleaned lines. `has_table`: a plan table already names the duties, so unassigned items are none."""
    root = build(lines)
    items = _items(root, title, lead_rule, report=report, has_table=has_table)
    tasks, flows = _tasks(items, year)
    taken = {at for item in items for flow in item.flows for at in flow.offsets}
    sections, section_flows = _sections(root, taken, report=report, has_duties=bool(items))
    doubts = [*_gap_doubts(root), *_unit_doubts(items)]
    return Told(tasks, sections, tuple(doubts), flows, section_flows)


def _items(root: Node, title: str, lead_rule: LeadRule, *, report: bool, has_table: bool) -> list[Item]:
    if spoken(root, lead_rule):
        return assigned_items(root, lead_rule)
    headings = [node.title for node in root.walk()]
    if has_table or report or not is_plan(title, headings):
        return []
    return unassigned_items(root)


def _tasks(items: Sequence[Item], year: int | None) -> tuple[tuple[Task, ...], tuple[tuple[Flow, ...], ...]]:
    names = {id(item): f"n{at}" for at, item in enumerate(items)}
    tasks: list[Task] = []
    for item in items:
        flows = [stripped for flow in item.flows if (stripped := flow.strip()).text]
        text = "\n".join(flow.text for flow in flows)
        due = read_due(text, year=year)
        tasks.append(
            Task(
                id=names[id(item)],
                path=item.path,
                title=item.title,
                text=text,
                measures=tuple(item.measures),
                units=item.units,
                due=due.due,
                due_text=due.due_text,
                milestones=due.milestones,
                recurrence=read_recurrence(text),
                kind=TaskKind.TASK if item.parent is None else TaskKind.MEASURE,
                parent=names[id(item.parent)] if item.parent is not None else None,
                spans=_spans(flows),
                doubts=(*item.doubts, *due.doubts),
            )
        )
    return tuple(tasks), tuple(tuple(item.flows) for item in items)


def _spans(flows: Iterable[Flow]) -> tuple[Span, ...]:
    return pieces(at for flow in flows for at in flow.offsets)


def _sections(
    root: Node, taken: set[int], *, report: bool, has_duties: bool
) -> tuple[tuple[Section, ...], tuple[tuple[Flow, ...], ...]]:
    """Each heading's own paragraphs that belong to no task, one section a contiguous stretch."""
    sections: list[Section] = []
    flows: list[tuple[Flow, ...]] = []
    for node in root.walk():
        above = [heading.title for heading in node.ancestors()]
        kind = kind_of(node.title, above, report=report, plan_has_duties=has_duties)
        for stretch in _free_stretches(node, taken):
            start, end = stretch[0].span().start, stretch[-1].span().end
            text = "\n".join(flow.text for flow in stretch)
            sections.append(Section(f"s{len(sections) + 1}", node.title, tuple(above), kind, text, Span(start, end)))
            flows.append(tuple(stretch))
    return tuple(sections), tuple(flows)


def _free_stretches(node: Node, taken: set[int]) -> Iterator[list[Flow]]:
    stretch: list[Flow] = []
    for flow in node.paragraphs:
        stripped = flow.strip()
        if not stripped.text:
            continue
        if stripped.offsets[0] in taken:
            if stretch:
                yield stretch
            stretch = []
            continue
        stretch.append(stripped)
    if stretch:
        yield stretch


def _gap_doubts(root: Node) -> Iterator[Doubt]:
    for before, after, missing in gaps(list(root.walk())):
        first, last = before.number, after.number
        if first is None or last is None:
            continue
        lost = "、".join(str(each) for each in missing[:10])
        message = f"第{first.value}项之后直接是第{last.value}项，缺第{lost}项"
        yield Doubt("numbering-gap", message, after.paragraphs[0].span() if after.paragraphs else Span(0, 0))


def _unit_doubts(items: Sequence[Item]) -> Iterator[Doubt]:
    for item in items:
        for message in item.doubts:
            yield Doubt("unit", message, item.flows[0].span())

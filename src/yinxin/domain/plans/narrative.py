"""A plan told in chapters and items: its duties, and its other passages with their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from yinxin.domain.document import Span
from yinxin.domain.plans.account import pieces
from yinxin.domain.plans.dates import read_due
from yinxin.domain.plans.head import Head, year_of_title
from yinxin.domain.plans.items import Item, assigned_items, spoken, unassigned_items
from yinxin.domain.plans.outline import Node, build, gaps
from yinxin.domain.plans.parts import Part, split_parts
from yinxin.domain.plans.places import Place, heading_places
from yinxin.domain.plans.proposal import Doubt, LeadRule, Section, Task, TaskKind
from yinxin.domain.plans.recurrences import read_recurrence
from yinxin.domain.plans.sections import is_plan, is_report, kind_of
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
    section_years: tuple[int | None, ...]
    places: tuple[Place, ...]


def read_narrative(lines: Sequence[Line], head: Head, *, lead_rule: LeadRule, has_table: bool) -> Told:
    """Read cleaned lines. `has_table`: a plan table already names the duties, so unassigned items are none."""
    told = [
        _read_part(part, head, lead_rule, has_table=has_table, first=at == 0)
        for at, part in enumerate(split_parts(lines))
    ]
    sections = [replace(section, id="") for part in told for section in part.sections]
    return Told(
        tasks=tuple(
            replace(task, id=f"p{at}{task.id}", parent=f"p{at}{task.parent}" if task.parent else None)
            for at, part in enumerate(told)
            for task in part.tasks
        ),
        sections=tuple(replace(section, id=f"s{at}") for at, section in enumerate(sections, 1)),
        doubts=tuple(doubt for part in told for doubt in part.doubts),
        task_flows=tuple(flows for part in told for flows in part.task_flows),
        section_flows=tuple(flows for part in told for flows in part.section_flows),
        section_years=tuple(year for part in told for year in part.section_years),
        places=tuple(place for part in told for place in part.places),
    )


def _read_part(part: Part, head: Head, lead_rule: LeadRule, *, has_table: bool, first: bool) -> Told:
    title = head.title if first else part.title
    year = head.year if first else year_of_title(part.title) or head.year
    root = build(_below_title(part.lines, title))
    assigned = bool(spoken(root))
    headings = [node.title for node in root.walk()]
    report = is_report(title) or not (assigned or has_table or is_plan(title, headings))
    items = assigned_items(root, lead_rule)
    if not assigned:
        items = [] if has_table or report else unassigned_items(root)
    prefix = () if first else (part.title,)
    tasks, flows = _tasks(items, year, prefix)
    taken = {at for item in items for flow in item.flows for at in flow.offsets}
    sections, section_flows = _sections(root, taken, prefix, report=report, has_duties=bool(items))
    doubts = [*_gap_doubts(root), *_unit_doubts(items)]
    if assigned and not report:
        doubts += _unassigned_doubts(root, items, taken)
    places = heading_places(root, prefix, head.title)
    return Told(tasks, sections, tuple(doubts), flows, section_flows, (year,) * len(sections), places)


def _below_title(lines: Sequence[Line], title: str) -> list[Line]:
    """The lines, the document's title no heading among them: <h1> and a title with an outline level declare it one."""
    whole = "".join(title.split())
    return [replace(line, level=None) if line.level and "".join(line.text.split()) in whole else line for line in lines]


def _tasks(
    items: Sequence[Item], year: int | None, prefix: tuple[str, ...]
) -> tuple[tuple[Task, ...], tuple[tuple[Flow, ...], ...]]:
    names = {id(item): f"n{at}" for at, item in enumerate(items)}
    tasks: list[Task] = []
    for item in items:
        flows = sorted((bare for flow in item.flows if (bare := flow.strip()).text), key=lambda flow: flow.offsets[0])
        text = "\n".join(flow.text for flow in flows)
        due = read_due(text, year=year)
        tasks.append(
            Task(
                id=names[id(item)],
                path=(*prefix, *item.path),
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
    root: Node, taken: set[int], prefix: tuple[str, ...], *, report: bool, has_duties: bool
) -> tuple[tuple[Section, ...], tuple[tuple[Flow, ...], ...]]:
    """Each heading's own paragraphs that belong to no task, one section a contiguous stretch."""
    sections: list[Section] = []
    flows: list[tuple[Flow, ...]] = []
    for node in root.walk():
        above = [*prefix, *(heading.title for heading in node.ancestors())]
        kind = kind_of(node.title, above, report=report, plan_has_duties=has_duties)
        for stretch in _free_stretches(node, taken):
            start, end = stretch[0].span().start, stretch[-1].span().end
            text = "\n".join(flow.text for flow in stretch)
            sections.append(Section(f"s{len(sections) + 1}", node.title, tuple(above), kind, text, Span(start, end)))
            flows.append(tuple(stretch))
    return tuple(sections), tuple(flows)


def _free_stretches(node: Node, taken: set[int]) -> Iterator[list[Flow]]:
    """A node's paragraphs that no task holds. What closes the document (本措施自…起施行) stands below other headings:
    it is a stretch of its own, or its section would seem to cover all of them."""
    below = [child.paragraphs[0].offsets[0] for child in node.children if child.paragraphs[0].offsets]
    stretch: list[Flow] = []
    for flow in node.paragraphs:
        stripped = flow.strip()
        if not stripped.text:
            continue
        held = stripped.offsets[0] in taken
        if stretch and (held or any(stretch[-1].offsets[0] < start < stripped.offsets[0] for start in below)):
            yield stretch
            stretch = []
        if not held:
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


def _unassigned_doubts(root: Node, items: Sequence[Item], taken: set[int]) -> Iterator[Doubt]:
    """Items that look like duties and carry no bracket where others do: they are no tasks, and that is said aloud."""
    assigned = {id(item.node.parent) for item in items}
    for left in unassigned_items(root):
        first = left.flows[0].strip()
        if not first.offsets or first.offsets[0] in taken:
            continue
        if left.units:
            named = "、".join(unit.name for unit in left.units)
            message = f"“{left.title}”没有责任单位括注，未列为任务；文中写到{named}，请核对是否另列一项任务"
        elif id(left.node.parent) in assigned:
            message = f"“{left.title}”的同级条目写明了责任单位，这一条没有，未列为任务，请核对"
        else:
            continue
        yield Doubt("unassigned", message, first.span())


def _unit_doubts(items: Sequence[Item]) -> Iterator[Doubt]:
    for item in items:
        for message in item.doubts:
            yield Doubt("unit", message, item.flows[0].span())

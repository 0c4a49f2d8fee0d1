"""Document in, proposal out: the whole reading of a plan, told nothing but the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from yinxin.domain.document import Document, PageBreak, Paragraph, Span, Table
from yinxin.domain.errors import RefusedError
from yinxin.domain.plans.account import leftovers, pieces
from yinxin.domain.plans.dates import read_due
from yinxin.domain.plans.figuring import figures_of
from yinxin.domain.plans.head import Head, read_head
from yinxin.domain.plans.narrative import Told, read_narrative
from yinxin.domain.plans.periods import document_period
from yinxin.domain.plans.places import headings_at
from yinxin.domain.plans.proposal import Doubt, LeadRule, Period, Proposal, Role, Source, Task, Unplaced
from yinxin.domain.plans.recurrences import read_recurrence
from yinxin.domain.plans.secrecy import secrecy
from yinxin.domain.plans.tables import TableReading, read_tables
from yinxin.domain.plans.unitlist import find_lead_rule
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.furniture import Line, without_furniture
from yinxin.domain.text.lines import joined


def propose(document: Document) -> Proposal:
    """Read a plan.

    Raises RefusedError("classified", mark=…) for a document marked 绝密, 机密 or 秘密: nothing of it may be kept.
    """
    mark = secrecy(document.text[:4000].split("\n"), document.name)
    if mark:
        raise RefusedError("classified", mark=mark, name=document.name)
    rule = LeadRule.FIRST_LISTED if find_lead_rule("".join(document.text.split())) else LeadRule.NONE
    spoken = read_head(
        [Flow.of(each.text, 0).squeezed().text for each in islice(document.paragraphs(), 60)], document.name
    )
    tables = read_tables(document, lead_rule=rule, year=spoken.year)
    cleaned = without_furniture(tuple(_lines(document, tables.claimed)))
    lines = joined(cleaned.lines)
    head = read_head([line.text for line in lines], document.name)
    told = read_narrative(lines, head, lead_rule=rule, has_table=bool(tables.tasks))
    return _proposal(document, head, rule, tables, told, cleaned.furniture)


def _lines(document: Document, claimed: Sequence[Span]) -> Iterator[Line]:
    """Paragraphs outside the claimed tables; a table that is no plan table is read row by row."""
    broken, last_end = False, 0
    spans = sorted(claimed)
    for block in document.blocks:
        if isinstance(block, PageBreak):
            broken = True
            continue
        gap = document.text[last_end : block.span.start].count("\n") > 1
        last_end = block.span.end
        if isinstance(block, Table):
            yield from _table_lines(document.text, block, spans)
            continue
        for piece in _outside(block.span, spans):
            yield _line(document.text, block, piece, broken_before=broken or gap)
            broken = False


def _line(text: str, block: Paragraph, piece: Span, *, broken_before: bool) -> Line:
    return Line(Flow.cut(text, piece).squeezed(), block.level, block.style, block.uncertain, broken_before)


def _table_lines(text: str, table: Table, claimed: Sequence[Span]) -> Iterator[Line]:
    if any(span.start <= table.span.start and table.span.end <= span.end for span in claimed):
        return
    rows: dict[int, list[Flow]] = {}
    for cell in table.cells:
        if cell.text.strip():
            for piece in _outside(cell.span, claimed):
                rows.setdefault(cell.row, []).append(Flow.cut(text, piece).squeezed())
    for flows in rows.values():
        yield from (Line(flow, style="table") for flow in flows)


def _outside(span: Span, claimed: Sequence[Span]) -> Iterator[Span]:
    """The parts of a span that no claimed span holds (claimed spans sorted)."""
    at = span.start
    for held in claimed:
        if held.end <= at:
            continue
        if held.start >= span.end:
            break
        if held.start > at:
            yield Span(at, held.start)
        at = max(at, held.end)
    if at < span.end:
        yield Span(at, span.end)


def _proposal(
    document: Document, head: Head, rule: LeadRule, tables: TableReading, told: Told, furniture: Sequence[Flow]
) -> Proposal:
    tasks, renamed = _numbered((*(_dated(_placed(task, told), head.year) for task in tables.tasks), *told.tasks))
    period = document_period(head.title, document.text[:3000]) or _phased(tasks)
    unplaced = [*tables.unplaced, *(Unplaced(flow.text.strip(), flow.span(), "furniture") for flow in furniture)]
    spans = [span for task in tasks for span in task.spans]
    spans += [section.span for section in told.sections] + [each.span for each in unplaced]
    spans += [piece for flows in told.section_flows for flow in flows for piece in pieces(flow.offsets)]
    unplaced += leftovers(document.text, spans)
    task_flows = {renamed[task.id]: flows for task, flows in zip(told.tasks, told.task_flows, strict=True)}
    return Proposal(
        source=Source(document.name, document.sha256, document.media_type, document.encoding, len(document.text)),
        title=head.title,
        document_number=head.document_number,
        issuer=head.issuer,
        classification=head.classification,
        period=period,
        lead_rule=_lead_rule(rule, tasks),
        sections=told.sections,
        tasks=tasks,
        indicators=figures_of(document.text, tasks, task_flows, told, head.year),
        doubts=tuple(
            sorted((*tables.doubts, *told.doubts, *_quiet(document, tasks, told)), key=lambda doubt: doubt.span)
        ),
        unplaced=tuple(sorted(unplaced, key=lambda each: each.span)),
        text_of_source=document.text,
    )


def _numbered(tasks: Sequence[Task]) -> tuple[tuple[Task, ...], dict[str, str]]:
    """Tasks in the order of the document, named t001, t002 …; parents follow their new names."""
    ordered = sorted(tasks, key=lambda task: task.spans[0].start if task.spans else 0)
    names = {task.id: f"t{at:03}" for at, task in enumerate(ordered, 1) if task.id}
    numbered = [
        replace(task, id=f"t{at:03}", parent=names.get(task.parent) if task.parent else None)
        for at, task in enumerate(ordered, 1)
    ]
    return tuple(numbered), names


def _placed(task: Task, told: Told) -> Task:
    """A row stands under its category cells, its table's title and the headings the table is printed under."""
    above = headings_at(told.places, task.spans[0].start) if task.spans else ()
    return replace(task, path=(*above, *task.path))


def _dated(task: Task, year: int | None) -> Task:
    """A row without a date column of its own takes the dates its text and measures state; phase columns do not count."""
    said = "\n".join((task.text, *task.measures))
    recurrence = task.recurrence or read_recurrence(task.due_text or "") or read_recurrence(said)
    if task.due or task.due_text:
        return replace(task, recurrence=recurrence)
    due = read_due(said, year=year)
    return replace(
        task,
        due=due.due,
        due_text=due.due_text,
        milestones=due.milestones,
        recurrence=recurrence,
        doubts=(*task.doubts, *due.doubts),
    )


def _phased(tasks: Sequence[Task]) -> Period | None:
    """A plan that states no period of its own runs from its first phase to its last."""
    starts = [phase.start for task in tasks for phase in task.phases if phase.start]
    ends = [phase.end for task in tasks for phase in task.phases if phase.end]
    return Period(min(starts), max(ends)) if starts and ends else None


def _lead_rule(rule: LeadRule, tasks: Sequence[Task]) -> LeadRule:
    if rule is LeadRule.FIRST_LISTED:
        return rule
    led = any(unit.role is Role.LEAD for task in tasks for unit in task.units)
    return LeadRule.EXPLICIT if led else LeadRule.NONE


def _quiet(document: Document, tasks: Sequence[Task], told: Told) -> Iterator[Doubt]:
    """Words that come from optical recognition are all doubted; a document without any duty says so."""
    for paragraph in document.paragraphs():
        if paragraph.uncertain:
            yield Doubt("recognised", "此段由图像识别得出，请对照原件", paragraph.span)
    if document.dropped:
        yield Doubt("control-characters", f"文件里有{document.dropped}个无法显示的控制字符，已略去", Span(0, 0))
    for page in document.unread_pages:
        yield Doubt("picture-page", f"第{page}页只有图像，没有读出文字，请对照原件", Span(0, 0))
    if not tasks and not any(section.kind.value == "report" for section in told.sections):
        yield Doubt(
            "no-duties", "没有读出任务：文件中没有责任单位括注、责任单位栏，也没有“主要任务”一类的条目", Span(0, 0)
        )

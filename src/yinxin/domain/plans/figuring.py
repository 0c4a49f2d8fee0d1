"""Every figure of a plan, read where it stands: task by task, phase by phase, section by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from yinxin.domain.plans.dates import read_due
from yinxin.domain.plans.figures import FigureContext, read_figures
from yinxin.domain.plans.narrative import Told
from yinxin.domain.plans.proposal import Figure, FigureKind, Phase, SectionKind, Task
from yinxin.domain.text.flow import Flow
from yinxin.domain.text.numbering import read_number

_LISTED = re.compile(
    r"\s*(?:[-—–－·●■◆★▪•*]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳]|[一二三四五六七八九]是)"
)
_FINAL = re.compile(r"[。；;！？:：]\s*$")


def figures_of(
    text: str, tasks: Sequence[Task], task_flows: Mapping[str, Sequence[Flow]], told: Told, year: int | None
) -> tuple[Figure, ...]:
    """Figures in the order of the document, each once though two readings touch it."""
    found: dict[tuple[int, int, float | None], Figure] = {}
    for flow, context in (*_of_tasks(text, tasks, task_flows, year), *_of_sections(told)):
        for figure in read_figures(flow, context):
            found.setdefault((figure.span.start, figure.span.end, figure.value), figure)
    return tuple(sorted(found.values(), key=lambda figure: figure.span))


def _of_tasks(
    text: str, tasks: Sequence[Task], task_flows: Mapping[str, Sequence[Flow]], year: int | None
) -> Iterator[tuple[Flow, FigureContext]]:
    for task in tasks:
        if task.id in task_flows:
            for flow in task_flows[task.id]:
                yield flow, FigureContext(task.id, None, task.due, year)
            continue
        units = _bare("".join(unit.name for unit in task.units))
        phases = list(task.phases)
        for span in task.spans:
            cell = Flow.cut(text, span).squeezed()
            if units and _bare(re.sub(r"[，,、；;]", "", cell.text)) == units:
                continue
            due = _phase_end(phases, cell.text) or task.due
            for flow in paragraphs(cell):
                yield flow, FigureContext(task.id, FigureKind.TARGET, due, year)


def _of_sections(told: Told) -> Iterator[tuple[Flow, FigureContext]]:
    for section, flows, year in zip(told.sections, told.section_flows, told.section_years, strict=True):
        kind = FigureKind.ACHIEVED if section.kind is SectionKind.REPORT else None
        due: str | None = None
        for flow in flows:
            # 到2030年，实现以下目标： dates the list below it, up to the first paragraph that is no line of the list.
            due = due if _LISTED.match(flow.text) else None
            yield flow, FigureContext(None, kind, due, year)
            if flow.text.rstrip().endswith(("：", ":")):
                due = read_due(flow.text, year=year).due


def _phase_end(phases: list[Phase], cell: str) -> str | None:
    """The end of the phase whose column a cell stands in, known by its text; each phase is met once, in order."""
    bare = _bare(cell)
    for at, phase in enumerate(phases):
        if phase.end and bare and bare == _bare(phase.text):
            return phases.pop(at).end
    return None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def paragraphs(cell: Flow) -> Iterator[Flow]:
    """The paragraphs of a cell; a newline inside a sentence is a break of the page, not of the text."""
    held: list[Flow] = []
    at = 0
    for line in cell.text.splitlines(keepends=True):
        flow = cell[at : at + len(line)].strip()
        at += len(line)
        if not flow.text:
            continue
        if held and (_FINAL.search(held[-1].text) or read_number(flow.text)):
            yield Flow.join(held)
            held = []
        held.append(flow)
    if held:
        yield Flow.join(held)

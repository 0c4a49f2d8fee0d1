"""What a person may do with a proposed task at the desk: cut it in parts, or lay several together. Nothing is lost by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from yinxin.domain.document import Span
from yinxin.domain.errors import RefusedError
from yinxin.domain.plans.proposal import Phase, Role, Task, Unit

# A title is the first sentence of the text, as the reader makes it where the document prints no heading.
SENTENCE_END = re.compile(r"[。；;!?！？\n]")

STRENGTH = {Role.LEAD: 0, Role.MEMBER: 1, Role.GUIDE: 2}


def first_sentence(text: str) -> str:
    cleaned = text.strip()
    found = SENTENCE_END.search(cleaned)
    return cleaned[: found.start()] if found else cleaned


def split(task: Task, positions: Sequence[int], source_text: str) -> tuple[Task, ...]:
    """Cut `task.text` at the positions. Every part keeps units, dates, phases and safeguards: a person takes away, not adds.

    Each measure goes with the part that prints it, or with the first one.
    """
    cuts = sorted(set(positions))
    parts = [part.strip() for part in _cut(task.text, cuts)]
    if len(parts) < 2 or not all(parts):
        raise RefusedError("desk-split-empty", title=task.title)
    spans = _cut_spans(task, cuts, source_text)
    measures = _deal_out(task.measures, parts)
    return tuple(
        replace(
            task,
            title=task.title if number == 0 and part.startswith(task.title) else first_sentence(part),
            text=part,
            measures=measures[number],
            spans=spans[number],
            doubts=task.doubts if number == 0 else (),
        )
        for number, part in enumerate(parts)
    )


def positions_of(text: str, parts: Sequence[str]) -> tuple[int, ...]:
    """Where the given parts begin in the text. They must be the text itself, cut: a split may not lose or add a word."""
    positions: list[int] = []
    place = 0
    for part in (part.strip() for part in parts):
        found = text.find(part, place) if part else -1
        if found < 0 or text[place:found].strip():
            raise RefusedError("desk-split-differs", part=part[:20])
        positions.append(found)
        place = found + len(part)
    if text[place:].strip():
        raise RefusedError("desk-split-differs", part=text[place:].strip()[:20])
    return tuple(positions[1:])


def merge(tasks: Sequence[Task]) -> Task:
    """One task of several, in the order given: texts joined, units together with their strongest role."""
    if len(tasks) < 2:
        raise RefusedError("desk-merge-one")
    first = tasks[0]
    dated = [task for task in tasks if task.due]
    last = max(dated, key=lambda task: task.due or "") if dated else first
    return replace(
        first,
        text="\n".join(_once(task.text for task in tasks)),
        inherited=tuple(name for name in first.inherited if all(name in task.inherited for task in tasks)),
        measures=_once(measure for task in tasks for measure in task.measures),
        phases=_phases(tasks),
        safeguards="\n".join(_once(task.safeguards for task in tasks if task.safeguards)),
        notes="\n".join(_once(task.notes for task in tasks if task.notes)),
        units=_units(tasks),
        due=last.due,
        due_text=last.due_text,
        milestones=tuple(dict.fromkeys(milestone for task in tasks for milestone in task.milestones)),
        recurrence=next((task.recurrence for task in tasks if task.recurrence), None),
        spans=tuple(sorted({span for task in tasks for span in task.spans})),
        doubts=_once(doubt for task in tasks for doubt in task.doubts),
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _units(tasks: Sequence[Task]) -> tuple[Unit, ...]:
    strongest: dict[str, Unit] = {}
    for unit in (unit for task in tasks for unit in task.units):
        known = strongest.get(unit.name)
        if known is None or STRENGTH[unit.role] < STRENGTH[known.role]:
            strongest[unit.name] = unit
    return tuple(strongest.values())


def _phases(tasks: Sequence[Task]) -> tuple[Phase, ...]:
    by_label: dict[str, Phase] = {}
    for phase in (phase for task in tasks for phase in task.phases):
        known = by_label.get(phase.label)
        if known is None:
            by_label[phase.label] = phase
        elif phase.text not in known.text:
            by_label[phase.label] = replace(known, text=f"{known.text}\n{phase.text}")
    return tuple(by_label.values())


def _cut(text: str, cuts: Sequence[int]) -> list[str]:
    edges = [0, *(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def _deal_out(measures: Sequence[str], parts: Sequence[str]) -> list[tuple[str, ...]]:
    dealt: list[list[str]] = [[] for _ in parts]
    for measure in measures:
        home = next((number for number, part in enumerate(parts) if measure in part), 0)
        dealt[home].append(measure)
    return [tuple(item) for item in dealt]


def _cut_spans(task: Task, cuts: Sequence[int], source_text: str) -> list[tuple[Span, ...]]:
    """The places of the parts: the text and its spans print the same characters, so the n-th printed one is the same.

    Where they differ (a text carried down from a merged cell) every part keeps all places.
    """
    printed = "".join("".join(source_text[span.start : span.end].split()) for span in task.spans)
    if not printed.startswith("".join(task.text.split())):
        return [task.spans] * (len(cuts) + 1)
    counts = [len("".join(task.text[:cut].split())) for cut in cuts]
    borders = [_offset(task.spans, source_text, count) for count in counts]
    edges = [0, *borders, len(source_text)]
    return [_within(task.spans, start, end) for start, end in pairwise(edges)]


def _offset(spans: Sequence[Span], source_text: str, count: int) -> int:
    """The offset in the source of the printed character number `count` of the spans."""
    left = count
    for span in spans:
        for place in range(span.start, span.end):
            if source_text[place].isspace():
                continue
            if left == 0:
                return place
            left -= 1
    return spans[-1].end


def _within(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    clipped = ((max(span.start, start), min(span.end, end)) for span in spans)
    return tuple(Span(first, last) for first, last in clipped if first < last)

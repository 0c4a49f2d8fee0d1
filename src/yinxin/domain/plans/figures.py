"""Quantified goals and results of one paragraph or cell, by the conventions of the published contract.

`value` stays in the printed unit (近3万人次 is 3 万人次, about), a quote is the clause that says it, a due date is the one in
force where the number stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from yinxin.domain.plans.blanks import blanked, masked
from yinxin.domain.plans.clauses import Stretch, clauses, sentences
from yinxin.domain.plans.counted import counted
from yinxin.domain.plans.datedgoals import DatedGoal, dated_goals
from yinxin.domain.plans.dates import Deadline, deadlines
from yinxin.domain.plans.exclusions import is_figure
from yinxin.domain.plans.proposal import Comparator, Figure, FigureKind
from yinxin.domain.plans.quantities import Quantity, read_quantities
from yinxin.domain.plans.reach import finishes, is_of_whole
from yinxin.domain.plans.recurrences import read_recurrence
from yinxin.domain.plans.speeds import SPEED_UNITS
from yinxin.domain.plans.tenses import kind_of
from yinxin.domain.plans.terms import Shape, read_terms
from yinxin.domain.text.flow import Flow


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What the paragraph's place tells: its task, whether its part of the document plans or reports, and the dates in force.

    `kind` None: the words decide. `due`: the date of the task or of its phase column. `year`: the year the document is for.
    """

    task: str | None = None
    kind: FigureKind | None = None
    due: str | None = None
    year: int | None = None


_SEPARATOR = re.compile(r"[、和及与并且（(]|以及|(?<!公)共计?$")
_BRACKET = re.compile(r"[（(][^（）()]{0,40}[)）]")
_OPENING = re.compile(r"[、，\s（(]*(?:以及|并且|共计?|[和及与并且])?")
_RESPECTIVELY = re.compile(r"分别")
_LABEL = re.compile(r"\s*(?:[一二三四五六七八九十]+[是、]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[①-⑳])")


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence: its paragraph, the same with names and dates blanked out and with dates alone, its deadlines.

    `own` tells of each date where the paragraph last names it as that of one clause and not of the whole.
    """

    flow: Flow
    plain: str
    undated: str
    sentence: Stretch
    due: Sequence[Deadline]
    own: Mapping[str, int]
    context: FigureContext


def read_figures(flow: Flow, context: FigureContext) -> tuple[Figure, ...]:
    """The figures of one paragraph, in order."""
    text = flow.text
    if not any(char.isnumeric() or char in "两〇年" for char in text):
        return ()
    due = deadlines(text, year=context.year)
    times = [Stretch(term.start, term.end) for term in read_terms(text, year=None)]
    plain, undated = blanked(masked(text), times), blanked(text, times)
    own = {one.due: one.start for one in due if one.due and not is_of_whole(text, one)}
    found: list[Figure] = []
    for sentence in sentences(text):
        first, last = (bisect_left(due, at, key=lambda one: one.start) for at in (sentence.start, sentence.end))
        found += _of_sentence(_Said(flow, plain, undated, sentence, due[first:last], own, context))
    return tuple(sorted(found, key=lambda figure: figure.span))


def _of_sentence(said: _Said) -> Iterator[Figure]:
    quotes: list[Stretch] = []
    parts = list(clauses(said.flow.text, said.sentence))
    for at, clause in enumerate(parts):
        held = [quantity for quantity in read_quantities(said.plain, clause) if is_figure(said.plain, quantity, clause)]
        for place, quantity in enumerate(held):
            quotes.append(_quote(said.plain, held, place, clause))
            due = _paired_due(said, held, place, clause) or _due(said, quantity, parts[at:])
            yield _figure(said, quantity, quotes[-1], clause, due)
    for goal in dated_goals(said.flow.text, said.sentence, said.due, quotes):
        yield from _dated(said, goal)


def _figure(said: _Said, quantity: Quantity, quote: Stretch, clause: Stretch, due: str | None) -> Figure:
    text, kind = said.flow.text, _kind(said, clause)
    return Figure(
        task=said.context.task,
        quote=text[quote.start : quote.end],
        subject=counted(said.undated, quantity, quote.start, quote.end),
        value=quantity.value,
        upper=quantity.upper,
        comparator=quantity.comparator,
        unit=quantity.unit,
        due=due if kind is FigureKind.TARGET else None,
        recurrence=read_recurrence(text[said.sentence.start : quantity.end]),
        kind=kind,
        span=said.flow.span(quote.start, quote.end),
    )


def _dated(said: _Said, goal: DatedGoal) -> Iterator[Figure]:
    text = said.flow.text
    quote, subject = (_trimmed(text, one.start, one.end) for one in (goal.quote, goal.subject))
    if _kind(said, quote) is FigureKind.TARGET:
        yield Figure(
            task=said.context.task,
            quote=text[quote.start : quote.end],
            subject=text[subject.start : subject.end],
            value=None,
            upper=None,
            comparator=Comparator.EQUAL,
            unit="",
            due=goal.deadline.due,
            recurrence=None,
            kind=FigureKind.TARGET,
            span=said.flow.span(quote.start, quote.end),
        )


def _kind(said: _Said, clause: Stretch) -> FigureKind:
    text, sentence = said.flow.text, said.sentence
    # 2020年已投入200万元，2021年再投入300万元: a deadline begins anew, what was told before it is over.
    begin = max((one.start for one in said.due if one.start < clause.end), default=sentence.start)
    given = said.context.kind or (FigureKind.TARGET if said.context.task else None)  # a duty looks ahead
    return kind_of(
        clause=text[clause.start : clause.end],
        so_far=text[begin : clause.end],
        sentence=text[sentence.start : sentence.end],
        given=given,
    )


def _quote(text: str, held: list[Quantity], place: int, clause: Stretch) -> Stretch:
    """The clause, cut between two quantities where a list separates them (工程师10名、教练100名)."""
    begin, end = clause.start, clause.end
    if not _RESPECTIVELY.search(text, clause.start, clause.end):
        first = last = place
        while first and _is_paired(text, held[first - 1], held[first]):
            first -= 1
        while last + 1 < len(held) and _is_paired(text, held[last], held[last + 1]):
            last += 1
        if first:
            begin = _cut(text, held[first - 1], held[first])
            begin += len(_OPENING.match(text, begin)[0])  # type: ignore[index]  # it matches the empty word too
        if last + 1 < len(held):
            end = _cut(text, held[last], held[last + 1])
    label = _LABEL.match(text, begin, end)
    if label and label.end() <= held[place].start:
        begin = label.end()
    return _trimmed(text, begin, end)


def _is_paired(text: str, first: Quantity, second: Quantity) -> bool:
    """60个/3000套: two numbers of one thing."""
    return text[first.end : second.start].strip() == "/"


def _cut(text: str, first: Quantity, second: Quantity) -> int:
    between = _BRACKET.sub(lambda held: "·" * len(held[0]), text[first.end : second.start])
    marks = [first.end + mark.start() for mark in _SEPARATOR.finditer(between)]
    if not marks or between.endswith("的"):  # 20个国家和地区的200名侨商
        return second.start
    # 10名、教练100名: the separator stands at the first number; 200名人才和100名教师: the last one is the list's.
    return marks[0] if marks[0] == first.end else marks[-1]


def _trimmed(text: str, begin: int, end: int) -> Stretch:
    while begin < end and text[begin] in " \t　、，,":
        begin += 1
    while end > begin and (text[end - 1] in " \t　、，," or _is_loose(text, begin, end)):
        end -= 1
    return Stretch(begin, end)


def _is_loose(text: str, begin: int, end: int) -> bool:
    """A closing bracket whose other half stands before the quote."""
    half = {"）": "（", ")": "(", "】": "【", "]": "["}.get(text[end - 1])
    return half is not None and text.count(half, begin, end) < text.count(text[end - 1], begin, end)


def _due(said: _Said, quantity: Quantity, ahead: Sequence[Stretch]) -> str | None:
    """The nearest deadline before the number in its sentence, else the next one in its clause, else one that finishes it,
    else the context's. `ahead` are the clauses from the number's own on.

    A relative term in the sentence (五年内) stands in the way of the context's date: it is what is in force. So does a date
    that the paragraph names only further on, of something else.
    """
    before = [one for one in said.due if one.start < quantity.start]
    if quantity.unit in SPEED_UNITS and before and _is_event_day(before[-1]):
        return None
    behind = [one for one in said.due if quantity.end <= one.start < ahead[0].end]
    for one in (*reversed(before), *behind):
        return one.due
    next_one = next((one for one in said.due if one.start >= ahead[0].end), None)
    if next_one and any(part.holds(next_one.start) and finishes(said.flow.text, next_one, part) for part in ahead[1:]):
        return next_one.due
    due = said.context.due
    return None if due and said.own.get(due, -1) >= quantity.end else due


def _paired_due(said: _Said, held: list[Quantity], place: int, clause: Stretch) -> str | None:
    """2024年、2025年分别完成30个、50个: as many dates as numbers, in the same order."""
    if not _RESPECTIVELY.search(said.flow.text, clause.start, held[0].start):
        return None
    dates = [one for one in said.due if one.start < held[0].start]
    return dates[place].due if len(dates) == len(held) > 1 else None


def _is_event_day(one: Deadline) -> bool:
    """9月12日举行，时长不超过60分钟: the day is that of the event, and no date by which something gets faster."""
    return one.term.shape is Shape.DAY and not one.term.suffix and not one.term.said

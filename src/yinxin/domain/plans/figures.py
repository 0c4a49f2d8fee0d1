"""Quantified goals and results of one paragraph or cell, by the conventions of the published contract.

`value` stays in the printed unit (近3万人次 is 3 万人次, about), a quote is the clause that says it, a due date is the one in
force where the number stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yinxin.domain.plans.blanks import blanked, masked
from yinxin.domain.plans.clauses import Stretch, clauses, sentences
from yinxin.domain.plans.counted import counted
from yinxin.domain.plans.datedgoals import dated_goals
from yinxin.domain.plans.dates import Deadline, deadlines
from yinxin.domain.plans.exclusions import is_figure
from yinxin.domain.plans.proposal import Comparator, Figure, FigureKind
from yinxin.domain.plans.quantities import Quantity, read_quantities
from yinxin.domain.plans.recurrences import read_recurrence
from yinxin.domain.plans.tenses import kind_of
from yinxin.domain.plans.terms import read_terms
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


_SEPARATOR = re.compile(r"[、和及与并且]|以及")
_OPENING = re.compile(r"[、，\s]*(?:以及|并且|[和及与并且])?")
_RESPECTIVELY = re.compile(r"分别")
_LABEL = re.compile(r"\s*(?:[一二三四五六七八九十]+[是、]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|[①-⑳])")


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence: its paragraph, the same with names and dates blanked out, its deadlines."""

    flow: Flow
    plain: str
    sentence: Stretch
    due: Sequence[Deadline]
    context: FigureContext


def read_figures(flow: Flow, context: FigureContext) -> tuple[Figure, ...]:
    """The figures of one paragraph, in order."""
    text = flow.text
    if not any(char.isnumeric() or char in "两〇年" for char in text):
        return ()
    due = deadlines(text, year=context.year)
    plain = blanked(masked(text), [Stretch(term.start, term.end) for term in read_terms(text, year=None)])
    found: list[Figure] = []
    for sentence in sentences(text):
        first, last = (bisect_left(due, at, key=lambda one: one.start) for at in (sentence.start, sentence.end))
        found += _of_sentence(_Said(flow, plain, sentence, due[first:last], context))
    return tuple(sorted(found, key=lambda figure: figure.span))


def _of_sentence(said: _Said) -> Iterator[Figure]:
    quotes: list[Stretch] = []
    for clause in clauses(said.flow.text, said.sentence):
        held = [quantity for quantity in read_quantities(said.plain, clause) if is_figure(said.plain, quantity, clause)]
        for place, quantity in enumerate(held):
            quotes.append(_quote(said.plain, held, place, clause))
            yield _figure(said, quantity, quotes[-1], clause)
    for quote, deadline in dated_goals(said.flow.text, said.sentence, said.due, quotes):
        yield from _dated(said, _trimmed(said.flow.text, quote.start, quote.end), deadline)


def _figure(said: _Said, quantity: Quantity, quote: Stretch, clause: Stretch) -> Figure:
    text, kind = said.flow.text, _kind(said, clause)
    return Figure(
        task=said.context.task,
        quote=text[quote.start : quote.end],
        subject=counted(said.plain, quantity, quote.start, quote.end),
        value=quantity.value,
        upper=quantity.upper,
        comparator=quantity.comparator,
        unit=quantity.unit,
        due=_due(said, quantity, clause) if kind is FigureKind.TARGET else None,
        recurrence=read_recurrence(text[said.sentence.start : quantity.end]),
        kind=kind,
        span=said.flow.span(quote.start, quote.end),
    )


def _dated(said: _Said, quote: Stretch, deadline: Deadline) -> Iterator[Figure]:
    if _kind(said, quote) is FigureKind.TARGET:
        yield Figure(
            task=said.context.task,
            quote=said.flow.text[quote.start : quote.end],
            subject=said.flow.text[deadline.end : quote.end].strip(" \t　，,"),
            value=None,
            upper=None,
            comparator=Comparator.EQUAL,
            unit="",
            due=deadline.due,
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
        if place:
            begin = _cut(text, held[place - 1], held[place])
            begin += len(_OPENING.match(text, begin)[0])  # type: ignore[index]  # it matches the empty word too
        if place + 1 < len(held):
            end = _cut(text, held[place], held[place + 1])
    label = _LABEL.match(text, begin, end)
    if label and label.end() <= held[place].start:
        begin = label.end()
    return _trimmed(text, begin, end)


def _cut(text: str, first: Quantity, second: Quantity) -> int:
    marks = [mark.start() for mark in _SEPARATOR.finditer(text, first.end, second.start)]
    if not marks:
        return second.start
    # 10名、教练100名: the separator stands at the first number; 200名人才和100名教师: the last one is the list's.
    return marks[0] if marks[0] == first.end else marks[-1]


def _trimmed(text: str, begin: int, end: int) -> Stretch:
    while begin < end and text[begin] in " \t　、，":
        begin += 1
    while end > begin and text[end - 1] in " \t　、，":
        end -= 1
    return Stretch(begin, end)


def _due(said: _Said, quantity: Quantity, clause: Stretch) -> str | None:
    """The nearest deadline before the number in its sentence, else the next one in its clause, else the context's.

    A relative term in the sentence (五年内) stands in the way of the context's date: it is what is in force.
    """
    before = [one for one in said.due if one.start < quantity.start]
    behind = [one for one in said.due if quantity.end <= one.start < clause.end]
    for one in (*reversed(before), *behind):
        return one.due
    return said.context.due

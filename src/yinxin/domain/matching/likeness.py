"""How a statement and a duty resemble each other, one number from 0 to 1 for each signal."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from yinxin.domain.matching.amounts import agreement
from yinxin.domain.matching.index import Index
from yinxin.domain.matching.names import mentioned, shared_names
from yinxin.domain.matching.sides import Asked, Told
from yinxin.domain.matching.terms import terms

_ENOUGH = 5.0
"""So many terms that the plan prints once, shared, are all the likeness there can be."""
_LONGEST_RUN = 4.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """`cover`: how much of the statement the duty says; `passage`: likeness to its nearest sentence; `title`: how much of the
    title the statement says; `shared`: weight of what both say; `run`: the longest stretch both print; `rank`: BM25 against
    the best duty's; `around`, `heads`: what the sentence and the headings around the statement add.
    """

    cover: float
    passage: float
    title: float
    shared: float
    run: float
    rank: float
    around: float
    heads: float
    path: float
    characters: float
    names: float
    unit: float
    place: float
    amount: float
    date: float

    def values(self) -> tuple[float, ...]:
        """The signals in the order of their names."""
        return astuple(self)


SIGNALS = tuple(field.name for field in fields(Likeness))


def likeness(told: Told, asked: Asked, index: Index, *, rank: float) -> Likeness:
    """Compare one statement with one duty."""
    own = index.total(told.own) or 1.0
    common = told.own & asked.weights.keys()
    shared = index.total(common)
    title = index.total(asked.title)
    return Likeness(
        cover=shared / own,
        passage=_nearest(told, asked, index, own),
        title=index.total(asked.title & told.own) / title if title else 0.0,
        shared=min(1.0, shared / (_ENOUGH * index.weight(""))),
        run=_run(told, asked, index),
        rank=rank,
        around=_part(told.around, asked, index),
        heads=_part(told.heads, asked, index),
        path=_meeting(told.heads | told.own, asked.path, index),
        characters=len(told.characters & asked.characters) / (len(told.characters) or 1),
        names=float(
            bool(shared_names(told.names, asked.names, asked.text) or shared_names(asked.names, told.names, told.text))
        ),
        unit=float(bool(mentioned(told.text, asked.units))),
        place=_place(told, asked),
        amount=agreement(told.amounts, asked.amounts) if told.amounts else 0.0,
        date=float(bool(told.dates & asked.dates)),
    )


def _part(some: frozenset[str], asked: Asked, index: Index) -> float:
    whole = index.total(some)
    return index.total(some & asked.weights.keys()) / whole if whole else 0.0


def _meeting(some: frozenset[str], others: frozenset[str], index: Index) -> float:
    whole = index.total(others)
    return index.total(some & others) / whole if whole else 0.0


def _nearest(told: Told, asked: Asked, index: Index, own: float) -> float:
    """Cosine of the statement and the sentence of the duty nearest to it."""
    best = 0.0
    for passage in asked.passages:
        shared = told.own & passage
        if shared:
            best = max(best, index.total(shared) / (own * index.total(passage)) ** 0.5)
    return min(1.0, best)


def _run(told: Told, asked: Asked, index: Index) -> float:
    """The weight of the longest stretch of characters that both print."""
    text, whole = told.text, asked.text
    longest = ""
    for start in range(len(text)):
        end = start + len(longest) + 1
        while end <= len(text) and text[start:end] in whole:
            longest = text[start:end]
            end += 1
    if len(longest) < 2:
        return 0.0
    return min(1.0, index.total(frozenset(terms(longest))) / (_LONGEST_RUN * index.weight("")))


def _place(told: Told, asked: Asked) -> float:
    return float(bool(told.places & asked.places))

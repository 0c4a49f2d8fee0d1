"""How a statement and a duty resemble each other, one number for each signal."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import astuple, dataclass, fields
from math import fsum

from yinxin.domain.matching.amounts import agreement
from yinxin.domain.matching.index import Rarity
from yinxin.domain.matching.names import mentioned, shared_names
from yinxin.domain.matching.sides import Asked, Told
from yinxin.domain.matching.terms import terms

_ENOUGH = 5.0
"""So many terms that the plan prints once, shared, are all the likeness there can be."""
_LONGEST_RUN = 4.0
_TITLE = 4
"""Characters; a shorter title stands in many sentences by chance."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """`cover`: how much of the statement the duty says; `passage`: likeness to its nearest sentence; `title`: how much of the
    title the statement says; `verbatim`: it prints the title; `shared`: weight of what both say; `run`: the longest stretch both print; `rank`: BM25 against
    the best duty's; `around`, `near`, `heads`: what the sentence, those beside it and the headings add.
    """

    cover: float
    passage: float
    nearest: float
    rare: float
    title: float
    verbatim: float
    shared: float
    run: float
    rank: float
    around: float
    near: float
    heads: float
    topic: float
    path: float
    characters: float
    ideas: float
    telling: float
    names: float
    unit: float
    place: float
    amount: float
    date: float

    def values(self) -> tuple[float, ...]:
        """The signals in the order of their names."""
        return astuple(self)


@dataclass(frozen=True, slots=True)
class Ground:
    """How much terms, single characters and units tell in one plan."""

    terms: Rarity
    characters: Rarity
    units: Rarity


SIGNALS = tuple(field.name for field in fields(Likeness))


def likeness(told: Told, asked: Asked, ground: Ground, *, rank: float, lean: float) -> Likeness:
    """Compare one statement with one duty. `lean`: how little its own words tell, so that it leans on what stands around it."""
    own = ground.terms.total(told.own) or 1.0
    common = told.own & asked.weights.keys()
    shared = ground.terms.total(common)
    passage, nearest = _nearest(told, asked, ground, own)
    title = ground.terms.total(asked.title)
    return Likeness(
        cover=shared / own,
        passage=passage,
        nearest=nearest,
        rare=rare(told, asked, ground),
        title=ground.terms.total(asked.title & told.own) / title if title else 0.0,
        verbatim=_verbatim(told, asked),
        shared=min(1.0, shared / (_ENOUGH * ground.terms.unheard)),
        run=_run(told, asked, ground),
        rank=rank,
        around=lean * _part(told.around, asked, ground),
        near=lean * _part(told.near, asked, ground),
        heads=lean * _part(told.heads, asked, ground),
        topic=_alike(told.topic, asked.title, ground),
        path=_meeting(told.heads | told.own, asked.path, ground),
        characters=ground.characters.total(told.characters & asked.characters)
        / (ground.characters.total(told.characters) or 1.0),
        ideas=_ideas(told, asked, ground),
        telling=max(map(ground.terms.weight, common), default=0.0) / (ground.terms.unheard or 1.0),
        names=_names(told, asked, ground),
        unit=max(map(ground.units.share, mentioned(told.text, asked.units)), default=0.0),
        place=max((_place(name, ground) for name in told.places if asked.names_place(name)), default=0.0),
        amount=agreement(told.amounts, asked.amounts) if told.amounts else 0.0,
        date=float(bool(told.dates & asked.dates)),
    )


def _alike(some: frozenset[str], others: frozenset[str], ground: Ground) -> float:
    """Cosine of two sets of terms."""
    both = ground.terms.total(some) * ground.terms.total(others)
    return ground.terms.total(some & others) / both**0.5 if both else 0.0


def _ideas(told: Told, asked: Asked, ground: Ground) -> float:
    """How many of the ideas behind the statement's words the duty has."""
    return _meeting(asked.weights.keys() & told.ideas, told.ideas, ground)


def _part(some: frozenset[str], asked: Asked, ground: Ground) -> float:
    whole = ground.terms.total(some)
    return ground.terms.total(some & asked.weights.keys()) / whole if whole else 0.0


def _meeting(some: Set[str], others: frozenset[str], ground: Ground) -> float:
    whole = ground.terms.total(others)
    return ground.terms.total(some & others) / whole if whole else 0.0


def _nearest(told: Told, asked: Asked, ground: Ground, own: float) -> tuple[float, float]:
    """Of the sentences of the duty: the best cosine with the statement, and the best share of it that one of them says."""
    cosine = share = 0.0
    for passage in asked.passages:
        common = told.own & passage
        if common:
            shared = ground.terms.total(common)
            cosine = max(cosine, shared / (own * ground.terms.total(passage)) ** 0.5)
            share = max(share, shared / own)
    return min(1.0, cosine), min(1.0, share)


def rare(told: Told, asked: Asked, ground: Ground) -> float:
    """As `cover`, but rare terms count more still: what one duty alone prints outweighs much that most print."""
    whole = fsum(ground.terms.weight(term) ** 3 for term in told.own)
    common = told.own & asked.weights.keys()
    return fsum(ground.terms.weight(term) ** 3 for term in common) / whole if whole else 0.0


def _verbatim(told: Told, asked: Asked) -> float:
    """2 where the statement prints the title of the duty word for word, 1 where only hollow words differ."""
    if len(asked.bare_title) >= _TITLE and asked.bare_title in told.text:
        return 2.0
    return float(len(asked.title) > 2 and asked.title <= told.own)


def _run(told: Told, asked: Asked, ground: Ground) -> float:
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
    return min(1.0, ground.terms.total(frozenset(terms(longest))) / (_LONGEST_RUN * ground.terms.unheard))


def _names(told: Told, asked: Asked, ground: Ground) -> float:
    """A quoted name that both print; one that every duty prints is a slogan and tells nothing."""
    shared = shared_names(told.names, asked.names, asked.text) | shared_names(asked.names, told.names, told.text)
    return max((_place(name, ground) for name in shared), default=0.0)


def _place(name: str, ground: Ground) -> float:
    """A place that all duties name tells nothing."""
    parts = terms(name)
    return max(map(ground.terms.share, parts), default=0.0)

"""From the words of a query to the names of a pool: persons and places.

A hypothesis says which words are the name, in which order, parted into which syllables. Each is followed through the sorted names by
`beam.best`; what several hypotheses give the same name adds up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from yinxin.domain.roots.answers import Reason
from yinxin.domain.roots.beam import Found, best
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter, Unit
from yinxin.domain.roots.explain import sounds
from yinxin.domain.roots.index import NameIndex, Shelf
from yinxin.domain.roots.readings import Readings, Role
from yinxin.domain.roots.rolewords import Stripped
from yinxin.domain.roots.spelling import Word
from yinxin.domain.roots.voices import Floats, Logs, Record, Sounds, Voices

_PLAIN = -3.2
_MOST_HYPOTHESES = 8
_ESTIMATE = 5.0  # nats above the best guess from plausible syllables alone
_FEW = 150
_FLOOR = 7.0  # nats below the best that a name may lie
_MOST_OF_ONE = 400


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """These syllables in this order are the name."""

    units: tuple[Unit, ...]
    stripped: Stripped
    cost: float
    turned: bool = False
    likely: float = 0.0  # log plausibility of the syllables, before any is heard

    @property
    def is_plain(self) -> bool:
        """Whether every word is one syllable, and may well be one: then it is seldom two."""
        return len({unit.word for unit in self.units}) == len(self.units) and self.likely >= _PLAIN * len(self.units)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name of the pool with its log score, how many rows bear it, and by which hypothesis and tradition it scores best."""

    shelf: Shelf
    entry: int
    score: float
    rows: int
    tradition: int
    hypothesis: Hypothesis


@dataclass(frozen=True, slots=True)
class Ear:
    """Which readings hold at a place in the name, and the spellings on record for it."""

    role: Role
    record: Record


class Pool:
    """The names of an index with the voices of their characters."""

    def __init__(
        self,
        index: NameIndex,
        channel: Channel,
        readings: Readings,
        *,
        ears: Sequence[Ear],
        sounds: Sounds | None = None,
    ) -> None:
        self.index, self._channel = index, channel
        beginnings = [shelf.levels[0].char.astype(np.intp) for shelf in index.shelves.values()]
        firsts = np.unique(np.concatenate([np.zeros(0, np.intp), *beginnings]))
        self._place = np.zeros(len(index.codes), np.intp)  # of a character: its number among those that come first
        self._place[firsts] = np.arange(len(firsts))
        sounds = sounds or Sounds(channel)
        self._first = Voices(channel, readings, index.codes[firsts], ears[0].role, ears[0].record, sounds=sounds)
        self._later = Voices(channel, readings, index.codes, ears[-1].role, ears[-1].record, sounds=sounds)
        self.size = max(1, len(index))
        usual = _shares_of_characters(index)
        self._first.usual, self._later.usual = usual[0][firsts], usual[1]
        self._any = lru_cache(512)(channel.for_any)
        self._chance = lru_cache(512)(self._chance_of)

    def voices(self, position: int) -> Voices:
        """Those that hear the first character, or the later ones."""
        return self._later if position else self._first

    def follow(self, hypotheses: Sequence[Hypothesis], prior: Floats) -> Followed:
        """The best names, best first. `prior` is log P(tradition)."""
        floor = -np.inf
        found: list[tuple[Hypothesis, Found]] = []
        for bound, hypothesis, heard in self._promising(hypotheses, prior):
            if bound < floor:
                break
            shelf = self.index.shelves[len(heard)]
            one = best(shelf, heard, prior - np.float32(hypothesis.cost), floor, first=self._place)
            if len(one.entries):
                floor = max(floor, float(one.scores.max()) - _FLOOR)
                found.append((hypothesis, one))
        by_tradition = np.full(len(prior), -np.inf, np.float32)
        for _, one in found:
            by_tradition = np.logaddexp(by_tradition, one.by_tradition)
        return Followed(_together(found), by_tradition)

    def _promising(
        self, hypotheses: Sequence[Hypothesis], prior: Floats
    ) -> list[tuple[float, Hypothesis, tuple[Logs, ...]]]:
        """The hypotheses with the best that each could reach, most promising first."""
        weighed: list[tuple[float, Hypothesis, tuple[Logs, ...]]] = []
        for hypothesis in hypotheses:
            shelf = self.index.shelves.get(len(hypothesis.units))
            if shelf is not None:
                heard = tuple(self._logs(unit, at) for at, unit in enumerate(hypothesis.units))
                highest = prior + sum(one.highest for one in heard[1:]) + self._highest_first(shelf, heard[0])
                weighed.append((float(np.max(highest)) - hypothesis.cost, hypothesis, heard))
        return sorted(weighed, key=lambda one: -one[0])

    def _highest_first(self, shelf: Shelf, heard: Logs) -> Floats:
        """The highest of each tradition over the first characters of a shelf: of the few that begin names of four it is much lower."""
        chars = shelf.levels[0].char
        return heard.highest if len(chars) > _FEW else heard.table[:, self._place[chars]].max(axis=1)

    def background(self, hypotheses: Sequence[Hypothesis], prior: Floats) -> float:
        """P(query) for a Chinese name that is no name of the pool but made of its characters as they come."""
        total = np.zeros(len(prior))
        for hypothesis in hypotheses:
            chances = [self._chance(unit.letters, unit.han, min(at, 1)) for at, unit in enumerate(hypothesis.units)]
            total += math.exp(-hypothesis.cost) * np.prod(chances, axis=0, dtype=np.float64)
        return float((np.exp(prior) * total).sum())

    def _chance_of(self, letters: str, han: str, position: int) -> Floats:
        """P(letters | tradition) for a character as they come; of letters half of it any syllable of the dialect."""
        here = self.voices(position).logs(letters, han).mean
        return here if han else np.asarray((here + self._any(letters)) / 2, np.float32)

    def reasons(self, one: Candidate, name: str) -> list[Reason]:
        """Why a candidate is offered under this name: what each character of it has in common with the letters."""
        reasons: list[Reason] = []
        for at, unit in enumerate(one.hypothesis.units):
            reasons.extend(sounds(self.voices(at), self._channel, [unit], name[at : at + 1], one.tradition))
        return reasons

    def _logs(self, unit: Unit, position: int) -> Logs:
        return self.voices(position).logs(unit.letters, unit.han)


def hypotheses_of(
    cutter: Cutter, strippings: Sequence[Stripped], *, lengths: tuple[int, int], turns: Mapping[str, float]
) -> list[Hypothesis]:
    """All readings of the words, cheapest first. `turns` is the cost of each order: as it stands, last word first, last two first."""
    found: list[tuple[float, Hypothesis]] = []
    for stripped in strippings:
        for name, words in _orders(stripped.words):
            if name in turns:
                for way in cutter.ways(words, most=lengths[1], least=lengths[0]):
                    cost = stripped.cost + turns[name] + way.cost
                    one = Hypothesis(way.units, stripped, cost, name != "as-is", way.likely)
                    found.append((cost - way.likely, one))
    found.sort(key=lambda one: one[0])
    return [one for estimate, one in found[:_MOST_HYPOTHESES] if estimate <= found[0][0] + _ESTIMATE]


def _orders(words: tuple[Word, ...]) -> list[tuple[str, tuple[Word, ...]]]:
    orders = [("as-is", words)]
    if len(words) > 1:
        orders.append(("last-first", (words[-1], *words[:-1])))
    if len(words) > 2:
        orders.append(("last-two-first", (*words[-2:], *words[:-2])))
    return orders


@dataclass(frozen=True, slots=True)
class Followed:
    """The best names, best first, and log P(query, tradition) over all of them."""

    candidates: list[Candidate]
    by_tradition: Floats

    def weights(self) -> Floats:
        """P(query, tradition) up to a factor."""
        return np.asarray(np.exp(self.by_tradition - self.by_tradition.max(initial=-1e9)), np.float32)


def _together(found: Sequence[tuple[Hypothesis, Found]]) -> list[Candidate]:
    """One candidate for each name, what several hypotheses say of it added up."""
    merged: dict[tuple[int, int], Candidate] = {}
    top = max((float(one.scores.max()) for _, one in found), default=0.0)
    for hypothesis, one in found:
        near = np.flatnonzero(one.scores >= top - _FLOOR)
        near = near[np.argsort(-one.scores[near])][:_MOST_OF_ONE]
        start, entries = one.shelf.levels[-1].start, one.entries[near]
        rows = (start[entries + 1] - start[entries]).tolist()
        columns = entries.tolist(), one.scores[near].tolist(), rows, one.traditions[near].tolist()
        for entry, score, count, tradition in zip(*columns, strict=True):
            candidate = Candidate(one.shelf, entry, score, count, tradition, hypothesis)
            kept = merged.get((one.shelf.length, entry))
            merged[one.shelf.length, entry] = candidate if kept is None else _added(kept, candidate)
    return sorted(merged.values(), key=lambda one: -one.score)


def _added(one: Candidate, other: Candidate) -> Candidate:
    """The same name by two hypotheses: as the likelier says, with the scores of both."""
    better, worse = (one, other) if one.score >= other.score else (other, one)
    return replace(better, score=better.score + math.log1p(math.exp(worse.score - better.score)))


def _shares_of_characters(index: NameIndex) -> tuple[Floats, Floats]:
    """How often each character comes first, and how often later."""
    first = np.zeros(len(index.codes))
    later = np.zeros(len(index.codes))
    for shelf in index.shelves.values():
        below = np.arange(len(shelf.rows) + 1)
        for depth in range(shelf.length - 1, -1, -1):
            level = shelf.levels[depth]
            below = below[level.start]
            counts = np.diff(below)
            np.add.at(first if depth == 0 else later, level.char, counts)
    return (first / max(first.sum(), 1)).astype(np.float32), (later / max(later.sum(), 1)).astype(np.float32)

"""The best names of a pool for a row of syllables: level by level, with what cannot become good cut off early.

The tradition is one for the whole name: of every beginning the score under each tradition is carried along, and they are added up only
at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.index import Shelf
from yinxin.domain.roots.voices import Floats, Logs

_WITHIN = (8.0, 7.0, 6.5)  # nats below the best that a beginning of one, two, more characters may lie
_MOST = (32, 500, 1200)
_TOGETHER = 1.5  # what the best tradition alone may lack of all together, by which the floor is counted
_TRADITIONS_WITHIN = 6.0
_TRADITIONS = 12  # followed at most
_NEVER = 1e-9
_VANISHING = np.float32(1e-37)
_ROUNDING = 1e-3  # nats: more than sums of the same numbers in another order differ by


@dataclass(frozen=True, slots=True)
class Found:
    """Entries of a shelf's last level with their log score, and the tradition under which each scores best."""

    shelf: Shelf
    entries: NDArray[np.int64]
    scores: Floats
    traditions: NDArray[np.int64]
    by_tradition: Floats  # log Σ over the entries, of every tradition


def best(shelf: Shelf, heard: Sequence[Logs], prior: Floats, floor: float, *, first: NDArray[np.intp]) -> Found:
    """`heard[i]` is of syllable i; `prior` log P(tradition). What cannot reach `floor` is left out.

    `first` is of each character its number in the first table, which holds only those that come first.
    """
    highest = np.array([one.highest for one in heard])
    rest = np.cumsum(highest[::-1], axis=0)[::-1]  # of each level: the best that it and the later ones could still add
    usual = np.log(np.array([one.mean for one in heard]) + np.float32(_NEVER)).sum(axis=0)
    alive = _alive(prior + rest[0], prior + usual, floor)
    steps = [_Step(shelf, depth, one.table[alive], one.highest[alive]) for depth, one in enumerate(heard)]
    rests = [*rest[1:, alive], np.zeros(len(alive), np.float32)]
    scores = prior[alive, None] + steps[0].table.take(first[shelf.levels[0].char], axis=1)
    front = _cut(np.arange(scores.shape[1]), scores, rests[0], floor, 0)
    for step, left in zip(steps[1:], rests[1:], strict=True):
        front = _cut(*step.taken(front, left, floor), left, floor, step.depth)
    return _found(shelf, front, alive, len(prior))


@dataclass(frozen=True, slots=True)
class _Front:
    """The beginnings that are followed: entries of a level, their scores (tradition × entry), and the most each could still reach."""

    entries: NDArray[np.intp]
    scores: Floats
    reach: Floats


@dataclass(frozen=True, slots=True)
class _Step:
    """From one level of a shelf to the next, with what the characters of that level score under the traditions followed."""

    shelf: Shelf
    depth: int
    table: Floats
    highest: Floats

    def taken(self, above: _Front, left: Floats, floor: float) -> tuple[NDArray[np.intp], Floats]:
        """The entries below those above, with their scores; those that are certainly cut next are left out.

        Most of a level is far from good, and told so without its traditions: an entry reaches at most what the one above could, less
        what its character lacks of the best. The one of the highest such bound is scored; what lies too far below it needs no scoring.
        """
        parents, entries, could = self._all(above)
        if not len(entries):
            return entries, np.zeros((len(self.table), 0), np.float32)
        likely = np.array([could.argmax()])
        found = self._scored(above, parents[likely], entries[likely])
        near = np.flatnonzero(could >= _least(float((found + left[:, None]).max()), floor, self.depth) - _ROUNDING)
        parents, entries = parents[near], entries[near]
        return entries, self._scored(above, parents, entries)

    def _all(self, above: _Front) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
        """All entries below, by the number of the one above and their own, and the bound of each."""
        start = self.shelf.levels[self.depth - 1].start
        begins = start[above.entries].astype(np.intp)
        counts = start[above.entries + 1] - begins
        shift = np.repeat(begins - np.cumsum(counts) + counts, counts)
        entries = np.arange(len(shift)) + shift
        lacks = (self.table - self.highest[:, None]).max(axis=0, initial=-np.inf)
        could = np.repeat(above.reach, counts) + lacks.take(self.shelf.levels[self.depth].char[entries])
        return np.repeat(np.arange(len(counts)), counts), entries, could

    def _scored(self, above: _Front, parents: NDArray[np.intp], entries: NDArray[np.intp]) -> Floats:
        chars = self.shelf.levels[self.depth].char[entries]
        return np.asarray(above.scores.take(parents, axis=1) + self.table.take(chars, axis=1), np.float32)


def _found(shelf: Shelf, front: _Front, alive: NDArray[np.intp], traditions: int) -> Found:
    by_tradition = np.full(traditions, -np.inf, np.float32)
    if not front.scores.size:
        nothing = np.zeros(0, np.intp)
        return Found(shelf, nothing, np.zeros(0, np.float32), nothing, by_tradition)
    top = front.scores.max()
    chances = np.exp(front.scores - top)
    by_tradition[alive] = top + np.log(chances.sum(axis=1) + _VANISHING)
    return Found(
        shelf, front.entries, top + np.log(chances.sum(axis=0)), alive[front.scores.argmax(axis=0)], by_tradition
    )


def _alive(bound: Floats, usual: Floats, floor: float) -> NDArray[np.intp]:
    """The traditions worth following: of those that could come near the best the ones by which names come to be spelled so.

    `bound` is the most a name could score by each, `usual` the score of names as they come.
    """
    could = np.flatnonzero(bound >= max(float(bound.max()) - _TRADITIONS_WITHIN, floor - _TOGETHER - 1.5))
    if len(could) > _TRADITIONS:
        rank = bound[could] + usual[could]
        could = np.sort(could[np.argpartition(-rank, _TRADITIONS)[:_TRADITIONS]])
    return could


def _least(most: float, floor: float, depth: int) -> float:
    """What an entry must reach where the best reaches `most`."""
    return max(most - _WITHIN[min(depth, 2)], floor - _TOGETHER)


def _cut(entries: NDArray[np.intp], scores: Floats, left: Floats, floor: float, depth: int) -> _Front:
    """The entries that may still become good; `left` is what the later levels could add at most, by tradition."""
    if not scores.size:
        return _Front(entries[:0], scores[:, :0], np.zeros(0, np.float32))
    reach = (scores + left[:, None]).max(axis=0)
    kept, most = np.flatnonzero(reach >= _least(float(reach.max()), floor, depth)), _MOST[min(depth, 2)]
    if len(kept) > most:
        kept = kept[np.argpartition(-reach[kept], most)[:most]]
    return _Front(entries[kept], scores.take(kept, axis=1), reach[kept])

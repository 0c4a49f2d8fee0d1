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
    rest = np.cumsum([one.highest for one in reversed(heard)], axis=0)[
        ::-1
    ]  # of each level: the best that it and the later ones could still add
    alive = _alive(prior + rest[0], prior + sum(np.log(one.mean + _NEVER) for one in heard), floor)
    level = shelf.levels[0]
    entries = np.arange(len(level.char))
    scores = prior[alive, None] + heard[0].table[alive][:, first[level.char]]
    for depth in range(shelf.length):
        if depth:
            above = shelf.levels[depth - 1]
            begins, ends = above.start[entries], above.start[entries + 1]
            counts = ends - begins
            parents = np.repeat(np.arange(len(entries)), counts)
            offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
            entries = begins[parents] + offsets
            scores = scores[:, parents] + heard[depth].table[alive][:, shelf.levels[depth].char[entries]]
        could = scores + rest[depth + 1][alive, None] if depth + 1 < shelf.length else scores
        reach = could.max(axis=0) if len(alive) else np.zeros(0, np.float32)
        kept = _kept(reach, floor, min(depth, 2))
        entries, scores = entries[kept], scores[:, kept]
    total = np.logaddexp.reduce(scores, axis=0) if len(alive) else np.zeros(0, np.float32)
    which = alive[scores.argmax(axis=0)] if len(alive) and scores.size else np.zeros(len(entries), np.int64)
    by_tradition = np.full(len(prior), -np.inf, np.float32)
    if scores.size:
        by_tradition[alive] = np.logaddexp.reduce(scores, axis=1)
    return Found(shelf, entries.astype(np.int64), total.astype(np.float32), which, by_tradition)


def _alive(bound: Floats, usual: Floats, floor: float) -> NDArray[np.intp]:
    """The traditions worth following: of those that could come near the best the ones by which names come to be spelled so.

    `bound` is the most a name could score by each, `usual` the score of names as they come.
    """
    could = np.flatnonzero(bound >= max(float(bound.max()) - _TRADITIONS_WITHIN, floor - _TOGETHER - 1.5))
    if len(could) > _TRADITIONS:
        rank = bound[could] + usual[could]
        could = np.sort(could[np.argpartition(-rank, _TRADITIONS)[:_TRADITIONS]])
    return could


def _kept(reach: Floats, floor: float, depth: int) -> NDArray[np.intp]:
    if not len(reach):
        return np.zeros(0, np.intp)
    kept = np.flatnonzero(reach >= max(float(reach.max()) - _WITHIN[depth], floor - _TOGETHER))
    if len(kept) > _MOST[depth]:
        kept = kept[np.argpartition(-reach[kept], _MOST[depth])[: _MOST[depth]]]
    return kept

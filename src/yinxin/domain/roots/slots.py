"""The rows of all traditions as matrices: how probably a piece of letters was written for each onset, and for each rime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.noise import nearness
from yinxin.domain.roots.traditions import Spellings

_KEPT_PIECES = 1024


@dataclass(frozen=True, slots=True)
class Slots:
    """The rows of one kind (onsets or rimes) of all traditions as a matrix of spelling × row."""

    spellings: tuple[str, ...]
    written: NDArray[np.float32]
    best: Mapping[str, float]  # the highest probability of each spelling in any row

    @property
    def empty(self) -> NDArray[np.float32]:
        """Of every row the probability that nothing is written."""
        some = [at for at, letters in enumerate(self.spellings) if not letters]
        return np.asarray(self.written[some].sum(axis=0), np.float32)

    def begun(self, letter: str) -> NDArray[np.float32]:
        """Of every row the probability that what is written begins with this letter."""
        some = [at for at, letters in enumerate(self.spellings) if letters.startswith(letter)]
        return np.asarray(self.written[some].sum(axis=0), np.float32)


class Pieces:
    """Pieces of letters against the rows of one kind. What was once weighed is kept: words begin and end alike."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self._kept: dict[str, NDArray[np.float32] | None] = {}

    def weighed(self, pieces: Sequence[str]) -> list[NDArray[np.float32] | None]:
        """Of each piece P(piece | row) for every row, slips counted; None where nothing is near."""
        kept = self._kept
        new = [piece for piece in pieces if piece not in kept]
        if len(kept) + len(new) > _KEPT_PIECES:
            kept = self._kept = {}
            new = list(pieces)
        if new:
            kept |= zip(new, map(self._summed, nearness(new, self._slots.spellings)), strict=True)
        return [kept[piece] for piece in pieces]

    def _summed(self, near: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """Σ near · P(spelling | row) of every row. Few spellings are near, so no matrix is multiplied."""
        some = np.flatnonzero(near)
        if not len(some):
            return None
        return np.asarray((near[some, None] * self._slots.written[some]).sum(axis=0), np.float32)


class Gathered:
    """Numbers the rows of one kind as they come."""

    def __init__(self) -> None:
        self._rows: list[Spellings] = []

    def number(self, spellings: Spellings) -> int:
        """The number of a further row."""
        self._rows.append(spellings)
        return len(self._rows) - 1

    def slots(self, numbers: NDArray[np.intp]) -> tuple[Slots, NDArray[np.intp]]:
        """The rows that have one of these numbers, as a matrix, and their numbers in it."""
        used = np.zeros(len(self._rows), bool)
        used[numbers] = True
        rows = [self._rows[at] for at in np.flatnonzero(used)]
        letters = [spelling for row in rows for spelling in row]
        shares = np.array([share for row in rows for share in row.values()])
        names = tuple(dict.fromkeys(letters))
        place = {spelling: at for at, spelling in enumerate(names)}
        lines = np.array([place[spelling] for spelling in letters], np.intp)
        written, best = np.zeros((len(names), len(rows)), np.float32), np.zeros(len(names))
        written[lines, np.repeat(np.arange(len(rows)), [len(row) for row in rows])] = shares
        np.maximum.at(best, lines, shares)
        return Slots(names, written, dict(zip(names, best.tolist(), strict=True))), (np.cumsum(used) - 1)[numbers]

"""The noisy channel: with what probability each tradition writes each syllable of its dialect in these letters.

P(letters | syllable, tradition) = Σ over partings of the letters of P(first | onset) · P(rest | rime). All traditions and syllables
are weighed at once as arrays. After M. D. Kernighan, K. W. Church, W. A. Gale, "A spelling correction program based on a noisy channel
model" (COLING 1990), with onset and rime for its letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.noise import nearness
from yinxin.domain.roots.traditions import Dialect, Row, Spellings, Tradition

LONGEST_ONSET = 4
INITIAL = "."  # stands behind a letter of which the rest of the syllable is not written: K.
_NOTHING: Spellings = {"": 1.0}
_KEPT = 64
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
        new = [piece for piece in pieces if piece not in self._kept]
        if len(self._kept) + len(new) > _KEPT_PIECES:
            self._kept, new = {}, list(pieces)
        if new:
            self._kept |= zip(new, map(self._summed, nearness(new, self._slots.spellings)), strict=True)
        return [self._kept[piece] for piece in pieces]

    def _summed(self, near: NDArray[np.float32]) -> NDArray[np.float32] | None:
        """Σ near · P(spelling | row) of every row. Few spellings are near, so no matrix is multiplied."""
        some = np.flatnonzero(near)
        if not len(some):
            return None
        return np.asarray((near[some, None] * self._slots.written[some]).sum(axis=0), np.float32)


class Channel:
    """All traditions over all syllables, compiled once."""

    def __init__(
        self, traditions: Sequence[Tradition], dialects: Mapping[str, Dialect], syllables: Mapping[str, Sequence[str]]
    ) -> None:
        self.traditions = tuple(sorted(traditions, key=lambda one: one.dialect))
        self.pair_of: list[dict[str, int]] = []  # of each tradition: syllable → number of the pair
        onsets, rimes = _Gathered(), _Gathered()
        first: list[int] = []
        second: list[int] = []
        self.pair_names: list[tuple[int, str]] = []
        for number, tradition in enumerate(self.traditions):
            own: dict[str, int] = {}
            dialect = dialects[tradition.dialect]
            for syllable in syllables.get(tradition.dialect, ()):
                rows = _rows(tradition, dialect, syllable)
                if rows is not None:
                    own[syllable] = len(first)
                    first.append(onsets.number(rows[0]))
                    second.append(rimes.number(rows[1]))
                    self.pair_names.append((number, syllable))
            self.pair_of.append(own)
        self.onsets, self.rimes = onsets.slots(), rimes.slots()
        self._onsets, self._rimes = Pieces(self.onsets), Pieces(self.rimes)
        self._first = np.array(first, np.intp)
        self._second = np.array(second, np.intp)
        self._tradition = np.array([number for number, _ in self.pair_names], np.int64)
        self._syllables = np.maximum(np.bincount(self._tradition, minlength=len(self.traditions)), 1)
        self._kept: dict[str, NDArray[np.float32]] = {}

    @property
    def pairs(self) -> int:
        """How many pairs of tradition and syllable there are."""
        return len(self.pair_names)

    def written(self, letters: str) -> NDArray[np.float32]:
        """P(letters | pair) for every pair, and a last entry of 0 for "no such pair"."""
        kept = self._kept.get(letters)
        if kept is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            kept = self._kept[letters] = self._weighed(letters)
        return kept

    def _weighed(self, letters: str) -> NDArray[np.float32]:
        if letters.endswith(INITIAL):
            return self._begun(letters[0])
        cuts = range(min(LONGEST_ONSET, len(letters)) + 1)
        before = self._onsets.weighed([letters[:cut] for cut in cuts])
        behind = self._rimes.weighed([letters[cut:] for cut in cuts])
        total = np.zeros(self.pairs + 1, np.float32)
        for onset, rime in zip(before, behind, strict=True):
            if onset is not None and rime is not None:
                total[:-1] += onset.take(self._first) * rime.take(self._second)
        return total

    def _begun(self, letter: str) -> NDArray[np.float32]:
        """P(the spelling begins with this letter | pair): all that an initial tells."""
        onset, rime = self.onsets.begun(letter), self.rimes.begun(letter)
        total = np.zeros(self.pairs + 1, np.float32)
        total[:-1] = onset[self._first] + self.onsets.empty[self._first] * rime[self._second]
        return total

    def for_any(self, letters: str) -> NDArray[np.float32]:
        """P(letters | tradition) for a syllable of which nothing is known: the mean over all of its dialect."""
        sums = np.bincount(self._tradition, self.written(letters)[:-1], len(self.traditions))
        return np.asarray(sums / self._syllables, np.float32)

    def plausible(self, letters: str) -> float:
        """At least how well some syllable may be written so without a slip; 0 where none is. Quick, for finding cuts."""
        if letters.endswith(INITIAL):
            return 0.4
        onset, rime = self.onsets.best, self.rimes.best
        return max(
            (
                onset.get(letters[:cut], 0.0) * rime.get(letters[cut:], 0.0)
                for cut in range(min(LONGEST_ONSET, len(letters) - 1) + 1)
            ),
            default=0.0,
        )


class _Gathered:
    """Numbers the rows as they come; equal rows of one tradition are one object and get one number."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._rows: list[Spellings] = []

    def number(self, spellings: Spellings) -> int:
        key = id(spellings)
        if key not in self._numbers:
            self._numbers[key] = len(self._rows)
            self._rows.append(spellings)
        return self._numbers[key]

    def slots(self) -> Slots:
        best: dict[str, float] = {}
        for letters, share in self._entries():
            best[letters] = max(best.get(letters, 0.0), share)
        names = tuple(best)
        place = {letters: at for at, letters in enumerate(names)}
        matrix = np.zeros((len(names), len(self._rows)), np.float32)
        for column, row in enumerate(self._rows):
            for letters, share in row.items():
                matrix[place[letters], column] = share
        return Slots(names, matrix, best)

    def _entries(self) -> Iterator[tuple[str, float]]:
        for row in self._rows:
            yield from row.items()


def _rows(tradition: Tradition, dialect: Dialect, syllable: str) -> tuple[Spellings, Spellings] | None:
    """The rows that write a syllable; None where the tradition has no word on it."""
    whole = tradition.whole(syllable)
    if whole is not None:
        return _NOTHING, whole.spellings
    onset, rime = dialect.parted(syllable)
    before: Row | None = tradition.onset(onset, rime)
    behind: Row | None = tradition.rime(rime, onset)
    return (before.spellings, behind.spellings) if before and behind else None

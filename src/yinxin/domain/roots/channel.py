"""The noisy channel: with what probability each tradition writes each syllable of its dialect in these letters.

P(letters | syllable, tradition) = Σ over partings of the letters of P(first | onset) · P(rest | rime). All traditions and syllables
are weighed at once as arrays. After M. D. Kernighan, K. W. Church, W. A. Gale, "A spelling correction program based on a noisy channel
model" (COLING 1990), with onset and rime for its letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.slots import Gathered, Pieces
from yinxin.domain.roots.traditions import Dialect, Row, Spellings, Tradition

LONGEST_ONSET = 4
INITIAL = "."  # stands behind a letter of which the rest of the syllable is not written: K.
_NOTHING: Spellings = {"": 1.0}
_KEPT = 128


class Channel:
    """All traditions over all syllables, compiled once."""

    def __init__(
        self, traditions: Sequence[Tradition], dialects: Mapping[str, Dialect], syllables: Mapping[str, Sequence[str]]
    ) -> None:
        self.traditions = tuple(sorted(traditions, key=lambda one: one.dialect))
        # Of each tradition the numbers of the pairs with the syllables of its dialect; `pairs` where it has no word on one.
        self.pairs_of: list[NDArray[np.intp]] = []
        self.syllables: list[str] = []  # of each pair
        onsets, rimes = Gathered(), Gathered()
        nothing = onsets.number(_NOTHING)
        known = {
            name: _parted(dialects[name], syllables.get(name, ())) for name in {t.dialect for t in self.traditions}
        }
        first: list[NDArray[np.intp]] = []
        second: list[NDArray[np.intp]] = []
        for tradition in self.traditions:
            parted = known[tradition.dialect]
            before, behind = _numbered(tradition, parted, onsets, rimes, nothing)
            own = (before >= 0) & (behind >= 0)
            self.pairs_of.append(np.where(own, np.cumsum(own) - 1 + len(self.syllables), -1))
            self.syllables.extend(compress(parted.names, own))
            first.append(before[own])
            second.append(behind[own])
        for pairs in self.pairs_of:
            pairs[pairs < 0] = self.pairs
        self.onsets, self._first = onsets.slots(np.concatenate(first))
        self.rimes, self._second = rimes.slots(np.concatenate(second))
        self._onsets, self._rimes = Pieces(self.onsets), Pieces(self.rimes)
        self._sizes = np.array([len(some) for some in first])
        self._kept: dict[str, NDArray[np.float32]] = {}

    @property
    def pairs(self) -> int:
        """How many pairs of tradition and syllable there are."""
        return len(self.syllables)

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
        begin = np.cumsum(self._sizes) - self._sizes
        sums = np.add.reduceat(
            self.written(letters), begin, dtype=np.float64
        )  # of a tradition without a pair: another's
        return np.asarray(np.where(self._sizes > 0, sums, 0.0) / np.maximum(self._sizes, 1), np.float32)

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


@dataclass(frozen=True, slots=True)
class _Parted:
    """The syllables of a dialect as onset and rime: of each the number of either, and where it stands."""

    names: tuple[str, ...]
    onsets: Mapping[str, int]
    rimes: Mapping[str, int]
    onset_of: NDArray[np.intp]
    rime_of: NDArray[np.intp]
    place: Mapping[tuple[str, str], int]


def _parted(dialect: Dialect, syllables: Sequence[str]) -> _Parted:
    pieces = [(onset or "0", rime) for onset, rime in map(dialect.parted, syllables)]
    onsets = {onset: at for at, onset in enumerate(dict.fromkeys(onset for onset, _ in pieces))}
    rimes = {rime: at for at, rime in enumerate(dict.fromkeys(rime for _, rime in pieces))}
    return _Parted(
        tuple(syllables),
        onsets,
        rimes,
        np.array([onsets[onset] for onset, _ in pieces], np.intp),
        np.array([rimes[rime] for _, rime in pieces], np.intp),
        {piece: at for at, piece in enumerate(pieces)},
    )


def _numbered(
    tradition: Tradition, parted: _Parted, onsets: Gathered, rimes: Gathered, nothing: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Of each syllable the numbers of the rows that write its onset and its rime; -1 where the tradition has none.

    As Tradition.onset, rime and whole find them, but all at once: asked one by one they take most of the time of a start.
    """
    first = _plain(tradition.onsets, parted.onsets, onsets)[parted.onset_of]
    for sound, row in _beside(tradition.onsets):
        _set(first, [parted.place.get((sound, other)) for other in row.beside], row, onsets)
    second = _plain(tradition.rimes, parted.rimes, rimes)[parted.rime_of]
    for sound, row in _beside(tradition.rimes):
        _set(second, [parted.place.get((other, sound)) for other in row.beside], row, rimes)
    names = {name: at for at, name in enumerate(parted.names)} if tradition.wholes else {}
    for syllable, rows in tradition.wholes.items():
        if syllable in names:
            first[names[syllable]], second[names[syllable]] = nothing, rimes.number(rows[0].spellings)
    return first, second


def _plain(rows: Mapping[str, list[Row]], sounds: Mapping[str, int], into: Gathered) -> NDArray[np.intp]:
    """Of each sound the number of its row without a context."""
    found = np.full(len(sounds), -1, np.intp)
    for sound, at in sounds.items():
        plain = [row for row in rows.get(sound, ()) if not row.beside]
        if plain:
            found[at] = into.number(plain[-1].spellings)
    return found


def _beside(rows: Mapping[str, list[Row]]) -> list[tuple[str, Row]]:
    """The rows with a context, the last first: where two hold, the first is set last."""
    return [(sound, row) for sound, some in rows.items() for row in reversed(some) if row.beside]


def _set(column: NDArray[np.intp], places: Sequence[int | None], row: Row, into: Gathered) -> None:
    known = [at for at in places if at is not None]
    if known:
        column[known] = into.number(row.spellings)

"""Spellings on record, character by character: how often somebody wrote this character in these letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from yinxin.domain.roots.answers import Evidence
from yinxin.domain.roots.spelling import written
from yinxin.domain.roots.traditions import Tradition
from yinxin.domain.roots.voices import Floats, Leak

BELIEVED = 15.0  # how many observations in a tradition the channel's own expectation is worth


def letters_of(spelling: str) -> str:
    """The letters of a whole spelling as they are compared."""
    if spelling.isascii():  # nearly all are, and there are thousands
        return re.sub("[^a-z]", "", spelling.lower())
    return "".join(word.letters for word in written(spelling).words)


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation: this character, in this tradition, so often."""

    char: str
    tradition: int
    count: float


class CharacterRecord:
    """The observations by their letters, and how many there are of each character."""

    def __init__(
        self, evidence: Iterable[Evidence], roles: frozenset[str], traditions: Sequence[Tradition], leak: Leak
    ) -> None:
        number = {tradition.id: at for at, tradition in enumerate(traditions)}
        self._spread = [leak.column(at) for at in range(len(traditions))]
        self.by_letters: dict[str, list[Observed]] = {}
        self.of_char: dict[str, Floats] = {}  # what is on record of each character altogether, by tradition
        for row in evidence:
            at = number.get(row.tradition)
            if row.role in roles and at is not None:
                for letters, char in syllables(row):
                    self.by_letters.setdefault(letters, []).append(Observed(char, at, row.count))
                    all_of_it = self.of_char.setdefault(char, np.zeros(len(traditions), np.float32))
                    all_of_it += self._spread[at] * np.float32(row.count)

    def counted(self, letters: str, heard: Floats, place: Mapping[str, int]) -> Floats:
        """Counts the observations of these letters into P(letters | character, tradition), in place."""
        rows: dict[str, Floats] = {}
        for seen in self.by_letters.get(letters, ()):
            row = rows.setdefault(seen.char, np.zeros(len(heard), np.float32))
            row += self._spread[seen.tradition] * np.float32(seen.count)
        for char, observed in rows.items():
            at = place.get(char)
            if at is not None:
                heard[:, at] = (BELIEVED * heard[:, at] + observed) / (BELIEVED + self.of_char[char])
        return heard


def syllables(row: Evidence) -> Iterator[tuple[str, str]]:
    """The letters of each character, where as many words as characters stand there."""
    if len(row.characters) == 1:
        yield letters_of(row.spelling), row.characters
        return
    words = [word.letters for word in written(row.spelling).words if word.letters]
    if len(words) == len(row.characters):
        yield from zip(words, row.characters, strict=True)

"""How names look that are not Chinese: three letters at a time. Without it every word would be some Chinese name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

_EDGE = "^"
_ALPHABET = 27
_BACK = 4.0
_LONGEST = 16
_LISTED = 0.3  # the share of names met that stand in the list


class ForeignNames:
    """A model of letters, learned from a list of names that are not Chinese (Witten–Bell-like back-off over three letters)."""

    def __init__(self, names: Iterable[tuple[str, float]]) -> None:
        self._names = names

    @cached_property
    def _counts(self) -> Counts:
        """Learned when the first word is judged: many a search has nothing but Chinese in it."""
        counts = Counts()
        for name, count in self._names:
            padded = _EDGE * 2 + name + _EDGE
            for at in range(2, len(padded) - 1):
                counts.three[padded[at - 2 : at + 1]] += count
            counts.lengths[len(name)] += count
            counts.known[name] += count
            counts.names += count
        for three, count in counts.three.items():
            counts.after_two[three[:2]] += count
            counts.two[three[1:]] += count
            counts.after_one[three[1]] += count
            counts.one[three[2]] += count
        counts.all = sum(counts.one.values())
        return counts

    def log_probability(self, letters: str) -> float:
        """log P(letters) for one word of a name that is not Chinese."""
        padded = _EDGE * 2 + letters
        if letters in self._counts.known:  # a name of the list is likelier than its letters tell: Smith
            return math.log(_LISTED * self._counts.known[letters] / self._counts.names)
        lengths = self._counts.lengths
        long = (lengths.get(len(letters), 0.0) + _BACK) / (sum(lengths.values()) + _BACK * _LONGEST)
        return math.log(long) + sum(math.log(self._letter(padded[at - 2 : at + 1])) for at in range(2, len(padded)))

    def _letter(self, three: str) -> float:
        c = self._counts
        one = (c.one.get(three[2], 0.0) + 0.5) / (c.all + 0.5 * _ALPHABET)
        two = (c.two.get(three[1:], 0.0) + _BACK * one) / (c.after_one.get(three[1], 0.0) + _BACK)
        return (c.three.get(three, 0.0) + _BACK * two) / (c.after_two.get(three[:2], 0.0) + _BACK)


def _none() -> defaultdict[str, float]:
    return defaultdict(float)


def _no_lengths() -> defaultdict[int, float]:
    return defaultdict(float)


@dataclass(slots=True)
class Counts:
    """How often one, two and three letters follow each other, and how often one and two stand before another."""

    one: defaultdict[str, float] = field(default_factory=_none)
    two: defaultdict[str, float] = field(default_factory=_none)
    three: defaultdict[str, float] = field(default_factory=_none)
    after_one: defaultdict[str, float] = field(default_factory=_none)
    after_two: defaultdict[str, float] = field(default_factory=_none)
    lengths: defaultdict[int, float] = field(default_factory=_no_lengths)
    known: defaultdict[str, float] = field(default_factory=_none)
    all: float = 0.0
    names: float = 0.0


def foreign_from(text: str) -> ForeignNames:
    """Reads `foreign.tsv`: a name and how usual it is."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return ForeignNames([(row[0].strip().lower(), float(row[1]) if len(row) > 1 else 1.0) for row in rows])

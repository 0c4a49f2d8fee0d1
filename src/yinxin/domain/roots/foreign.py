"""How names look that are not Chinese: three letters at a time. Without it every word would be some Chinese name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

_EDGE = "^"
_ALPHABET = 27
_BACK = 4.0


class ForeignNames:
    """A model of letters, learned from a list of names that are not Chinese (Witten–Bell-like back-off over three letters)."""

    def __init__(self, names: Iterable[tuple[str, float]]) -> None:
        self._three, self._two, self._one = _counts(), _counts(), _counts()
        self._after_two, self._after_one = _counts(), _counts()
        for name, count in names:
            padded = _EDGE * 2 + name + _EDGE
            for at in range(2, len(padded)):
                self._three[padded[at - 2 : at + 1]] += count
                self._after_two[padded[at - 2 : at]] += count
                self._two[padded[at - 1 : at + 1]] += count
                self._after_one[padded[at - 1]] += count
                self._one[padded[at]] += count
        self._all = sum(self._one.values())

    def log_probability(self, letters: str) -> float:
        """log P(letters) for one word of a name that is not Chinese."""
        padded = _EDGE * 2 + letters + _EDGE
        return sum(math.log(self._letter(padded[at - 2 : at + 1])) for at in range(2, len(padded)))

    def _letter(self, three: str) -> float:
        one = (self._one.get(three[2], 0.0) + 0.5) / (self._all + 0.5 * _ALPHABET)
        two = (self._two.get(three[1:], 0.0) + _BACK * one) / (self._after_one.get(three[1], 0.0) + _BACK)
        return (self._three.get(three, 0.0) + _BACK * two) / (self._after_two.get(three[:2], 0.0) + _BACK)


def _counts() -> defaultdict[str, float]:
    return defaultdict(float)


def foreign_from(text: str) -> ForeignNames:
    """Reads `foreign.tsv`: a name and how usual it is."""
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return ForeignNames((row[0].strip().lower(), float(row[1]) if len(row) > 1 else 1.0) for row in rows)

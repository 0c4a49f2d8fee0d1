"""What a slip of the pen costs: letters that are nearly a usual spelling.

Clerks doubled letters, left out a silent h, wrote one vowel for its neighbour. Such slips are likelier than others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein, Prefix
from rapidfuzz.process import cdist

_VOWELS = frozenset("aeiouy")
_SILENT = frozenset("hewgr")
_USUAL = 0.02
_RARE = 0.004
_ALIKE = frozenset(
    frozenset(pair)
    for pair in ("kc", "ck", "kq", "kg", "td", "pb", "sz", "vw", "jy", "iy", "cs", "mn", "lr", "fp", "jg", "sx")
)


def slip(meant: str, written: str) -> float:
    """The probability of writing one for the other, which differ by one letter."""
    at = Prefix.similarity(meant, written)
    if len(meant) == len(written):
        old, new = meant[at], written[at]
        return _USUAL if {old, new} <= _VOWELS or frozenset((old, new)) in _ALIKE else _RARE
    longer = max(meant, written, key=len)
    doubled = longer[at] in (longer[at - 1 : at], longer[at + 1 : at + 2])
    return _USUAL if doubled or longer[at] in _SILENT else _RARE


def nearness(pieces: Sequence[str], spellings: Sequence[str]) -> NDArray[np.float32]:
    """For each piece and each usual spelling the probability that the piece was written for it: 1, a slip, or 0."""
    apart = cdist(pieces, spellings, scorer=Levenshtein.distance, score_cutoff=1, dtype=np.uint8)
    near = (apart == 0).astype(np.float32)
    for row, column in np.argwhere(apart == 1).tolist():
        if spellings[column] and pieces[row]:
            near[row, column] = slip(spellings[column], pieces[row])
    return np.asarray(near, np.float32)

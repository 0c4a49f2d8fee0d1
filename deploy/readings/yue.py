"""Cantonese in Jyutping without tone: the candidates of ToJyutping (BSD-2), and Unihan's customary reading, which sets the order."""

from __future__ import annotations

from functools import cache

import ToJyutping
import unihan
from overrides import Readings, shares

FALLING = (6.0, 1.2, 0.5, 0.3)
"""Candidates come the most usual first, without counts."""


def bare(syllable: str) -> str:
    """A syllable without its tone."""
    return syllable.rstrip("0123456789")


@cache
def readings() -> Readings:
    """Of every character that ToJyutping or Unihan knows."""
    customary = unihan.table("kCantonese")
    found: Readings = {}
    characters = sorted(customary.keys() | unihan.table("kMandarin").keys())
    for character in characters:
        said = ToJyutping.get_jyutping_candidates(character)[0][1] or ()
        candidates = [bare(one) for one in said if " " not in one]  # a unit like 瓩 is read as two syllables
        heard = list(dict.fromkeys(candidates))
        read = [(syllable, weight) for syllable, weight in zip(heard, FALLING, strict=False)]
        read += [(bare(syllable), 3.0) for syllable in customary.get(character, "").split()]
        if read:
            found[character] = shares(read)
    return found

"""Sino-Vietnamese in quốc ngữ without tone marks (đ ă â ê ô ơ ư stay).

Unihan's kVietnamese holds native (Nôm) readings among the Sino-Vietnamese ones and knows eight thousand characters. Sino-Vietnamese
answers Cantonese and Mandarin regularly, part by part, Nôm does not. So the answers are counted over all characters with a reading,
a reading the count finds very improbable is dropped as Nôm, and a character without one gets what its parts make probable. What is
set by hand counts five times and stands before all.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

import cmn
import overrides
import unihan
import yue
from overrides import Readings, shares

TONES = "\u0300\u0301\u0303\u0309\u0323"
ONSETS = (
    "ngh",
    "ng",
    "nh",
    "gh",
    "gi",
    "kh",
    "ch",
    "ph",
    "qu",
    "th",
    "tr",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "x",
)
CANTONESE = ("ng", "gw", "kw", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "w", "z", "c", "s", "j")
MANDARIN = (
    "zh",
    "ch",
    "sh",
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
)
NOM = 0.1
"""A reading this much less probable than the best answer is taken as native."""

Parts = tuple[str, str]


def bare(syllable: str) -> str:
    """A syllable without its tone mark; `y` alone after an onset as `i`."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", syllable.lower()) if mark not in TONES)
    return unicodedata.normalize("NFC", plain).strip("-., ")


def split(syllable: str, onsets: tuple[str, ...]) -> Parts:
    """Onset and rime."""
    for onset in onsets:
        if syllable.startswith(onset) and len(syllable) > len(onset):
            return onset, syllable[len(onset) :]
    return "", syllable


def spelled(onset: str, rime: str) -> str:
    """One syllable as quốc ngữ spells it: k, gh and ngh before e, ê, i, y, and c, g, ng before the others."""
    before_front = rime[:1] in ("e", "ê", "i", "y")
    front = {"c": "k", "g": "gh", "ng": "ngh"}
    back = {"k": "c", "gh": "g", "ngh": "ng"}
    return (front if before_front else back).get(onset, onset) + rime


def given() -> Readings:
    """What Unihan quotes, and what is set by hand for every role."""
    by_hand = overrides.by_role("vie")["any"]
    quoted = {
        char: shares([(bare(one), 1.0) for one in said.split() if bare(one)])
        for char, said in unihan.table("kVietnamese").items()
    }
    return {character: read for character, read in (quoted | by_hand).items() if read}


class Answers:
    """How often a part of a Sino-Vietnamese syllable answers a part of the Cantonese and of the Mandarin one."""

    def __init__(self) -> None:
        self.counts: dict[object, Counter[str]] = {}

    def add(self, key: object, part: str, weight: float) -> None:
        self.counts.setdefault(key, Counter())[part] += weight  # type: ignore[assignment]

    def chance(self, part: str, keys: tuple[object, ...]) -> float:
        """From the closest condition back to the widest, each worth three observations to the next."""
        chance = 1e-4
        for key in reversed(keys):
            seen = self.counts.get(key)
            if seen:
                total = sum(seen.values())
                chance = (seen[part] + 3 * chance) / (total + 3)
        return chance

    def likely(self, keys: tuple[object, ...], most: int = 4) -> list[str]:
        """The most probable parts under the closest conditions that were seen."""
        found: Counter[str] = Counter()
        for key in keys[:2]:
            found.update(self.counts.get(key, Counter()))
        return [part for part, _ in sorted(found.most_common(most), key=lambda one: (-one[1], one[0]))]


def conditions(character: str) -> tuple[tuple[object, ...], tuple[object, ...]] | None:
    """What decides the onset and what the rime, the closest first."""
    cantonese, mandarin = yue.readings().get(character), cmn.readings().get(character)
    if not cantonese or not mandarin:
        return None
    (y, yr), (m, mr) = split(cantonese[0][0], CANTONESE), split(mandarin[0][0], MANDARIN)
    onset = (("o", y, m, yr), ("o", y, m), ("o", y))
    rime = (("r", yr, mr, y, m), ("r", yr, mr, y), ("r", yr, mr), ("r", yr))
    return onset, rime


@cache
def answers() -> Answers:
    """Counted over every character that has a reading given."""
    counted, by_hand = Answers(), overrides.by_role("vie")["any"]
    for character, read in sorted(given().items()):
        told = conditions(character)
        if told is None:
            continue
        for syllable, share in read:
            onset, rime = split(syllable, ONSETS)
            for key in told[0]:
                counted.add(key, onset, share * (5 if character in by_hand else 1))
            for key in told[1]:
                counted.add(key, rime, share * (5 if character in by_hand else 1))
    return counted


def chances(character: str, syllables: list[str]) -> dict[str, float]:
    """How probable each syllable is for a character, with what its parts propose besides."""
    told = conditions(character)
    if told is None:
        return dict.fromkeys(syllables, 1.0)
    counted = answers()
    proposed = [spelled(onset, rime) for onset in counted.likely(told[0], 2) for rime in counted.likely(told[1], 3)]
    found = {}
    for syllable in [*syllables, *proposed]:
        onset, rime = split(syllable, ONSETS)
        found[syllable] = counted.chance(onset, told[0]) * counted.chance(rime, told[1])
    return found


@cache
def readings() -> Readings:
    """Of every character that is set by hand, quoted by Unihan, or answered by its parts."""
    by_hand, quoted = overrides.by_role("vie")["any"], given()
    found: Readings = {}
    for character in sorted(yue.readings().keys() & cmn.readings().keys() | quoted.keys()):
        if character in by_hand:
            found[character] = by_hand[character]
            continue
        told = [syllable for syllable, _ in quoted.get(character, [])]
        weighed = chances(character, told)
        if not weighed:
            continue
        best = max(weighed.values())
        kept = [(syllable, weighed[syllable] + best / 3) for syllable in told if weighed[syllable] > NOM * best]
        kept = kept or [(syllable, chance) for syllable, chance in weighed.items() if chance > best / 4]
        found[character] = shares(kept, most=2)
    return found

"""Hakka without tone, by the sound laws of `laws/hak.tsv`.

Written like Tâi-lô, with `f` and `v`, `ii` for the vowel of 師 (sii), no onset before i (楊 iong, 葉 iap), `ng` also before i (人 ngin).
"""

from __future__ import annotations

from functools import cache

import laws
from overrides import Readings
from qieyun import Place

ROUNDED = ("hw", "f"), ("kw", "ku"), ("khw", "khu"), ("ngw", "ng"), ("w", "v")
"""What an onset became before a rounded rime."""
FLAT = {"kuong": "kong", "khuong": "khong", "kuok": "kok", "khuok": "khok", "kuon": "kon", "khuon": "khon", "kuu": "ku"}
"""Rounding is not heard before o."""


def spoken_as(syllable: str, place: Place) -> str:
    """A syllable with its rounding worked in; 匣 was often lost before it (黃 vong, 會 voi)."""
    if (
        place.onset == "匣"
        and syllable.startswith("hw")
        and syllable[2:] in ("ong", "ok", "oi", "an", "ang", "on", "o")
    ):
        syllable = syllable[1:]
    for rounded, became in ROUNDED:
        if syllable.startswith(rounded):
            syllable = became + syllable[len(rounded) :]
            break
    syllable = syllable.replace("w", "u")
    return FLAT.get(syllable, syllable)


@cache
def readings() -> Readings:
    """Of every character with a place in the rime book, or with a Cantonese and a Mandarin reading."""
    return laws.derived("hak", spoken_as)

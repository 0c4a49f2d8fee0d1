"""Mandarin in pinyin without tone, `v` for ü: Unihan's customary reading, then the dictionaries it quotes, by frequency where known."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import unihan
from overrides import Readings, shares

COUNTED = re.compile(r"(\S+)\((\d+)\)")


def bare(syllable: str) -> str:
    """A syllable without its tone, ü as v."""
    plain = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(r"(?<=[jqxy])v", "u", kept)


@cache
def readings() -> Readings:
    """The customary reading counts for most; a reading of a dictionary alone for one in twenty."""
    customary, counted = unihan.table("kMandarin"), unihan.table("kHanyuPinlu")
    quoted = unihan.table("kTGHZ2013"), unihan.table("kXHC1983")
    found: Readings = {}
    for character, usual in customary.items():
        read = [(bare(syllable), 10.0 / (place + 1)) for place, syllable in enumerate(usual.split())]
        times = [(bare(one), int(number)) for one, number in COUNTED.findall(counted.get(character, ""))]
        total = sum(number for _, number in times) or 1
        read += [(syllable, 10.0 * number / total) for syllable, number in times]
        for dictionary in quoted:
            for entry in dictionary.get(character, "").split():
                read += [(bare(syllable), 0.5) for syllable in entry.split(":")[1].split(",")]
        vowelled = [one for one in read if set(one[0]) & set("aeiouv")]
        if vowelled:
            found[character] = shares(vowelled, most=3)
    return found

"""The Unihan database as installed by Debian's `unicode-data` (Unicode licence, © Unicode, Inc.); read at build time only."""

from __future__ import annotations

import bz2
import hashlib
import re
from functools import cache
from pathlib import Path

FOLDER = Path("/usr/share/unicode")
READINGS, VARIANTS, SOURCES = "Unihan_Readings.txt.bz2", "Unihan_Variants.txt.bz2", "Unihan_IRGSources.txt.bz2"


@cache
def _text(name: str) -> bytes:
    return bz2.decompress((FOLDER / name).read_bytes())


@cache
def table(field: str, file: str = READINGS) -> dict[str, str]:
    """What Unihan says in one field, by character."""
    lines = re.findall(rb"^U\+([0-9A-F]+)\t" + field.encode() + rb"\t(.*)$", _text(file), re.MULTILINE)
    return {chr(int(point, 16)): value.decode() for point, value in lines}


def variants(field: str) -> dict[str, list[str]]:
    """The other characters a field of the variants file names, by character; its notes on sources (`<kMatthews`) are dropped."""
    found: dict[str, list[str]] = {}
    for character, value in table(field, VARIANTS).items():
        others = [chr(int(word.split("<")[0][2:], 16)) for word in value.split()]
        found[character] = [other for other in others if other != character]
    return found


def only_simplified() -> set[str]:
    """Characters that are simplified forms of others and were none before."""
    return {
        character
        for character, forms in table("kTraditionalVariant", VARIANTS).items()
        if f"{ord(character):04X}" not in forms
    }


def checksums() -> dict[str, str]:
    """SHA-256 of the files the readings are made from, without the compression, whose bytes may differ."""
    return {
        name.removesuffix(".bz2"): hashlib.sha256(_text(name)).hexdigest() for name in (READINGS, VARIANTS, SOURCES)
    }

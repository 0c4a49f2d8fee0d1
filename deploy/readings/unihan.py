"""The Unihan database as installed by Debian's `unicode-data` (Unicode licence, © Unicode, Inc.); read at build time only."""

from __future__ import annotations

import bz2
import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path("/usr/share/unicode")
READINGS, VARIANTS, SOURCES = "Unihan_Readings.txt.bz2", "Unihan_Variants.txt.bz2", "Unihan_IRGSources.txt.bz2"


@cache
def _file(name: str) -> dict[str, dict[str, str]]:
    """Field → character → what the file says."""
    fields: dict[str, dict[str, str]] = {}
    for line in bz2.decompress((FOLDER / name).read_bytes()).decode("utf-8").split("\n"):
        if line.startswith("U+"):
            point, field, value = line.split("\t")
            fields.setdefault(field, {})[chr(int(point[2:], 16))] = value
    return fields


def table(field: str, file: str = READINGS) -> dict[str, str]:
    """What Unihan says in one field, by character."""
    return _file(file).get(field, {})


def variants(field: str) -> dict[str, list[str]]:
    """The other characters a field of the variants file names, by character; its notes on sources (`<kMatthews`) are dropped."""
    found: dict[str, list[str]] = {}
    for character, value in table(field, VARIANTS).items():
        others = [chr(int(word.split("<")[0][2:], 16)) for word in value.split()]
        found[character] = [other for other in others if other != character]
    return found


def checksums() -> dict[str, str]:
    """SHA-256 of the files the readings are made from, without the compression, whose bytes may differ."""
    return {
        name.removesuffix(".bz2"): hashlib.sha256(bz2.decompress((FOLDER / name).read_bytes())).hexdigest()
        for name in (READINGS, VARIANTS, SOURCES)
    }

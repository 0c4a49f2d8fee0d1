"""Hainanese without tone, by the sound laws of `laws/hai.tsv`."""

from __future__ import annotations

from functools import cache

import laws
from overrides import Readings


@cache
def readings() -> Readings:
    """Of every character with a place in the rime book, or with a Cantonese and a Mandarin reading."""
    return laws.derived("hai")

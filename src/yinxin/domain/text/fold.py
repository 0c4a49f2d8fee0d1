"""Folded text for searching and comparing: one script, one width, one case, no punctuation, cut into character bigrams.

Chinese has no spaces, and word segmenters lose names (陈启超); two neighbouring characters find any word of two or more,
and a bigram beginning with a character finds that single character too.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from opencc import OpenCC


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def fold(text: str) -> str:
    """Simplified, NFKC, lower case, letters and digits only: 「碉樓Ⅱ」 and “碉楼II” become the same."""
    simplified = _simplifier().convert(unicodedata.normalize("NFKC", text))
    return "".join(character for character in simplified.lower() if character.isalnum())


def words(query: str) -> tuple[str, ...]:
    """The folded words of a query; a space between words means that both must occur, in any order."""
    return tuple(folded for part in query.split() if (folded := fold(part)))


def bigrams(folded: str) -> tuple[str, ...]:
    """Every two neighbouring characters, and the last one alone, so that a one-character query is a prefix search."""
    return tuple(folded[start : start + 2] for start in range(len(folded)))

"""Folded text for searching and comparing: one script, one width, one case, no punctuation.

Chinese has no spaces, and word segmenters lose names (陈启超); a run of folded characters finds any word and any name.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from opencc import OpenCC


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; everything else stays."""
    converted: str = _simplifier().convert(text)
    return converted


def fold(text: str) -> str:
    """Simplified, NFKC, lower case, letters and digits only: 「碉樓Ⅱ」 and “碉楼II” become the same."""
    bare = simplified(unicodedata.normalize("NFKC", text))
    return "".join(character for character in bare.lower() if character.isalnum())


def words(query: str) -> tuple[str, ...]:
    """The folded words of a query; a space between words means that both must occur, in any order."""
    return tuple(folded for part in query.split() if (folded := fold(part)))

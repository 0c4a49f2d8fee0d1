"""A spelling as it is compared with others."""

from __future__ import annotations

import unicodedata

OWN_LETTERS = str.maketrans({"đ": "d", "Đ": "d", "ø": "o", "ł": "l", "ı": "i"})
"""Letters that Unicode does not take apart into a plain one and a mark."""


def folded(spelling: str) -> str:
    """Lower case a–z alone: "T'an" and "Tan" meet, "Hoy San" and "Hoysan" too."""
    plain = unicodedata.normalize("NFKD", spelling.translate(OWN_LETTERS)).lower()
    return "".join(char for char in plain if "a" <= char <= "z")

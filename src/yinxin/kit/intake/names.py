"""A file's name as its uploader gave it, made fit to be shown. It never becomes a path."""

from __future__ import annotations

import unicodedata

from yinxin.domain.errors import RefusedError

LONGEST = 255


def shown_name(given: str) -> str:
    """The last part of a path, without what cannot be seen; from a name that is too long the ending stays."""
    last = given.replace("\\", "/").rpartition("/")[2]
    # Control characters, and marks that turn the direction of writing: “photo[U+202E]gpj.exe” reads as “photoexe.jpg”.
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip()
    if not seen.strip("."):
        raise RefusedError("intake-name")
    return seen[-LONGEST:]

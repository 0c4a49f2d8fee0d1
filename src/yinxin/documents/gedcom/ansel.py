"""ANSEL (ANSI/NISO Z39.47), the character set of older family-tree programs: marks stand before the letter they belong to.

In Unicode they follow it, so a mark is held back until its letter has come.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = dict(
    zip(
        (*range(0xA1, 0xAF), *range(0xB0, 0xBE), *range(0xC0, 0xC9), 0xCD, 0xCE, 0xCF),
        "ŁØĐÞÆŒʹ·♭®±ƠƯʼʻłøđþæœʺı£ð\ufffdơư°ℓ℗©♯¿¡ß€eoß",
        strict=True,
    )
)
"""The last three are of the genealogists' own extension."""

_MARKS = dict(
    zip(
        range(0xE0, 0xFF),
        "\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310"
        "\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23\ufffd\ufffd\u0313",
        strict=True,
    )
)


_MARKED = re.compile("([\xe0-\xfe]+)([^\xe0-\xfe]?)")
_TABLE = {0x80 + number: _LETTERS.get(0x80 + number, "\ufffd") for number in range(0x80) if 0x80 + number not in _MARKS}
_TABLE |= _MARKS
_AT_ONCE = 1 << 16


def decode(data: bytes) -> str:
    """Never fails: a byte without a meaning becomes U+FFFD."""
    return "".join(_decoded(data))


def _decoded(data: bytes) -> Iterator[str]:
    """In portions: pieces of a long text, taken apart all at once, would fill the memory."""
    start = 0
    while start < len(data):
        end = min(start + _AT_ONCE, len(data))
        while end < len(data) and data[end - 1] in _MARKS:
            end += 1
        text = data[start:end].decode("latin-1")
        yield unicodedata.normalize("NFC", _MARKED.sub(r"\2\1", text).translate(_TABLE))
        start = end


def looks_like_it(data: bytes) -> bool:
    """Every byte above ASCII is a mark or a letter of it."""
    above = [byte for byte in data if byte >= 0x80]
    return bool(above) and all(byte in _MARKS or byte in _LETTERS for byte in above)

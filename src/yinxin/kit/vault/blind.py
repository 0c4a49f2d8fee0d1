"""Finding an equal value without opening any: a keyed digest beside the sealed one.

Whoever holds the index key could try every identity number there is; hence it lies with the other keys, outside the database.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata

from yinxin.kit import keys

LENGTH = 64
"""Characters of an index."""


def index(place: str, value: str) -> str:
    """HMAC-SHA-256 of the value as `place` ("me.contactrecord.document_number") writes it; the same value elsewhere gives another."""
    return hmac.new(keys.read(keys.Key.INDEX), f"{place}|{normalised(value)}".encode(), hashlib.sha256).hexdigest()


def normalised(value: str) -> str:
    """Full-width and half-width, capitals, blanks and dashes do not make two numbers of one."""
    plain = unicodedata.normalize("NFKC", value).upper()
    return "".join(char for char in plain if char.isalnum())

"""Keys made of a kept one: for each purpose its own, without another file to lose."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from yinxin.kit.keys.files import LENGTH, Key, read


def derived(key: Key, purpose: str) -> bytes:
    """32 bytes for `purpose` ("mail"), by HKDF of RFC 5869, so that the kept key itself seals nothing but keys.

    The purpose is part of what is sealed: renaming one leaves everything under the old name unreadable.
    """
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=f"yinxin {purpose}".encode()).derive(read(key))

"""The two ciphers of the vault, told apart by the first byte of what they made: 1 is AES-256-GCM, 2 is SM4-GCM.

Both are read whatever the setting says, so that an office can go over from one to the other without a day of standstill.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
TAG = 16


class UnsealableError(ValueError):
    """What was given is not what was sealed here: a wrong key, place or person, or a changed bit."""


@dataclass(frozen=True, slots=True)
class Suite:
    """One authenticated cipher: key, nonce, text and bound data in; text and tag out, and back."""

    version: int
    encrypt: Callable[[bytes, bytes, bytes, bytes], bytes]
    decrypt: Callable[[bytes, bytes, bytes, bytes], bytes]


def _aes_encrypt(key: bytes, nonce: bytes, text: bytes, bound: bytes) -> bytes:
    return AESGCM(key).encrypt(nonce, text, bound)


def _aes_decrypt(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    return AESGCM(key).decrypt(nonce, sealed, bound)


def sm4_key(key: bytes) -> bytes:
    """SM4 takes 128 bits: derived (HKDF, RFC 5869), not cut, so that no half of the AES key is ever used as another key."""
    return HKDF(algorithm=SHA256(), length=16, salt=None, info=b"yinxin vault sm4-gcm").derive(key)


def sm4_gcm_encrypt(key: bytes, nonce: bytes, text: bytes, bound: bytes) -> bytes:
    """SM4-GCM of RFC 8998 under a 16-byte key; the tag stands behind the text, as AESGCM has it."""
    made = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    made.authenticate_additional_data(bound)
    return made.update(text) + made.finalize() + made.tag


def sm4_gcm_decrypt(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    opened = Cipher(algorithms.SM4(key), modes.GCM(nonce, sealed[-TAG:])).decryptor()
    opened.authenticate_additional_data(bound)
    return opened.update(sealed[:-TAG]) + opened.finalize()


def _sm4_encrypt(key: bytes, nonce: bytes, text: bytes, bound: bytes) -> bytes:
    return sm4_gcm_encrypt(sm4_key(key), nonce, text, bound)


def _sm4_decrypt(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
    return sm4_gcm_decrypt(sm4_key(key), nonce, sealed, bound)


AES = Suite(1, _aes_encrypt, _aes_decrypt)
SM4 = Suite(2, _sm4_encrypt, _sm4_decrypt)
SUITES = {"aes": AES, "sm4": SM4}
"""By the value of YINXIN_CIPHER."""

_BY_VERSION = {suite.version: suite for suite in SUITES.values()}


def seal(suite: Suite, key: bytes, text: bytes, place: str) -> bytes:
    """Version, a random nonce of 96 bits, the sealed text and its tag; bound to the version and to `place`."""
    nonce = os.urandom(NONCE)
    return bytes([suite.version]) + nonce + suite.encrypt(key, nonce, text, _bound(suite.version, place))


def unseal(key: bytes, sealed: bytes, place: str) -> bytes:
    """The text, or UnsealableError. There is no third way: what cannot be opened is never passed on as it is."""
    suite = _BY_VERSION.get(sealed[0]) if sealed else None
    if suite is None or len(sealed) < 1 + NONCE + TAG:
        raise UnsealableError("this was not sealed here")
    nonce, rest = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    try:
        return suite.decrypt(key, nonce, rest, _bound(suite.version, place))
    except InvalidTag:
        raise UnsealableError("sealed for another place or person, or changed since") from None


def _bound(version: int, place: str) -> bytes:
    return f"{version}|{place}".encode()

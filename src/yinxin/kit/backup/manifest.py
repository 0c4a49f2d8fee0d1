"""The list that goes with a backup: what is in it, how far its audit record reaches, and our signature under both."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from yinxin.kit import keys

PURPOSE = b"yinxin backup manifest 1\n"
"""Before the signed bytes, so that a signature under a backup can never stand under anything else."""


class Content(StrEnum):
    """Which of the two files of one backup."""

    MAIN = "main"
    KEYS = "keys"


class UntrustedError(Exception):
    """The list is not ours. Whoever knows the public keys can seal a file; only we can sign one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`counts` are rows by table, `parts` SHA-256 by part, `absent` the files that the database names and nobody found."""

    name: str
    content: Content
    made_at: str
    version: str
    vendor: str
    migrations: tuple[str, ...]
    sequence: int
    hash: str
    counts: dict[str, int]
    parts: dict[str, str]
    absent: tuple[str, ...] = ()


def write(manifest: Manifest) -> bytes:
    """As it stands in the backup."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True).encode()


def sign(written: bytes) -> bytes:
    """Our signature, by the key that signs the heads of the audit record."""
    return _key().sign(PURPOSE + written)


def read(written: bytes, signature: bytes) -> Manifest:
    """The list, if it is signed by us; else UntrustedError."""
    try:
        _key().public_key().verify(signature, PURPOSE + written)
    except InvalidSignature:
        raise UntrustedError from None
    held: dict[str, Any] = json.loads(written)
    return Manifest(
        **held
        | {
            "content": Content(held["content"]),
            "migrations": tuple(held["migrations"]),
            "absent": tuple(held["absent"]),
        }
    )


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.read(keys.Key.ANCHOR))

"""Anchors: the head of the chain, signed with Ed25519 and published, so that others can keep a copy.

A chain checked by itself shows changed, removed and slipped-in events, but not that its end was cut off, that an old
backup took its place, or that somebody who has the audit key wrote it anew. An anchor shows all three — the more so the
further from our reach the copy lies. One that was downloaded or mailed earlier proves it. One that lies in the same
database proves less: who can rewrite the chain can remove it too, though without the anchor key not make another.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.utils import timezone

from yinxin.kit import keys
from yinxin.kit.audit import canonical
from yinxin.kit.audit.models import Anchor

FORM = "yinxin-anchor-1"
"""First word of what is signed, so that no signature of another use can pass for one."""

STALE_AFTER = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class SignedHead:
    """An anchor as it is published and kept elsewhere. `hash` is the seal of event `sequence`; `signature` is hexadecimal."""

    sequence: int
    hash: str
    at: datetime
    signature: str

    @property
    def message(self) -> str:
        """What is signed: four words in ASCII, parted by single blanks."""
        return f"{FORM} {self.sequence} {self.hash} {canonical.instant(self.at)}"

    @property
    def is_ours(self) -> bool:
        """Whether this system's anchor key signed exactly this."""
        try:
            public_key().verify(bytes.fromhex(self.signature), self.message.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


def publish(sequence: int, seal: str) -> Anchor:
    """Sign the seal of event `sequence`, up to which the caller has just checked the chain, and put it among the published ones.

    Whatever is signed here is taken for sound by everybody who keeps it, so nothing is signed that was only read.
    """
    unsigned = SignedHead(sequence=sequence, hash=seal, at=timezone.now(), signature="")
    signature = _private_key().sign(unsigned.message.encode()).hex()
    return Anchor.objects.create(sequence=sequence, hash=seal, at=unsigned.at, signature=signature)


def signed(anchor: Anchor) -> SignedHead:
    return SignedHead(anchor.sequence, anchor.hash, anchor.at, anchor.signature)


def newest() -> Anchor | None:
    return Anchor.objects.order_by("-pk").first()


def is_stale(anchor: Anchor | None) -> bool:
    """Whether nothing has been published for two days: then an attacker has that long to bend what was not yet anchored."""
    return anchor is None or timezone.now() - anchor.at > STALE_AFTER


def public_key() -> Ed25519PublicKey:
    return _private_key().public_key()


def public_pem() -> bytes:
    """The public key as OpenSSL reads it."""
    return public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def fingerprint() -> str:
    """SHA-256 of the 32 bytes of the public key, hexadecimal: short enough to print on paper and compare by eye."""
    return hashlib.sha256(public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(keys.read(keys.Key.ANCHOR))

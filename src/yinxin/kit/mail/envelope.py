"""What is sealed of a message: from whom, to which one address, and the bytes that go over the line."""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.core.mail.message import sanitize_address

from yinxin.kit import keys
from yinxin.kit.vault import ciphers


@dataclass(frozen=True, slots=True)
class Envelope:
    """`content` is the whole message of RFC 5322, headers and all, with CRLF line ends."""

    sender: str
    recipient: str
    content: bytes


def seal(envelope: Envelope, pk: uuid.UUID) -> bytes:
    """The bytes that are kept. They open only as the message with this number."""
    head = json.dumps([envelope.sender, envelope.recipient]).encode()
    suite = ciphers.SUITES[settings.VAULT_CIPHER]
    return ciphers.seal(suite, _key(), head + b"\n" + envelope.content, _place(pk))


def opened(sealed: bytes, pk: uuid.UUID) -> Envelope:
    """The message again; ciphers.UnsealableError when the vault's key has been changed or the row was."""
    head, _, content = ciphers.unseal(_key(), sealed, _place(pk)).partition(b"\n")
    sender, recipient = json.loads(head)
    return Envelope(sender, recipient, content)


def plain_address(written: str, encoding: str = "utf-8") -> str:
    """The address alone, its domain as the line takes it (RFC 5890)."""
    return parseaddr(sanitize_address(written, encoding))[1]


def digest(address: str) -> str:
    """HMAC-SHA-256 of an address, whichever way it is written; only whoever holds the index key can make it."""
    spoken = f"mail.message.recipient|{plain_address(address).casefold()}"
    return hmac.new(keys.read(keys.Key.INDEX), spoken.encode(), hashlib.sha256).hexdigest()


def _key() -> bytes:
    return keys.derived(keys.Key.VAULT, "mail")


def _place(pk: uuid.UUID) -> str:
    return f"mail.message.sealed|{pk.hex}"

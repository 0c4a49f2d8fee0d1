"""How two processes hand each other bytes over one stream: eight bytes that say how many follow, then those."""

from __future__ import annotations

from typing import BinaryIO

LENGTH = 8


def framed(message: bytes) -> bytes:
    return len(message).to_bytes(LENGTH, "big") + message


def length_of(prefix: bytes) -> int:
    return int.from_bytes(prefix, "big")


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next message, or None when the other side has nothing more to say."""
    prefix = stream.read(LENGTH)
    return stream.read(length_of(prefix)) if len(prefix) == LENGTH else None

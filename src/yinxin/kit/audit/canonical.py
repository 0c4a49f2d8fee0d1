"""The one way an event is written down before it is sealed: the same bytes on every database, for ever.

A row says which form it was written in (`version`), so that a later form can stand beside this one.
"""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

VERSION = 1
NOTHING_BEFORE = "0" * 64
"""What the first event of a chain names as the one before it."""

SALT_BYTES = 32


class Chained(Protocol):
    """What is sealed of an event. Only numbers of persons stand here, never a name or a value: those can be erased."""

    @property
    def version(self) -> int: ...
    @property
    def sequence(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def actor_id(self) -> Any: ...
    @property
    def post(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def object_type(self) -> str: ...
    @property
    def object_id(self) -> str: ...
    @property
    def purpose(self) -> str: ...
    @property
    def about_id(self) -> Any: ...
    @property
    def commitment(self) -> str: ...
    @property
    def previous(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Content:
    """What an event tells beyond its row: the columns before and after, and the reason somebody gave."""

    old: dict[str, Any] | None
    new: dict[str, Any] | None
    reason: str


ERASED = Content(None, None, "")

_ARRAY = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


def seal(key: bytes, event: Chained) -> str:
    """HMAC-SHA-256 over the row and the seal of the row before it, as 64 hexadecimal digits."""
    if event.version != VERSION:
        raise ValueError(f"no form {event.version} of an event is known")
    return hmac.digest(key, _form_1(event), "sha256").hex()


def commit(salt: bytes, content: str) -> str:
    """What the row says of its content. Without the salt it tells nothing, so destroying the salt erases even a guess."""
    return hmac.digest(salt, content.encode(), "sha256").hex()


def write(content: Content) -> str:
    """The content as it is stored; the commitment is over exactly these characters, so no database may touch them up."""
    held = {"old": content.old, "new": content.new, "reason": content.reason}
    return json.dumps(held, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def read(text: str) -> Content:
    """The content as it was recorded; of an erased one, nothing."""
    return Content(**json.loads(text)) if text else ERASED


def instant(at: datetime) -> str:
    """A moment in UTC to the microsecond, which both databases keep."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _form_1(event: Chained) -> bytes:
    """A JSON array: every part is quoted or a number, so no two events can be written alike."""
    parts = (
        event.version,
        event.sequence,
        instant(event.at),
        event.actor_id,
        event.post,
        event.action,
        event.object_type,
        event.object_id,
        event.purpose,
        event.about_id,
        event.commitment,
        event.previous,
    )
    return _ARRAY.encode(parts).encode("ascii")

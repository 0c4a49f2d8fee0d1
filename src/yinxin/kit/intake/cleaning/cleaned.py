"""What may come in, and what is left of a file once it was cleaned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from yinxin.domain.errors import RefusedError, UnreadableError


class FileKind(StrEnum):
    """How a file is treated: a picture is painted anew, a PDF rebuilt, a document kept as it came if nothing in it acts."""

    PICTURE = "picture"
    PDF = "pdf"
    DOCUMENT = "document"


Kinds = frozenset[FileKind]

EVIDENCE: Kinds = frozenset({FileKind.PICTURE, FileKind.PDF})
"""What a person sends to prove something."""
DOCUMENTS: Kinds = frozenset({FileKind.DOCUMENT})
"""What is read: positions in its text refer to its bytes, so those stay."""

OCTETS = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`data` are the bytes to keep; `was_cleaned` says that something was taken out of them."""

    kind: FileKind
    media_type: str
    data: bytes
    was_cleaned: bool = False
    pages: int | None = None
    pixels: int | None = None


def packed(cleaned: Cleaned, *, given: bytes) -> bytes:
    """For the way from the child: one line of JSON and the bytes, which are left out where they are the given ones."""
    same = cleaned.data == given
    head = {
        "kind": cleaned.kind,
        "media_type": cleaned.media_type,
        "was_cleaned": cleaned.was_cleaned,
        "pages": cleaned.pages,
        "pixels": cleaned.pixels,
        "same": same,
    }
    return json.dumps(head).encode() + b"\n" + (b"" if same else cleaned.data)


def refused(error: RefusedError | UnreadableError) -> bytes:
    if isinstance(error, UnreadableError):
        return json.dumps({"unreadable": [error.code, error.sentence]}).encode() + b"\n"
    return json.dumps({"refused": [error.code, error.facts]}).encode() + b"\n"


def unpacked(message: bytes, *, given: bytes) -> Cleaned:
    """The cleaned file, or the refusal raised. A message that makes no sense is a ValueError."""
    line, _, data = message.partition(b"\n")
    head = json.loads(line)
    if "unreadable" in head:
        code, sentence = head["unreadable"]
        raise UnreadableError(code, sentence)
    if "refused" in head:
        code, facts = head["refused"]
        raise RefusedError(code, **facts)
    kept = given if head.pop("same") else data
    return Cleaned(FileKind(head.pop("kind")), data=kept, **head)

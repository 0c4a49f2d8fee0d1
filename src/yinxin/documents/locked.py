"""A docx or xlsx with a password: an encrypted package in an OLE container, which nobody but its owner can read."""

from __future__ import annotations

from yinxin.documents import refusals
from yinxin.domain.document import Document


def read(data: bytes, *, name: str) -> Document:  # noqa: ARG001 - the shape of a reader
    raise refusals.password()

"""Plain text as a neutral document, and its reading."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from yinxin.domain.document import Document, Paragraph, Span
from yinxin.domain.plans.proposal import Proposal

Reading = Callable[..., Proposal]


def document_of(text: str, name: str = "计划.txt") -> Document:
    blocks: list[Paragraph] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Paragraph(line, Span(at, at + len(line))))
        at += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(name, "text/plain", "utf-8", digest, text, tuple(blocks))


@pytest.fixture
def reading() -> Reading:
    def read(text: str, name: str = "计划.txt") -> Proposal:
        from yinxin.domain.plans.propose import propose

        return propose(document_of(text, name))

    return read

"""Who reads which kind of file: every reader gives a score from the name and the first bytes, the best one reads.

What is inside a file counts more than its name, because offices rename files; a reader's module is imported only
when it is chosen, because starting must be quick.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from yinxin.documents import refusals
from yinxin.documents.glance import Glance
from yinxin.domain.document import Document

BY_CONTENT = 100
BY_TEXT = 50
"""It is text of some sort; the name decides which."""
BY_NAME = 10


class Reader(Protocol):
    """One kind of file."""

    @property
    def kind(self) -> str: ...

    def score(self, glance: Glance) -> int:
        """How sure it is that the file is its own; 0 = certainly not."""
        ...

    def prepare(self) -> Callable[..., Document]:
        """What reads: called with the bytes and the keyword `name`. A fault in here is ours, not the file's."""
        ...


@dataclass(frozen=True, slots=True)
class LazyReader:
    """A reader whose module (with a function `read`) is imported when it is needed."""

    kind: str
    suffixes: tuple[str, ...]
    module: str
    recognises: Callable[[Glance], bool]
    worth: int = BY_CONTENT

    def score(self, glance: Glance) -> int:
        by_content = self.worth if self.recognises(glance) else 0
        return by_content + (BY_NAME if glance.suffix in self.suffixes else 0)

    def prepare(self) -> Callable[..., Document]:
        read: Callable[..., Document] = import_module(self.module).read
        return read


class Registry:
    """Readers by kind; two of the same kind are a mistake."""

    def __init__(self) -> None:
        self._readers: dict[str, Reader] = {}

    def add(self, reader: Reader) -> None:
        if reader.kind in self._readers:
            raise ValueError(f"two readers for {reader.kind}")
        self._readers[reader.kind] = reader

    def __iter__(self) -> Iterator[Reader]:
        return iter(self._readers.values())

    def best(self, glance: Glance) -> Reader:
        """The reader with the highest score, the earlier one on a tie."""
        scored = [(reader.score(glance), reader) for reader in self]
        score, reader = max(scored, key=lambda pair: pair[0], default=(0, None))
        if not score or reader is None:
            raise refusals.unknown_kind()
        return reader

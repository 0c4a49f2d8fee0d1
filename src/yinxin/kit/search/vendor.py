"""What the module for one database offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

Tokens = Sequence[str]


class Vendor(Protocol):
    """Rows are (number, public text, further text). A word is the tokens of a phrase, a single character the beginning of one."""

    def add(self, kind: str, rows: Sequence[tuple[int, str, str]]) -> None: ...

    def forget(self, kind: str, keys: Sequence[int]) -> None: ...

    def forget_all(self, kind: str) -> None: ...

    def wipe(self) -> None:
        """Take what was forgotten out of the pages of the index too."""

    def settle(self) -> None:
        """Make the index quick again after many rows came in."""

    def holds_any(self, kind: str) -> bool: ...

    def asked(self, kind: str, words: Sequence[Tokens], *, public: bool) -> tuple[str, list[object]]:
        """SQL that gives the numbers of the rows in which every word occurs, with its parameters."""
        ...

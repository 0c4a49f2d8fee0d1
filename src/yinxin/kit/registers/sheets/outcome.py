"""What a preview finds: of every row what would become of it, and every fault with its line, column, value and what to do."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from yinxin.kit.registers.sheets.headers import Heading


class Standing(StrEnum):
    """What a row would become."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `kind` is stable, `message` and `advice` are sentences in the reader's language.

    `meant` are values of the list from which one was perhaps meant; only `vocabulary` faults are mended for all rows at once.
    `heading` stands over faults of one kind whose messages differ.
    """

    kind: str
    message: str
    advice: str
    meant: tuple[str, ...] = ()
    vocabulary: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault in its place: the line as the sheet counts, the field (empty: the whole row) and the value that stands there."""

    line: int
    field: str
    value: str
    fault: Fault


@dataclass(slots=True)
class Row:
    """`values` are those that would be written: of a new record all that is filled in, of a known one those that differ.

    `before` are the values that would be overwritten, in the same order of fields. `key` is what it was found by.
    """

    line: int
    standing: Standing
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    pk: int | None = None
    version: int = 0
    key: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The whole sheet, judged. `passed_over` are filled lines above the headings."""

    heading: Heading
    rows: list[Row]
    faults: list[CellFault]
    sheet: str = ""
    others: tuple[str, ...] = ()
    passed_over: int = 0
    missing: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.standing for row in self.rows)
        return {standing.value: found[standing] for standing in Standing}

    @property
    def may_load(self) -> bool:
        """Whether every column was decided about and the key is there."""
        return not self.heading.open and not self.missing

    def digest(self) -> str:
        """The same for the same rows, values, versions and faults, in whatever language it was judged."""
        found = hashlib.sha256()
        for row in self.rows:
            found.update(repr((row.line, row.standing.value, row.pk, row.version, row.values, row.before)).encode())
        for one in self.faults:
            found.update(repr((one.line, one.field, one.value, one.fault.kind)).encode())
        return found.hexdigest()

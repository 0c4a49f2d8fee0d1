"""The declaration of a log: its entries' model, and the fields asked and shown, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Log:
    """`fields` are separated by blanks; the first tells what an entry is about, `latest` by which the newest come first.

    `model` is a `LogEntry` with a key `record`."""

    name: str
    label: object
    model: type[Any]
    fields: str
    latest: str = "pk"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.fields.split())

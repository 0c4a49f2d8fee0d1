"""The declaration of a log: its entries' model, and the fields asked and shown, in order."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.kit.registers.logs.entry import LogEntry


@dataclass(frozen=True, slots=True)
class Log:
    """`fields` are separated by blanks; the first tells what an entry is about, `latest` by which the newest come first."""

    name: str
    label: object
    model: type[LogEntry]
    fields: str
    latest: str = "pk"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.fields.split())

"""The declaration of a part: its model with a key `record` to the record, the fields asked and shown, and what to tell of the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models


def nothing_to_tell(_record: Any, _rows: Sequence[Any]) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Part:
    """`fields` are separated by blanks; the first tells what a row is about. `personal` ones are not told to the audit record.

    `tells` is given a record and its rows and says what is amiss with them together, a sentence each.
    """

    name: str
    label: object
    model: type[models.Model]
    fields: str
    personal: str = ""
    tells: Callable[[Any, Sequence[Any]], list[str]] = nothing_to_tell

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.fields.split())

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if name not in self.personal.split())

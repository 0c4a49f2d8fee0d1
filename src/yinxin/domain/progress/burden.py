"""减负账: what reporting costs a unit, and the refusal to ask it for the same datum twice.

The seconds are declared, not measured: what a practised clerk needs who has the facts before her. What the page really took is
kept beside them with each report, and is of the report, never of a person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from yinxin.domain.errors import RefusedError


class FieldKind(StrEnum):
    """What a line asks one to fill in."""

    VALUE = "value"
    PARAGRAPH = "paragraph"
    TICK = "tick"


SECONDS: Mapping[tuple[FieldKind, bool], int] = MappingProxyType(
    {
        (FieldKind.VALUE, False): 60,
        (FieldKind.VALUE, True): 20,
        (FieldKind.PARAGRAPH, False): 240,
        (FieldKind.PARAGRAPH, True): 90,
        (FieldKind.TICK, False): 5,
        (FieldKind.TICK, True): 5,
    }
)
"""For each kind of field, when it comes empty and when it comes filled in and is only checked."""

LONGEST = 3600
"""A page that was open for longer than an hour was left open."""


@dataclass(frozen=True, slots=True)
class Load:
    """Fields asked of somebody, how many of them come filled in, and the declared seconds they take."""

    asked: int = 0
    known: int = 0
    seconds: int = 0

    def __add__(self, other: Load) -> Load:
        return Load(self.asked + other.asked, self.known + other.known, self.seconds + other.seconds)

    @property
    def minutes(self) -> int:
        """Begun minutes."""
        return -(-self.seconds // 60)

    @property
    def share_known(self) -> int:
        """How many of a hundred fields come filled in; 100 where nothing is asked."""
        return 100 if not self.asked else self.known * 100 // self.asked


def load_of_line(values: int, known_values: int, *, known_paragraph: bool) -> Load:
    """What one line costs: a value for each indicator, a paragraph, and the tick that says “done”."""
    fresh = values - known_values
    seconds = (
        fresh * SECONDS[FieldKind.VALUE, False]
        + known_values * SECONDS[FieldKind.VALUE, True]
        + SECONDS[FieldKind.PARAGRAPH, known_paragraph]
        + SECONDS[FieldKind.TICK, True]
    )
    return Load(values + 2, known_values + known_paragraph + 1, seconds)


@dataclass(frozen=True, slots=True)
class Datum:
    """What is asked of a unit: `what` names a task ("task", key) or an indicator ("indicator", …) over the days of a period.

    `said` is how a person knows it, `round` the round that asks.
    """

    unit: int
    what: tuple[object, ...]
    start: date
    end: date
    said: str
    round: str

    def is_told_by(self, earlier: Datum) -> bool:
        """Whether the earlier one says it already: it reaches to the same day, or covers all days of this one.

        What was told of some days in the middle says nothing of how things stand at the end.
        """
        return self.end == earlier.end or (earlier.start <= self.start and self.end <= earlier.end)


@dataclass(frozen=True, slots=True)
class Twice:
    """A datum that would be asked again, and the one asked before."""

    again: Datum
    before: Datum


def asked_twice(asking: Iterable[Datum], before: Iterable[Datum]) -> tuple[Twice, ...]:
    """Every datum of a new round that the same unit is being asked for, or has given, for the same period."""
    known: dict[tuple[int, tuple[object, ...]], list[Datum]] = defaultdict(list)
    for one in before:
        known[one.unit, one.what].append(one)
    found = []
    for one in asking:
        earlier = next((other for other in known[one.unit, one.what] if one.is_told_by(other)), None)
        if earlier is not None:
            found.append(Twice(one, earlier))
    return tuple(found)


def refuse_twice(asking: Iterable[Datum], before: Iterable[Datum], units: Mapping[int, str]) -> None:
    """Raises RefusedError "report-asked-twice" with the first such datum, the round that has it, and how many there are."""
    found = asked_twice(asking, before)
    if found:
        first = found[0]
        raise RefusedError(
            "report-asked-twice",
            unit=units.get(first.again.unit, ""),
            title=first.again.said,
            round=first.before.round,
            n=len(found),
        )

"""From when to when somebody or something is in charge of another: who is today, where nobody was, and where two were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tenure:
    """`since` inclusive, `until` exclusive; no `until`: still."""

    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until <= self.since:
            raise ValueError("a tenure ends after it begins")

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody was: `since` inclusive, `until` exclusive; no `until`: still nobody."""

    since: date
    until: date | None


def gaps(tenures: Iterable[Tenure], *, today: date) -> tuple[Gap, ...]:
    """Between the first tenure and today, in order. Whoever never had any has no gap: nothing was begun."""
    found, reached = list[Gap](), None
    for one in sorted(tenures, key=lambda one: one.since):
        if one.since > today:
            break
        if reached is not None and one.since > reached:
            found.append(Gap(reached, one.since))
        if one.until is None:
            return tuple(found)
        reached = one.until if reached is None else max(reached, one.until)
    if reached is not None and reached <= today:
        found.append(Gap(reached, None))
    return tuple(found)

"""When a clock stands still: spans of days that count for nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from yinxin.domain.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Pause:
    """From `start` to `end`, both days included. Raises RefusedError where it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise RefusedError("clock-pause-reversed", start=self.start, end=self.end)

    def covers(self, day: date) -> bool:
        """Whether the clock stands still on `day`."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class StandingStill:
    """All pauses of a term, joined where they touch: a day covered twice stands still once."""

    starts: tuple[date, ...]
    ends: tuple[date, ...]

    @classmethod
    def of(cls, pauses: Iterable[Pause]) -> Self:
        """The pauses in order, overlapping ones joined."""
        starts: list[date] = []
        ends: list[date] = []
        for pause in sorted(pauses, key=lambda pause: pause.start):
            if ends and pause.start <= ends[-1]:
                ends[-1] = max(ends[-1], pause.end)
            else:
                starts.append(pause.start)
                ends.append(pause.end)
        return cls(tuple(starts), tuple(ends))

    def covers(self, day: date) -> bool:
        """Whether any pause covers `day`."""
        place = bisect_right(self.starts, day) - 1
        return place >= 0 and day <= self.ends[place]

"""What the directory answers when it is asked for a name: these units, this group, or unknown with the nearest ones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Match(StrEnum):
    UNIT = "unit"
    GROUP = "group"
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """Why a name was taken to mean these units."""

    NAME = "name"
    FORMER_NAME = "former-name"
    SUCCESSOR = "successor"
    ABBREVIATION = "abbreviation"
    GROUP = "group"
    AREAS = "areas"
    OPEN = "open"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Nearest:
    """A unit that an unknown name may mean; `score` 0 to 100."""

    unit: int
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """`units` are the ids meant; more than one for a group, or where a unit was split since. `group`: the GroupRow's id."""

    match: Match
    ground: Ground
    units: tuple[int, ...] = ()
    group: int | None = None
    proposals: tuple[Nearest, ...] = ()

    @property
    def inferred(self) -> bool:
        """The name is not in the directory; a rule read it."""
        return self.ground is Ground.ABBREVIATION

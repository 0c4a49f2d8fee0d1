"""What may come in of a family tree: the proven deceased alone, in the words of this program. Of everybody else there are counts."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any


class Trust(StrEnum):
    """How far the file itself trusts a source (QUAY): 3 is a record of the time, 1 what somebody told, 0 is doubtful."""

    RECORD = "record"
    LATER = "later"
    TOLD = "told"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Cited:
    """Title and page as the file cites; nothing where it cites nothing and itself is the source."""

    title: str = ""
    page: str = ""
    trust: Trust = Trust.LATER


@dataclass(frozen=True, slots=True)
class SiftedName:
    kind: str
    surname: str
    given: str
    language: str
    script: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class SiftedEvent:
    """`on` is in words that can be read, or empty."""

    kind: str
    on: str
    place: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class SiftedPerson:
    """`own` is the number this program once gave her out under; `because` is what proves her death (`kinship.living.Because`)."""

    key: str
    sex: str
    names: tuple[SiftedName, ...]
    events: tuple[SiftedEvent, ...]
    cited: Cited
    generation: int | None = None
    own: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class SiftedRelation:
    """`other` is the parent or spouse of `person`."""

    person: str
    other: str
    kind: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the persons of the file. `nameless` are deceased of whom it gives no name; `undated` those of the maybe living whose death a
    trusted source tells on a page, without a date."""

    persons: int = 0
    living: int = 0
    maybe_living: int = 0
    restricted: int = 0
    nameless: int = 0
    undated: int = 0

    @property
    def dropped(self) -> int:
        return self.living + self.maybe_living + self.restricted + self.nameless


@dataclass(frozen=True, slots=True)
class Sifted:
    version: str
    characters: str
    counts: Counts
    persons: tuple[SiftedPerson, ...] = ()
    relations: tuple[SiftedRelation, ...] = ()
    lost: tuple[tuple[str, int], ...] = field(default=())


_KINDS = (Sifted, Counts, SiftedPerson, SiftedName, SiftedEvent, SiftedRelation, Cited)
_FIELDS: dict[type, tuple[str, ...]] = {kind: tuple(one.name for one in fields(kind)) for kind in _KINDS}


def packed(sifted: Sifted) -> bytes:
    """For the way from the child, and for keeping until somebody decides."""
    return json.dumps(sifted, default=_plain, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(one: object) -> dict[str, object]:
    """`asdict` copies every text and takes longer than the reading of the file."""
    return {name: getattr(one, name) for name in _FIELDS[type(one)]}


def unpacked(data: bytes | str) -> Sifted:
    """ValueError, KeyError or TypeError where it is no such thing."""
    told = json.loads(data)
    return Sifted(
        told["version"],
        told["characters"],
        Counts(**told["counts"]),
        tuple(_person(one) for one in told["persons"]),
        tuple(SiftedRelation(**{**one, "cited": _cited(one["cited"])}) for one in told["relations"]),
        tuple((path, count) for path, count in told["lost"]),
    )


def _person(told: dict[str, Any]) -> SiftedPerson:
    names = tuple(SiftedName(**{**one, "cited": _cited(one["cited"])}) for one in told["names"])
    events = tuple(SiftedEvent(**{**one, "cited": _cited(one["cited"])}) for one in told["events"])
    return SiftedPerson(**{**told, "names": names, "events": events, "cited": _cited(told["cited"])})


def _cited(told: dict[str, str]) -> Cited:
    return Cited(told["title"], told["page"], Trust(told["trust"]))

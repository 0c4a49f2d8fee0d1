"""The built-in gazetteer: places of China with their names over time, made by `make gazetteer` (docs/decisions/0033-gazetteer.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

FILE = Path(__file__).parent / "gazetteer.tsv"


class Level(StrEnum):
    """What kind of place it is; a village is what a village committee governs, natural a hamlet that has none of its own."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWN = "town"
    VILLAGE = "village"
    NATURAL = "natural"
    MARKET = "market"
    ISLAND = "island"
    REGION = "region"


# How much is written of a place of a level, a county being 1; and how many times more where emigrants came from.
WRITTEN: Mapping[Level, float] = {
    Level.PROVINCE: 1.0,
    Level.CITY: 1.0,
    Level.COUNTY: 1.0,
    Level.REGION: 0.7,
    Level.TOWN: 0.3,
    Level.MARKET: 0.3,
    Level.ISLAND: 0.3,
    Level.NATURAL: 0.2,
    Level.VILLAGE: 0.1,
}
HOMELANDS: Mapping[str, float] = {"4407": 4.0, "4420": 4.0, "44": 2.0, "35": 2.0, "46": 2.0}


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name of a place: `kind` is old-name, alias, exonym or postal; the years are empty where not known."""

    text: str
    begins: str
    ends: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `point` is longitude and latitude in degrees; `precision` says whose point it is (seat: its own)."""

    id: str
    traditional: str
    simplified: str
    level: Level
    parent: str
    point: tuple[float, float] | None
    precision: str
    begins: str
    ends: str
    names: tuple[OtherName, ...]


class Gazetteer:
    """All places, in the order of the table: what holds a place stands before it."""

    def __init__(self, places: Iterator[Place]) -> None:
        self.by_id = {place.id: place for place in places}

    def above(self, key: str) -> tuple[Place, ...]:
        """What the place belongs to, the nearest first."""
        place, found = self.by_id[key], []
        while place.parent:
            place = self.by_id[place.parent]
            found.append(place)
        return tuple(found)

    def lines(self) -> bytes:
        """`id<TAB>name` for every name in characters, as a pool of places is read."""
        named = ((place.id, name) for place in self.by_id.values() for name in _in_characters(place))
        return "".join(f"{key}\t{name}\n" for key, name in named).encode()

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much is written of places of a name, in characters; of several places the most."""
        found: dict[str, float] = {}
        for place in self.by_id.values():
            for name in _in_characters(place):
                found[name] = max(found.get(name, 0.0), self._weight(place))
        return found

    def _weight(self, place: Place) -> float:
        codes = [place.id, *(one.id for one in self.above(place.id))]
        home = max((HOMELANDS.get(code, 1.0) for code in codes), default=1.0)
        return WRITTEN[place.level] * home


@cache
def gazetteer() -> Gazetteer:
    """The table of the package."""
    lines = FILE.read_text("utf-8").splitlines()
    return Gazetteer(_place(line.split("\t")) for line in lines if line and not line.startswith("#"))


def _place(row: list[str]) -> Place:
    point = (float(row[5]), float(row[6])) if row[5] else None
    names = tuple(_name(entry) for entry in row[10].split(";")) if row[10] else ()
    return Place(row[0], row[1], row[2], Level(row[3]), row[4], point, row[7], row[8], row[9], names)


def _name(entry: str) -> OtherName:
    text, years, kind = entry.rsplit("@", 2)
    begins, _, ends = years.rpartition("-")
    return OtherName(text, begins, ends, kind)


def _in_characters(place: Place) -> list[str]:
    """The name, and the other names in characters that are not the same with another ending (台山市, 台山縣)."""
    found = [place.traditional]
    for text in (other.text for other in place.names):
        if "㐀" <= text[:1] <= "鿿" and text[:2] != place.traditional[:2]:
            found.append(text)
    return list(dict.fromkeys(found))

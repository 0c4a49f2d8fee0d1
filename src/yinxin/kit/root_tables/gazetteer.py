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


# How much is written of a place of a level, a county being 1; how many times more where emigrants came from, by the code of the place
# or of what holds it, the nearest first; and how much of it an other name has.
WRITTEN: Mapping[Level, float] = {
    Level.PROVINCE: 1.5,
    Level.CITY: 2.0,
    Level.COUNTY: 1.0,
    Level.REGION: 0.7,
    Level.TOWN: 0.2,
    Level.MARKET: 0.2,
    Level.ISLAND: 0.3,
    Level.NATURAL: 0.12,
    Level.VILLAGE: 0.06,
}
HOMELANDS: Mapping[str, float] = {
    **dict.fromkeys(("4407", "4420"), 5.0),
    **dict.fromkeys(("4401", "4403", "4404", "4405", "4406", "4414", "4419", "4451", "4452", "HK", "MO"), 3.0),
    **dict.fromkeys(("3501", "3502", "3503", "3505", "3506"), 3.0),
    **dict.fromkeys(("44", "35", "46", "3309", "3302"), 2.0),
    **dict.fromkeys(("45", "33", "31", "TW"), 1.0),
}
ELSEWHERE = 0.5
OTHER_NAMES: Mapping[str, float] = {"old-name": 0.7, "alias": 0.3}
FORGOTTEN = 1800  # a name that went out of use before this year is on no emigrant's paper
HARDLY = 0.1


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
            weight = self._weight(place)
            for name, part in _in_characters(place).items():
                found[name] = max(found.get(name, 0.0), weight * part)
        return found

    def _weight(self, place: Place) -> float:
        codes = (place.id, *(one.id for one in self.above(place.id)))
        home = next((HOMELANDS[code] for code in codes if code in HOMELANDS), ELSEWHERE)
        return WRITTEN[place.level] * home * _remembered(place.ends)


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


def _in_characters(place: Place) -> dict[str, float]:
    """The name, and the other names in characters that are not the same with another ending (台山市, 台山縣), with their part."""
    found = {place.traditional: 1.0}
    for other in place.names:
        same = place.traditional[:-1] in (other.text, other.text[:-1])
        if "㐀" <= other.text[:1] <= "鿿" and not same:
            found.setdefault(other.text, OTHER_NAMES.get(other.kind, 1.0) * _remembered(other.ends))
    return found


def _remembered(ends: str) -> float:
    """How much of what was written a name still has that went out of use in this year."""
    return HARDLY if ends and int(ends) < FORGOTTEN else 1.0

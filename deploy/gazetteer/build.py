"""Makes the gazetteer. Usage: python deploy/gazetteer/build.py FILE [FOLDER OF PACKAGES]

The same packages and the same tables beside this file give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import packages
from script import traditional
from whereabouts import Whereabouts, bare

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "src/yinxin/kit/root_tables"
TOWNS_OF = ("44", "35", "46", "45")  # 广东 福建 海南 广西
VILLAGES_OF = ("4407", "4420", "3309")  # 江门 中山 舟山
# What stands in the tables and is no place people come from: zones, parks, administrations, prisons.
NO_PLACE = re.compile(
    "监狱|开发区|工业园|产业园|产业区|园区|管委会|管理委员会|管理区委|旅游|试验区|名胜区|度假区|保税"
    "|直辖|集中区|示范区|工业区|高新|市辖区|^县$"
)
# Kilometres from the seat above to a place that belongs to it: farther off it is another place of the name.
FARTHEST = {"province": 9999.0, "city": 9999.0, "county": 250.0, "town": 90.0}
HEAD = """\
# Places of China, made by deploy/gazetteer/build.py; correct the tables there, not this file. `precision` says whose point it is: seat
# the place's own, town county city that of the place it belongs to. `names`: NAME@FROM-TO@KIND, parted by `;`.
# Sources and licences: gazetteer.LICENSE.txt.
# id\ttraditional\tsimplified\tlevel\tparent\tlon\tlat\tprecision\tfrom\tto\tnames
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the table."""

    id: str
    simplified: str
    traditional: str
    level: str
    parent: str
    point: tuple[float, float] | None = None
    precision: str = ""
    begins: str = ""
    ends: str = ""
    names: tuple[str, ...] = field(default=())

    def line(self) -> str:
        lon, lat = (f"{self.point[0]:.3f}", f"{self.point[1]:.3f}") if self.point else ("", "")
        where = [self.parent, lon, lat, self.precision if self.point else "", self.begins, self.ends]
        return "\t".join([self.id, self.traditional, self.simplified, self.level, *where, ";".join(self.names)])


def main(file: Path, folder: Path) -> None:
    packages.fetch(folder)
    packages.verify(folder)
    made = text(folder).encode()
    file.write_bytes(made)
    if file.resolve() == (TABLES / "gazetteer.tsv").resolve():
        (HERE / "gazetteer.sha256").write_text(f"{hashlib.sha256(made).hexdigest()}  gazetteer.tsv\n", "ascii")


def text(folder: Path) -> str:
    """The whole table."""
    places = located(named([*administered(folder), *beyond(folder), *by_hand()]), Whereabouts(packages.points(folder)))
    return HEAD + "".join(place.line() + "\n" for place in places)


def administered(folder: Path) -> list[Place]:
    """Provinces, cities and counties of the whole country, towns of four provinces, village committees of three cities."""
    found = [_place(row["code"], row["name"], "province", "") for row in packages.rows(folder, "provinces")]
    found += [_place(row["code"], row["name"], "city", row["provinceCode"]) for row in packages.rows(folder, "cities")]
    cities = {place.id for place in found if not NO_PLACE.search(place.simplified)}
    for row in packages.rows(folder, "areas"):
        above = row["cityCode"] if row["cityCode"] in cities else row["provinceCode"]
        if row["code"] != row["cityCode"] + "00":  # 中山 and 东莞 have no counties, and stand in both tables
            found.append(_place(row["code"], row["name"], "county", above))
    streets = packages.rows(folder, "streets")
    found += [
        _place(row["code"], row["name"], "town", row["areaCode"])
        for row in streets
        if row["provinceCode"] in TOWNS_OF or row["cityCode"] in VILLAGES_OF
    ]
    villages = packages.rows(folder, "villages")
    found += [
        _place(row["code"], _village(row["name"]), "village", row["streetCode"])
        for row in villages
        if row["cityCode"] in VILLAGES_OF
    ]
    kept = [place for place in found if place.simplified and not NO_PLACE.search(place.simplified)]
    known = {place.id for place in kept}
    return [replace(place, parent=_above(place.parent, known)) for place in kept]


def beyond(folder: Path) -> list[Place]:
    """Hong Kong, Macau and Taiwan with their districts."""
    found = []
    for (whole, parts), (code, short) in zip(
        packages.beyond(folder).items(), (("HK", "香港"), ("MO", "澳门"), ("TW", "台湾")), strict=True
    ):
        taiwan = code == "TW"
        alias = f"{traditional(whole, taiwan=taiwan)}@-@alias"
        found.append(Place(code, short, traditional(short, taiwan=taiwan), "province", "", names=(alias,)))
        for at, (part, districts) in enumerate(parts.items(), 1):
            above = f"{code}-{at}"
            found.append(Place(above, part, traditional(part, taiwan=taiwan), "county" if taiwan else "region", code))
            for number, district in enumerate(districts, 1):
                plain = district.partition("（")[0]
                level = "town" if taiwan else "county"
                found.append(Place(f"{above}-{number}", plain, traditional(plain, taiwan=taiwan), level, above))
    return found


def by_hand() -> list[Place]:
    """Regions, islands, natural villages and markets, and counties that are gone."""
    found = []
    for row in _table(HERE / "hand.tsv"):
        begins, ends = (cell.replace("-", "") if cell == "-" else cell for cell in row[5:7])
        names = () if row[7] == "-" else tuple(row[7].split(";"))
        found.append(Place(row[0], row[1], row[2], row[3], row[4], begins=begins, ends=ends, names=names))
    return found


def named(places: list[Place]) -> list[Place]:
    """The places with their other names: old ones, aliases, and the exonyms."""
    known = {place.id for place in places}
    other: dict[str, list[str]] = defaultdict(list)
    for code, name, begins, ends, kind, _ in _table(HERE / "renames.tsv"):
        other[code].append(f"{name}@{_span(begins, ends)}@{kind}")
    called = _called(places)
    for spelling, characters, begins, ends, kind, *_ in _table(TABLES / "exonyms.tsv"):
        place = _meant(called.get(characters, []))
        if place:
            other[place].append(f"{spelling}@{_span(begins, ends)}@{kind}")
    if missing := {key for key in other if key not in known} | {place.parent for place in places} - known - {""}:
        raise ValueError(f"no such place: {', '.join(sorted(missing))}")
    return [replace(place, names=(*place.names, *other[place.id])) for place in places]


def located(places: list[Place], whereabouts: Whereabouts) -> list[Place]:
    """The places with their points: their own where GeoNames has one, else that of what they belong to."""
    own = _own_points(places, whereabouts)
    found: dict[str, Place] = {}
    for place in places:
        above = found.get(place.parent)
        seat = next((key for key in (place.id, f"{place.id}001", f"{place.id}100") if key in own), None)
        if seat and (seat == place.id or place.level == "county"):
            found[place.id] = replace(place, point=own[seat], precision="seat")
        elif above and above.point:
            found[place.id] = replace(
                place, point=above.point, precision=above.level if above.precision == "seat" else above.precision
            )
        else:
            found[place.id] = place
    return list(found.values())


def _own_points(places: list[Place], whereabouts: Whereabouts) -> dict[str, tuple[float, float]]:
    """The points GeoNames has of the cities, counties and towns, sought near what they belong to."""
    own: dict[str, tuple[float, float]] = {}
    parents = {place.id: place.parent for place in places}
    for place in places:
        province = place.id[:2]
        if place.level in FARTHEST and not place.id.startswith(("H-", "R-")):
            near = own.get(place.parent) or own.get(parents.get(place.parent, ""))
            if point := whereabouts.find(place.simplified, province, near, farthest=FARTHEST[place.level]):
                own[place.id] = point
    return own


def _place(code: str, name: str, level: str, parent: str) -> Place:
    return Place(code, name, traditional(name), level, parent)


def _village(name: str) -> str:
    """A village committee's name as that of the place."""
    for ending in ("村民委员会", "村委会", "居民委员会", "居委会", "委员会"):
        if name.endswith(ending):
            plain = name[: -len(ending)]
            name = plain + "村" if ending.startswith("村") and not plain.endswith("村") else plain
            break
    return re.sub("虚拟.*$|^.*生活区$", "", name)


def _above(parent: str, known: set[str]) -> str:
    """The nearest place above that is kept."""
    while parent and parent not in known:
        parent = {9: parent[:6], 6: parent[:4], 4: parent[:2]}.get(len(parent), "")
    return parent


def _called(places: list[Place]) -> dict[str, list[Place]]:
    """The places by their traditional name, with and without what kind of place it is."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        if not place.id.startswith("H-"):
            for name in {place.traditional, place.traditional[: len(bare(place.simplified))]}:
                found[name].append(place)
    return found


def _meant(fitting: list[Place]) -> str | None:
    """The place an exonym means: of those of this name the one of the highest level, in the South before elsewhere."""
    rank = ("province", "city", "county", "region", "town", "island", "market", "natural", "village").index
    fitting = sorted(fitting, key=lambda place: (rank(place.level), not place.id.startswith(TOWNS_OF), place.id))
    return fitting[0].id if fitting else None


def _span(begins: str, ends: str) -> str:
    return f"{begins if begins != '-' else ''}-{ends if ends != '-' else ''}"


def _table(file: Path) -> list[list[str]]:
    lines = (line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE.parents[1] / "var/gazetteer")

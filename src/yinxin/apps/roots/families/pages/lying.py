"""Where public places of the register lie, on three scales: each step up to what holds the place, with what lies beside it there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from yinxin.apps.roots.families.access import register
from yinxin.kit.registers.public.rows import PublicRow, public_values
from yinxin.kit.registers.scales import Frame, Spot, chosen, frame
from yinxin.kit.saying.romanised import on_maps, with_sound

MOST = 3_000
"""Public places that are read."""

HIGHEST = 5
"""Steps from a hamlet to its province."""


def frames_of(places: Collection[int]) -> Mapping[int, tuple[Frame, ...]]:
    """By the number of the place, the widest first. Two queries, however many; of a place that is not public or has no point nothing."""
    if not places:
        return {}
    all_places = register("places")
    rows = list(public_values(all_places, lambda rows: rows.order_by("pk")[:MOST]))
    known = _Known(
        {row.pk: str(row.values.get("name_hant") or row.values["name"]) for row in rows},
        {row.pk: _spot(row) for row in rows if row.values.get("latitude") is not None},
        dict(all_places.public_rows().values_list("pk", "within")),
    )
    return {pk: chosen(_up(pk, known)) for pk in places if pk in known.spots}


@dataclass(frozen=True, slots=True)
class _Known:
    """Of the public places: name, point, and what holds each."""

    names: Mapping[int, str]
    spots: Mapping[int, Spot]
    holders: Mapping[int, int | None]


def _up(place: int, known: _Known) -> Iterator[Frame | None]:
    """From the widest down to what lies in the place itself."""
    chain: list[int] = [place]
    while (holder := known.holders.get(chain[0])) in known.names and holder is not None and len(chain) < HIGHEST:
        chain.insert(0, holder)
    for holder in chain:
        inside = [spot for key, spot in known.spots.items() if known.holders.get(key) == holder]
        own = [known.spots[holder]] if holder in known.spots else []
        made = frame(with_sound(known.names[holder]), known.spots[place], [*own, *inside])
        yield made


def _spot(row: PublicRow) -> Spot:
    name = str(row.values.get("name_hant") or row.values["name"])
    return Spot(on_maps(name), float(row.values["latitude"]), float(row.values["longitude"]))

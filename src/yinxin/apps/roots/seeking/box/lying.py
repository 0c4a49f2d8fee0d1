"""What lies around a place that was found: in the built-in gazetteer, or in the register of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from statistics import median

from django.utils.translation import get_language

from yinxin.apps.roots.families.pages.lying import frames_of as of_register
from yinxin.apps.roots.seeking.box.named_places import OWN
from yinxin.kit.registers.scales import Frame, Spot, chosen, frame
from yinxin.kit.root_tables.gazetteer import Level, Place, gazetteer
from yinxin.kit.saying.romanised import on_maps, with_sound

LANDMARKS = ("HK", "MO", "4401", "4405", "3502", "3501", "31", "3302", "4601", "4501")
"""Ports that people abroad know, to find one's way by."""

NEAR = 2.5
"""Degrees from a place within which a landmark helps."""

FEW = 4
ASTRAY = 4.5
"""So many times farther from the middle than half of its neighbours, a place is not where the table has it."""


def frames_of(numbers: Iterable[str]) -> Mapping[str, tuple[Frame, ...]]:
    """By the number in the pool, the widest first; at most three. Two queries, however many."""
    numbers = list(numbers)
    own = {number: int(number.removeprefix(OWN)) for number in numbers if number.startswith(OWN)}
    kept = of_register(own.values())
    known = gazetteer().by_id
    listed = {number: _of_gazetteer(known[number]) for number in numbers if number in known}
    return listed | {number: kept.get(pk, ()) for number, pk in own.items()}


def _of_gazetteer(place: Place) -> tuple[Frame, ...]:
    own = _spot(place)
    if own is None:
        return ()
    landmarks = [one for one in _landmarks() if _is_near(one, own)]
    holders = [place, *gazetteer().above(place.id)]
    language, made = get_language() or "", []
    for holder in reversed(holders):
        inside = _inside(holder.id, language)
        around = [*landmarks, *inside] if holder.level is Level.PROVINCE else inside
        made.append(frame(with_sound(holder.traditional), own, around))
    return chosen(made)


@cache
def _below() -> Mapping[str, Sequence[Place]]:
    found = defaultdict(list)
    for place in gazetteer().by_id.values():
        found[place.parent].append(place)
    return found


@lru_cache(maxsize=256)
def _inside(key: str, _language: str) -> tuple[Spot, ...]:
    """Places right below with a point of their own; of a province the counties below its cities."""
    below = _below()[key]
    if gazetteer().by_id[key].level is Level.PROVINCE:
        below = [*below, *(one for city in below for one in _below()[city.id] if one.level is Level.COUNTY)]
    return _together([spot for one in below if one.precision == "seat" and (spot := _spot(one)) is not None])


def _together(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Without those whose point is another place's of the same name, far away: one would shrink all others to a speck."""
    if len(spots) < FEW:
        return tuple(spots)
    middle = median(one.latitude for one in spots), median(one.longitude for one in spots)
    away = [max(abs(one.latitude - middle[0]), abs(one.longitude - middle[1])) for one in spots]
    most = ASTRAY * median(away)
    return tuple(one for one, far in zip(spots, away, strict=True) if far <= most)


def _landmarks() -> tuple[Spot, ...]:
    found = [_spot(gazetteer().by_id[key], is_landmark=True) for key in LANDMARKS]
    return tuple(one for one in found if one is not None)


def _spot(place: Place, *, is_landmark: bool = False) -> Spot | None:
    if place.point is None:
        return None
    return Spot(on_maps(place.traditional), place.point[1], place.point[0], is_landmark)


def _is_near(one: Spot, own: Spot) -> bool:
    return abs(one.latitude - own.latitude) <= NEAR and abs(one.longitude - own.longitude) <= NEAR

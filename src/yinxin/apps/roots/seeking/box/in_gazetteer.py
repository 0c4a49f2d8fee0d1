"""What the built-in gazetteer knows of a place: what it belongs to, its names over time, and its point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yinxin.apps.roots.seeking.box.named_places import OWN
from yinxin.domain.roots.answers import Hit
from yinxin.kit.root_tables.gazetteer import Level, OtherName, Place, gazetteer
from yinxin.kit.saying.romanised import with_sound

SHOWN = 24
"""Places of one name that are told apart by what they belong to."""


KNOWN = frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY, Level.ISLAND, Level.REGION})
HOMELANDS = ("44", "35", "46", "33", "HK", "MO")
"""Places that papers name, in provinces that emigrants left: any two syllables are the name of some hamlet, or of a county far away."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name, or several spellings of one time; `span` in years, empty where nobody knows."""

    text: str
    span: str


@dataclass(frozen=True, slots=True)
class Listed:
    """`within` what it belongs to, the nearest first; `others` those of further places of the same name."""

    within: str
    others: tuple[str, ...]
    names: tuple[Name, ...]


def listed(hit: Hit) -> Listed | None:
    """None for a place of the register alone."""
    known = gazetteer().by_id
    own = [known[one] for one in (hit.id, *hit.same_name) if one in known]
    if not own:
        return None
    others = tuple(_within(place) for place in own[1 : 1 + SHOWN])
    return Listed(_within(own[0]), others, tuple(_names(own[0])))


def is_known(hit: Hit) -> bool:
    """Whether papers of emigrants may well name the place: one of the register, or a county where they came from."""
    place = gazetteer().by_id.get(hit.id or "")
    if place is None:
        return (hit.id or "").startswith(OWN)
    return place.level in KNOWN and place.id.startswith(HOMELANDS)


def _within(place: Place) -> str:
    return " · ".join(with_sound(one.traditional) for one in gazetteer().above(place.id))


def _names(place: Place) -> Iterable[Name]:
    """Chinese names one by one, the oldest first; spellings of one time together."""
    chinese = [one for one in place.names if not one.text.isascii() and _is_han(one)]
    yield from (Name(one.text, _span(one)) for one in sorted(chinese, key=lambda one: one.begins or "9"))
    spans: dict[str, list[str]] = {}
    for one in place.names:
        if not _is_han(one):
            spans.setdefault(_span(one), []).append(one.text)
    yield from (Name(", ".join(texts[:6]), span) for span, texts in spans.items())


def _is_han(name: OtherName) -> bool:
    return "㐀" <= name.text[:1] <= "鿿"


def _span(name: OtherName) -> str:
    return f"{name.begins}–{name.ends}" if name.begins or name.ends else ""

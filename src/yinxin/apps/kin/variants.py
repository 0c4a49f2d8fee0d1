"""All ways of writing a name, by which two cards are compared: sets of variant characters, never one conversion (余 is not 餘), and the
names a county had over time (新寧 is 台山 since 1914)."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import product

from yinxin.kit.root_tables import tables
from yinxin.kit.root_tables.gazetteer import Level, Place, gazetteer

MOST = 64
"""Ways of writing one name; of a long one of common characters only the first are compared."""

ENDINGS = ("特别行政区", "特別行政區", "街道", "市", "县", "縣", "区", "區", "镇", "鎮", "乡", "鄉")
"""What a place may be written with or without."""


@lru_cache(maxsize=50_000)
def forms(name: str) -> frozenset[str]:
    """A name that is longer than its ending and one character is compared without it: 台山市 is 台山."""
    own = _written(_bare(name))
    return own.union(*(_counties().get(way, frozenset()) for way in own))


@lru_cache(maxsize=50_000)
def one_way(name: str) -> str:
    """The same for all that any chain of ways leads to, so that a name written in another of its ways is known again: 鐘 is 钟, which is 鍾."""
    chars = "".join(min(_chained(char)) for char in _bare(name))
    return min("".join(min(_chained(char)) for char in way) for way in (chars, *_counties_chained(name)))


def _chained(char: str) -> frozenset[str]:
    found, fresh = {char}, {char}
    while fresh:
        fresh = {other for one in fresh for other in _variants(one)} - found
        found |= fresh
    return frozenset(found)


def _counties_chained(name: str) -> frozenset[str]:
    found, fresh = set(_written(_bare(name))), set(_written(_bare(name)))
    while fresh:
        fresh = {other for one in fresh for other in _counties().get(one, ())} - found
        found |= fresh
    return frozenset(found)


def _bare(name: str) -> str:
    return next((name.removesuffix(end) for end in ENDINGS if name.endswith(end) and len(name) - len(end) > 1), name)


def _written(name: str) -> frozenset[str]:
    found: set[str] = set()
    for chars in product(*(_variants(char) for char in name)):
        found.add("".join(chars))
        if len(found) == MOST:
            break
    return frozenset(found)


def _variants(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((char, *tables().readings.variants(char))))


def is_county(name: str) -> bool:
    """Whether the gazetteer knows a county, a city or what stands in their place (a region, a province that is a city) by this name."""
    return not forms(name).isdisjoint(_known(Level.PROVINCE, Level.CITY, Level.COUNTY, Level.REGION))


def is_town(name: str) -> bool:
    return not forms(name).isdisjoint(_known(Level.TOWN, Level.MARKET))


@cache
def _known(*levels: Level) -> frozenset[str]:
    return frozenset(name for place in gazetteer().by_id.values() if place.level in levels for name in _names(place))


@cache
def _counties() -> dict[str, frozenset[str]]:
    """By each name of a county or city in characters, all it ever had."""
    found: dict[str, frozenset[str]] = {}
    for place in gazetteer().by_id.values():
        names = _names(place) if place.level in (Level.CITY, Level.COUNTY) else frozenset()
        if len(names) > 2:
            found |= {name: found.get(name, frozenset()) | names for name in names}
    return found


def _names(place: Place) -> frozenset[str]:
    others = (other.text for other in place.names if not other.text.isascii())
    return frozenset(_bare(name) for name in (place.traditional, place.simplified, *others))

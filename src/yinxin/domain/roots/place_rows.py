"""The rows of a pool of places: one place may come with several names, and several places with one."""

from __future__ import annotations

from collections.abc import Mapping

from yinxin.domain.roots.index import Rows
from yinxin.domain.text.fold import simplified

# What the name of a place may end with without being its name.
ENDINGS = (
    *(
        "自治縣",
        "自治县",
        "居委會",
        "居委会",
        "村委會",
        "村委会",
        "街道",
        "社區",
        "社区",
        "林場",
        "林场",
        "農場",
        "农场",
    ),
    *"省市縣县區区州府鎮镇鄉乡村里圩墟島岛",
)
_BY_LAST = {last: tuple(one for one in ENDINGS if one[-1] == last) for last in {one[-1] for one in ENDINGS}}
_LITTLE_KNOWN = 0.1
_MOST_IDS = 50


class PlaceRows:
    """Looks rows up by id and by name. The first name of an id is the name of the place, the further ones its other names."""

    def __init__(self, lines: Rows, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self.first: dict[str, str] = {}
        self._ids: dict[str, list[str]] = {}
        self._by_key: dict[str, list[str]] = {}
        for row in range(len(lines)):
            place, name = lines.id(row), lines.name(row)
            if place not in self.first:
                self.first[place] = name
                self._ids.setdefault(name, []).append(place)
            names = self._by_key.setdefault(key(name), [])
            if self.first[place] not in names:
                names.append(self.first[place])

    def like(self, characters: str) -> list[str]:
        """The names of the places that bear this name or had it, without regard to script and ending."""
        return self._by_key.get(key(characters), [])

    def ids(self, name: str) -> tuple[str, ...]:
        """The places of this name."""
        return tuple(self._ids[name][:_MOST_IDS])

    def weight(self, name: str) -> float:
        """How much is written of places of this name, a county being 1."""
        weight = self._weights.get(name)
        return weight if weight is not None else self._weights.get(key(name), _LITTLE_KNOWN)

    @property
    def total(self) -> float:
        """The weights of all places together."""
        return sum(self.weight(name) for name in self.first.values()) or 1.0


def key(name: str) -> str:
    """What two ways to write the name of a place have in common."""
    return simplified(bare(name))


def bare(name: str) -> str:
    """A name of a place without what kind of place it is, where two characters are left."""
    for ending in _BY_LAST.get(name[-1:], ()):
        if name.endswith(ending) and len(name) >= len(ending) + 2:
            return name[: -len(ending)]
    return name

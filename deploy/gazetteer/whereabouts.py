"""Where places lie: a place of the table is sought among the places of GeoNames by its name, near the place it belongs to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from packages import Point

# GeoNames counts the provinces of China in its own way.
ADMIN = dict(
    zip(
        "34 33 36 63 22 13 65 54 41 23 43 42 15 32 21 64 62 52 14 61 37 31 44 46 51 53 45 50 35 11 12".split(),
        "01 02 03 06 05 10 13 14 09 08 11 12 20 04 19 21 15 18 24 26 25 23 30 31 32 29 16 33 07 22 28".split(),
        strict=True,
    )
)
_ENDINGS = ("自治县", "自治州", "街道", "地区", "林区", "新区", "省", "市", "县", "区", "镇", "乡", "盟", "旗")


class Whereabouts:
    """The places of GeoNames by their names, province by province."""

    def __init__(self, points: Iterable[Point]) -> None:
        self._by_name: dict[tuple[str, str], list[Point]] = defaultdict(list)
        for point in points:
            for name in point.names:
                self._by_name[point.admin, name].append(point)

    def find(
        self, name: str, province: str, near: tuple[float, float] | None, *, farthest: float
    ) -> tuple[float, float] | None:
        """Longitude and latitude of the place of this name, the nearest to `near` and at most `farthest` km off, or None.

        Without a place to be near to, it is the one with the most people.
        """
        admin = ADMIN.get(province, province)
        found = self._by_name.get((admin, name)) or self._by_name.get((admin, bare(name))) or []
        if near is not None:
            found = sorted((one for one in found if _far(one, near) <= farthest), key=lambda one: _far(one, near))
        else:
            found = sorted(found, key=lambda one: -one.people)
        return (found[0].lon, found[0].lat) if found else None


def bare(name: str) -> str:
    """The name without what kind of place it is, where two characters are left."""
    return next((name[: -len(end)] for end in _ENDINGS if name.endswith(end) and len(name) >= len(end) + 2), name)


def _far(point: Point, near: tuple[float, float]) -> float:
    across = (point.lon - near[0]) * math.cos(math.radians(near[1]))
    return math.hypot(across, point.lat - near[1]) * 111.2

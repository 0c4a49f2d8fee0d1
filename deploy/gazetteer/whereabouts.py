"""Where places lie: a place of the table is sought among the places of GeoNames by its name, near the place it belongs to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from packages import Point

# The provinces by their codes in China, and as GeoNames counts them (FIPS 10-4).
ADMIN = {
    "11": "22",
    "12": "28",
    "13": "10",
    "14": "24",
    "15": "20",
    "21": "19",
    "22": "05",
    "23": "08",
    "31": "23",
    "32": "04",
    "33": "02",
    "34": "01",
    "35": "07",
    "36": "03",
    "37": "25",
    "41": "09",
    "42": "12",
    "43": "11",
    "44": "30",
    "45": "16",
    "46": "31",
    "50": "33",
    "51": "32",
    "52": "18",
    "53": "29",
    "54": "14",
    "61": "26",
    "62": "15",
    "63": "06",
    "64": "21",
    "65": "13",
}
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

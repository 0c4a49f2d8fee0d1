"""Places drawn on plain paper: their bounding box, a point or a number for each, and a bar for the scale. There are no borders.

The projection is the equirectangular one, true to scale along the middle latitude: good for a county, tolerable for the world.
A map that shows borders needs a review number (《地图管理条例》); points and land alone show none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import cos, floor, log10, radians

WIDTH, HEIGHT, EDGE = 800, 560, 40
"""Units of the drawing; the edge stays free around the outermost points."""

TOGETHER = 22
"""Points within such a square become one mark with a number, so that each can be hit with a finger."""

METRES_A_DEGREE = 111_320.0
SMALLEST = 0.004
"""Degrees: a single place is shown with some four hundred metres around it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A record in its place, in degrees of WGS-84."""

    pk: int
    latitude: float
    longitude: float
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Where to draw one point, or several that lie too close together to be told apart."""

    number: int
    x: float
    y: float
    points: tuple[Point, ...]

    @property
    def count(self) -> int:
        return len(self.points)

    @property
    def radius(self) -> int:
        """Enough for the number in it."""
        return 7 if self.count == 1 else 10 + 2 * len(str(self.count))


@dataclass(frozen=True, slots=True)
class Bar:
    """A length on the drawing and what it is on the ground, in metres."""

    length: float
    metres: int

    @property
    def kilometres(self) -> float:
        return self.metres / 1000


@dataclass(frozen=True, slots=True)
class Drawing:
    """`place` projects any other point, such as those of an outline, into the same drawing."""

    width: int
    height: int
    marks: tuple[Mark, ...]
    bar: Bar
    place: Callable[[float, float], tuple[float, float]]

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for mark in self.marks for point in mark.points)


def drawing(points: Iterable[Point], *, width: int = WIDTH, height: int = HEIGHT) -> Drawing | None:
    """None where there is nothing to draw. Marks go from north to south, from west to east."""
    all_points = tuple(points)
    if not all_points:
        return None
    west = _western_edge([point.longitude for point in all_points])
    eastings = [_east_of(west, point.longitude) for point in all_points]
    latitudes = [point.latitude for point in all_points]
    middle = (max(latitudes) + min(latitudes)) / 2
    squeeze = max(0.05, cos(radians(middle)))
    across = max(SMALLEST, (max(eastings) - min(eastings)) * squeeze)
    down = max(SMALLEST, max(latitudes) - min(latitudes))
    scale = min((width - 2 * EDGE) / across, (height - 2 * EDGE) / down)
    centre = (max(eastings) + min(eastings)) / 2

    def place(latitude: float, longitude: float) -> tuple[float, float]:
        easting = _east_of(west, longitude)
        x = width / 2 + (easting - centre) * squeeze * scale
        return round(x, 1), round(height / 2 - (latitude - middle) * scale, 1)

    return Drawing(width, height, _marks(all_points, place), _bar(METRES_A_DEGREE / scale, width), place)


def _east_of(west: float, longitude: float) -> float:
    """Degrees eastwards. What lies on the edge itself must not be taken for a round of the earth by the last bit of a fraction."""
    return round((longitude - west) % 360, 7) % 360


def _western_edge(longitudes: Sequence[float]) -> float:
    """The eastern end of the widest empty stretch, so that Vancouver and Sydney need not lie at both ends of the paper."""
    around = sorted({longitude % 360 for longitude in longitudes})
    gaps = [(after - before, after) for before, after in zip(around, [*around[1:], around[0] + 360], strict=True)]
    return max(gaps)[1] % 360


def _marks(points: Sequence[Point], place: Callable[[float, float], tuple[float, float]]) -> tuple[Mark, ...]:
    squares: defaultdict[tuple[int, int], list[tuple[float, float, Point]]] = defaultdict(list)
    for point in points:
        x, y = place(point.latitude, point.longitude)
        squares[floor(y / TOGETHER), floor(x / TOGETHER)].append((x, y, point))
    return tuple(_mark(number, squares[square]) for number, square in enumerate(sorted(squares), start=1))


def _mark(number: int, placed: list[tuple[float, float, Point]]) -> Mark:
    x = sum(one[0] for one in placed) / len(placed)
    y = sum(one[1] for one in placed) / len(placed)
    return Mark(number, round(x, 1), round(y, 1), tuple(one[2] for one in placed))


def _bar(metres_a_unit: float, width: int) -> Bar:
    """The longest of 1, 2 or 5 with noughts that takes at most a quarter of the width."""
    most = metres_a_unit * width / 4
    power = 10 ** floor(log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    return Bar(round(metres / metres_a_unit, 1), max(1, int(metres)))

"""Where a place lies, on three scales: small drawings from the province down to the village, of points alone and without any border."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yinxin.kit.registers.mapping import Bar, Point, drawing

WIDTH, HEIGHT = 300, 220
"""Units of one drawing, of which letters are twelve high."""

SCALES = 3
NAMED = 6
"""Neighbours that bear their name; more would cover each other."""

LINE, LETTER, CHARACTER = 14, 6.6, 13
"""How much room a name takes: its height, and the width of a letter and of a Chinese character."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place under the name that readers of the page know; a landmark is one that people abroad know."""

    name: str
    latitude: float
    longitude: float
    is_landmark: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """`is_before`: the name stands on the left of its point."""

    x: float
    y: float
    text: str
    is_own: bool
    is_before: bool
    is_landmark: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The place itself is at `x`, `y`; `dots` is a path of points, for its neighbours; `labels` are those with a name."""

    within: str
    dots: str
    labels: tuple[Label, ...]
    x: float
    y: float
    bar: Bar
    width: int = WIDTH
    height: int = HEIGHT


def chosen(frames: Iterable[Frame | None]) -> tuple[Frame, ...]:
    """Of frames from the widest down to the place itself the three that lead to it; what lies inside it is left out first."""
    made = [one for one in frames if one is not None]
    return tuple(made[:-1][-SCALES:] if len(made) > SCALES else made)


def frame(within: str, own: Spot, around: Iterable[Spot]) -> Frame | None:
    """None where there is nothing to compare its position with."""
    others = [one for one in dict.fromkeys(around) if (one.latitude, one.longitude) != (own.latitude, own.longitude)]
    if not others:
        return None
    spots = [own, *others]
    points = [Point(at, one.latitude, one.longitude, one.name, "") for at, one in enumerate(spots)]
    drawn = drawing(points, width=WIDTH, height=HEIGHT)
    if drawn is None:
        return None
    placed = [(one, *drawn.place(one.latitude, one.longitude)) for one in spots]
    dots = "".join(f"M{x:.0f} {y:.0f}h0" for _one, x, y in placed[1:])
    return Frame(within, dots, tuple(_labels(placed)), placed[0][1], placed[0][2], drawn.bar)


def _labels(placed: Sequence[tuple[Spot, float, float]]) -> list[Label]:
    """The place itself, landmarks, then the nearest neighbours, each where its name covers no other."""
    (_own, at_x, at_y), *others = placed
    others.sort(key=lambda one: (not one[0].is_landmark, (one[1] - at_x) ** 2 + (one[2] - at_y) ** 2))
    made: list[Label] = []
    taken: list[tuple[float, float, float]] = [(at_x - 8, at_x + 8, at_y)]
    for number, (spot, x, y) in enumerate([placed[0], *others]):
        if len(made) > NAMED:
            break
        text = spot.name
        length = sum(LETTER if char < "\u2e80" else CHARACTER for char in text)
        for is_before in (False, True):
            left = x - 9 - length if is_before else x + 9
            if _is_free(left, left + length, y, taken):
                taken.append((left, left + length, y))
                edge = round(x - 9 if is_before else x + 9, 1)
                made.append(Label(edge, y, text, number == 0, is_before, spot.is_landmark))
                break
    return made


def _is_free(left: float, right: float, y: float, taken: Iterable[tuple[float, float, float]]) -> bool:
    if left < 2 or right > WIDTH - 2:
        return False
    return all(right < a or left > b or abs(y - height) >= LINE for a, b, height in taken)

"""A place shown only roughly: the middle of a square of some metres, the same at every look, so that many looks tell no more than one."""

from __future__ import annotations

from decimal import Decimal
from math import cos, floor, radians
from typing import Any

METRES_A_DEGREE = 111_320
"""Of latitude, everywhere; of longitude at the equator."""

UNLESS_SAID = 1_000
"""Metres for a record that says only that its place is not to be shown exactly."""

DIGITS = 5
"""Behind the point: about a metre, less than any square."""


def metres(asked: Any) -> int:
    """From a declaration or a record: a number of metres, or true for the usual ones."""
    if asked is True:
        return UNLESS_SAID
    return max(0, int(asked or 0))


def blurred(latitude: Any, longitude: Any, side: int) -> tuple[Any, Any]:
    """The middle of the square in which the place lies; the place itself where nothing is to be blurred."""
    if not side or latitude is None or longitude is None:
        return latitude, longitude
    north = _middle(float(latitude), side / METRES_A_DEGREE)
    # Squares of one row are equally wide, so the width follows from the row and not from the place.
    wide = side / (METRES_A_DEGREE * max(cos(radians(north)), 0.01))
    return _as(latitude, north), _as(longitude, _middle(float(longitude), wide))


def _middle(degrees: float, step: float) -> float:
    return (floor(degrees / step) + 0.5) * step


def _as(given: Any, degrees: float) -> Any:
    rounded = round(degrees, DIGITS)
    return Decimal(str(rounded)) if isinstance(given, Decimal) else rounded

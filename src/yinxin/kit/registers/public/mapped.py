"""The public records of a list in their places, drawn as roughly as the register shows them: points only, no borders."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.mapping import Drawing, Point, drawing
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import Narrowing, PublicRow, public_count, public_values

MOST = 2_000


@dataclass(frozen=True, slots=True)
class PublicMap:
    """`drawing` is None where no record has a place. `lost` records have none; `more` are beyond what is drawn."""

    drawing: Drawing | None
    lost: int
    more: int


def has_places(register: Register) -> bool:
    names = register.geo.split()
    return len(names) == 2 and set(names) <= set(register.public_fields)


def drawn(register: Register, narrow: Narrowing) -> PublicMap:
    latitude, longitude = register.geo.split()
    placed = {f"{latitude}__isnull": False, f"{longitude}__isnull": False}
    count = public_count(register, lambda rows: narrow(rows).filter(**placed))
    rows = public_values(register, lambda rows: narrow(rows).filter(**placed).order_by("pk")[:MOST])
    points = [_point(register, row, latitude, longitude) for row in rows]
    return PublicMap(drawing(points), public_count(register, narrow) - count, max(0, count - MOST))


def _point(register: Register, row: PublicRow, latitude: str, longitude: str) -> Point:
    address = reverse("registers:public-record", args=[register, row.address])
    place = float(row.values[latitude]), float(row.values[longitude])
    return Point(row.pk, *place, title_of(register, row), address)

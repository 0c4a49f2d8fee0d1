"""The places of a list, drawn: of every row that has one, up to what a drawing can bear."""

from __future__ import annotations

from dataclasses import dataclass

from yinxin.kit.registers.declaration import Visitor
from yinxin.kit.registers.listing.rows import addresses, listed
from yinxin.kit.registers.listing.state import State
from yinxin.kit.registers.mapping import Drawing, Point, drawing

MOST = 2_000


@dataclass(frozen=True, slots=True)
class Places:
    """`drawing` is None where no row has a place. `lost` rows have none; `more` are beyond what is drawn."""

    drawing: Drawing | None
    lost: int
    more: int


def places(state: State, user: Visitor) -> Places | None:
    """None for a register without places."""
    register = state.register
    if not register.geo:
        return None
    latitude, longitude = register.geo.split()
    rows = listed(state, user)
    placed = rows.filter(**{f"{latitude}__isnull": False, f"{longitude}__isnull": False})
    count = placed.count()
    found = placed.values_list("pk", latitude, longitude, register.title)[:MOST]
    address = addresses(register)
    points = [Point(pk, float(north), float(east), str(name), address(pk)) for pk, north, east, name in found]
    return Places(drawing(points), rows.count() - count, max(0, count - MOST))

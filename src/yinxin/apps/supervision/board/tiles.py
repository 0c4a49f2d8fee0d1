"""The counties of a place as tiles in the order of the directory: a scheme that shows no position and no border."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, sqrt

from django.db.models import QuerySet

from yinxin.apps.people.models import Level, Unit, UnitKind
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.supervision.board import counting
from yinxin.apps.supervision.board.counting import Counts
from yinxin.apps.supervision.board.matrix import ANY

BELOW = {Level.PROVINCE: Level.CITY, Level.CITY: Level.COUNTY, Level.COUNTY: Level.TOWN, Level.TOWN: Level.VILLAGE}


@dataclass(frozen=True, slots=True)
class Tile:
    """`short` is the name without “人民政府” or “政府”; `column` and `line` its place in the honeycomb, from 1."""

    unit: Unit
    short: str
    counts: Counts
    column: int
    line: int


@dataclass(frozen=True, slots=True)
class Tiles:
    tiles: tuple[Tile, ...]
    across: int


def tiles_of(plan: Plan, tasks: QuerySet[Task], today: date) -> Tiles:
    """The governments one level below the plan's place, with the tasks in which they have a part, alone or as a group."""
    found = counting.by_unit(tasks, today, ANY)
    standing = Unit.objects.filter(parent=plan.place, kind=UnitKind.GOVERNMENT, valid_to__isnull=True)
    units = list(standing.filter(level=BELOW.get(Level(plan.place.level), "")).order_by("order", "pk"))
    across = max(1, ceil(sqrt(len(units) * 1.5)))
    tiles = []
    for at, unit in enumerate(units):
        counts = Counts()
        for one in found.get(f"u{unit.pk}", {}).values():
            for light, count in one.by_light.items():
                counts.add(light, count, 0)
            counts.done += one.done
        tiles.append(Tile(unit, short(unit.name), counts, at % across + 1, at // across + 1))
    return Tiles(tuple(tiles), across)


def short(name: str) -> str:
    return name.removesuffix("人民政府").removesuffix("政府") or name

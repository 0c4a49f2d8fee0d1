"""Reading the directory: the tree, search by any name a unit ever bore, and the directory as the domain wants it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet

from yinxin.apps.people.models import Post, Unit, UnitChange, UnitGroup, UnitName
from yinxin.domain.directory import Directory, GroupRow, NameRow, UnitRow
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import history

MOST_SHOWN = 2000
OFFICIALS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Node:
    """A unit in the tree with its other names; `depth` counts from the place, `has_children` tells a page to fold."""

    unit: Unit
    depth: int
    names: tuple[UnitName, ...]
    has_children: bool


def of_place(place: Unit) -> QuerySet[Unit]:
    """Every unit at or below a government."""
    return Unit.objects.filter(trail__startswith=place.trail)


def standing(units: QuerySet[Unit]) -> QuerySet[Unit]:
    return units.filter(valid_to__isnull=True)


def search(units: QuerySet[Unit], words: str) -> QuerySet[Unit]:
    """Units whose present, other or former name contains the words."""
    wanted = words.strip()
    return units.filter(Q(name__icontains=wanted) | Q(names__name__icontains=wanted)).distinct() if wanted else units


def tree(units: QuerySet[Unit]) -> list[Node]:
    """Units in tree order. One whose parent is not among them stands at the top, so a search result is a tree too."""
    rows = list(units.order_by("order", "pk").prefetch_related("names")[:MOST_SHOWN])
    known = {unit.pk for unit in rows}
    below: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in rows:
        below[unit.parent_id if unit.parent_id in known else None].append(unit)
    return list(_walk(below))


def _walk(below: dict[int | None, list[Unit]]) -> Iterator[Node]:
    waiting = [(unit, 0) for unit in reversed(below[None])]
    while waiting:
        unit, depth = waiting.pop()
        others = tuple(name for name in unit.names.all() if name.name != unit.name)
        children = below.get(unit.pk, [])
        yield Node(unit, depth, others, bool(children))
        waiting += [(child, depth + 1) for child in reversed(children)]


@dataclass(frozen=True, slots=True)
class UnitFile:
    """What the directory keeps on one unit: names, what is below it, groups, posts, what happened to it, who did what."""

    names: QuerySet[UnitName]
    children: QuerySet[Unit]
    groups: QuerySet[UnitGroup]
    posts: QuerySet[Post]
    changes: QuerySet[UnitChange]
    history: QuerySet[Event]


def unit_file(unit: Unit) -> UnitFile:
    return UnitFile(
        names=unit.names.all(),
        children=unit.children.all(),
        groups=unit.member_of.all(),
        posts=unit.posts.select_related("user").order_by(F("until").desc(nulls_first=True), "since", "pk"),
        changes=changes_of(unit),
        history=history(unit),
    )


def official_page(posts: QuerySet[Post], number: str) -> Page[Post]:
    """Some officials at a time."""
    return Paginator(posts, OFFICIALS_ON_A_PAGE).get_page(number)


def changes_of(unit: Unit) -> QuerySet[UnitChange]:
    """What happened to a unit, latest first."""
    touched = UnitChange.objects.filter(Q(sources=unit) | Q(targets=unit)).distinct()
    return touched.select_related("by").prefetch_related("sources", "targets")


def groups_of(place: Unit) -> QuerySet[UnitGroup]:
    return UnitGroup.objects.filter(place=place).prefetch_related("members")


def directory_of(place: Unit) -> Directory:
    """The directory of a place for resolving the names printed in its plans: four queries, whatever its size."""
    units = list(of_place(place))
    names = UnitName.objects.filter(unit__in=of_place(place).values("pk"))
    return Directory.of(
        place=place.name,
        units=[_unit_row(unit) for unit in units],
        names=[NameRow(name.unit_id, name.name, name.since, name.until) for name in names],
        groups=[
            GroupRow(group.pk, (group.name, *group.spellings), tuple(member.pk for member in group.members.all()))
            for group in groups_of(place)
        ],
        successors=_successors(units),
    )


def _unit_row(unit: Unit) -> UnitRow:
    return UnitRow(unit.pk, unit.name, unit.level, unit.kind, unit.parent_id, unit.valid_from, unit.valid_to)


def _successors(units: Iterable[Unit]) -> dict[int, tuple[int, ...]]:
    """Which units took the place of one that ceased."""
    ended = [unit.pk for unit in units if unit.valid_to is not None]
    found: dict[int, tuple[int, ...]] = {}
    for change in UnitChange.objects.filter(sources__in=ended).distinct().prefetch_related("sources", "targets"):
        targets = tuple(target.pk for target in change.targets.all())
        found |= {source.pk: targets for source in change.sources.all() if source.pk in ended}
    return found


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list page shows of a place."""

    place: Unit
    nodes: list[Node]
    groups: QuerySet[UnitGroup]
    total: int


def listing(place: Unit, *, words: str = "", level: str = "", closed: bool = False) -> Listing:
    """The units of a place that answer a search; all standing ones when nothing is asked."""
    found = of_place(place) if closed else standing(of_place(place))
    found = search(found, words)
    nodes = tree(found.filter(level=level) if level else found)
    return Listing(place, nodes, groups_of(place), len(nodes))

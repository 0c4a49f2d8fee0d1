"""What the public pages of clans, branches, places and poems show besides their facts: each other, as far as each is public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from yinxin.apps.roots.families.access import count_shown, register, shown_persons
from yinxin.apps.roots.families.models import (
    Branch,
    ClanAtPlace,
    GenerationPoem,
    Place,
    PlaceName,
    PlaceParent,
    PoemVariant,
)
from yinxin.apps.roots.families.pages.lying import frames_of
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow, public_values
from yinxin.kit.registers.scales import Frame

MOST = 200
"""Rows of a kind on one page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A public record of one of the registers. `row` has its public fields."""

    pk: int
    title: str
    address: str
    row: PublicRow

    @property
    def values(self) -> Mapping[str, Any]:
        return self.row.values


def links(slug: str, narrowed: Q) -> dict[int, Link]:
    """The public records that a condition leaves, by their numbers."""
    one = register(slug)

    def cut(rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(narrowed).order_by("pk")[:MOST]

    return {row.pk: _link(one, row) for row in public_values(one, cut)}


def _link(one: Register, row: PublicRow) -> Link:
    return Link(row.pk, title_of(one, row), reverse("registers:public-record", args=[one.slug, row.address]), row)


@dataclass(frozen=True, slots=True)
class Residence:
    """That a clan, or one branch, lives at a place."""

    clan: Link | None
    place: Link | None
    branch: Link | None
    row: ClanAtPlace


@dataclass(frozen=True, slots=True)
class BranchLink:
    """`persons` is None where they are fewer than may be counted."""

    link: Link
    persons: int | None


@dataclass(frozen=True, slots=True)
class ClanParts:
    residences: tuple[Residence, ...]
    branches: tuple[BranchLink, ...]
    poems: tuple[Link, ...]
    books: tuple[Link, ...]
    associations: tuple[Link, ...]


def of_clan(clan: int, surnames: str) -> ClanParts:
    return ClanParts(
        residences=_residences(Q(record=clan)),
        branches=branches(Q(clan=clan)),
        poems=tuple(links("generation-poems", Q(clan=clan)).values()),
        books=tuple(links("genealogies", Q(kind="genealogy") & _any_of(surnames, lambda one: Q(surname=one))).values()),
        associations=tuple(
            links("associations", Q(kind="clan") & _any_of(surnames, lambda one: Q(name__contains=one))).values()
        ),
    )


def _any_of(surnames: str, condition: Callable[[str], Q]) -> Q:
    made = Q(pk__in=[])
    for one in surnames.split():
        made |= condition(one)
    return made


def branches(narrowed: Q) -> tuple[BranchLink, ...]:
    found = links("branches", narrowed)
    rows = shown_persons().filter(branch__in=found).order_by().values_list("branch").annotate(Count("pk"))
    counts = dict(rows)
    return tuple(BranchLink(link, count_shown(counts.get(pk, 0))) for pk, link in found.items())


def _residences(narrowed: Q) -> tuple[Residence, ...]:
    """A row whose place or clan is not public is not shown; neither is one of a branch that is not."""
    rows = list(ClanAtPlace.objects.filter(narrowed).order_by("place", "record", "pk")[:MOST])
    places = links("places", Q(pk__in={row.place_id for row in rows}))
    clans = links("clans", Q(pk__in={row.record_id for row in rows}))
    parts = links("branches", Q(pk__in={row.branch_id for row in rows if row.branch_id}))
    return tuple(
        Residence(clans[row.record_id], places[row.place_id], parts.get(row.branch_id or 0), row)
        for row in rows
        if row.place_id in places and row.record_id in clans and (row.branch_id is None or row.branch_id in parts)
    )


@dataclass(frozen=True, slots=True)
class Parent:
    link: Link
    row: PlaceParent


@dataclass(frozen=True, slots=True)
class PlaceParts:
    names: tuple[PlaceName, ...]
    parents: tuple[Parent, ...]
    within: Link | None
    below: tuple[Link, ...]
    residences: tuple[Residence, ...]
    branches: tuple[BranchLink, ...]
    frames: tuple[Frame, ...]
    above: tuple[Link, ...] = ()


def of_place(place: int, within: int | None) -> PlaceParts:
    rows = list(PlaceParent.objects.filter(record=place))
    found = links("places", Q(pk__in=[within or 0, *(row.parent_id for row in rows)]))
    return PlaceParts(
        names=tuple(PlaceName.objects.filter(record=place)[:MOST]),
        parents=tuple(Parent(found[row.parent_id], row) for row in rows if row.parent_id in found),
        within=found.get(within or 0),
        below=tuple(links("places", Q(within=place)).values()),
        residences=_residences(Q(place=place)),
        branches=branches(Q(place=place) | Q(moved_from=place)),
        frames=frames_of([place]).get(place, ()),
        above=_above(within),
    )


HIGHEST = 5
"""Steps from a hamlet to its province."""


def _above(within: int | None) -> tuple[Link, ...]:
    """What the place belongs to, the nearest first, as far as each is public."""
    found: list[Link] = []
    while within and len(found) < HIGHEST:
        link = links("places", just(within)).get(within)
        if link is None:
            break
        found.append(link)
        within = within_of(within)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PoemLine:
    generation: int
    character: str
    variants: tuple[PoemVariant, ...]


def of_poem(poem: GenerationPoem) -> tuple[PoemLine, ...]:
    variants: defaultdict[int, list[PoemVariant]] = defaultdict(list)
    for row in PoemVariant.objects.filter(record=poem):
        variants[row.generation].append(row)
    return tuple(
        PoemLine(number, character, tuple(variants[number]))
        for number, character in enumerate(poem.characters, start=poem.start)
    )


@dataclass(frozen=True, slots=True)
class BranchParts:
    """`above` is the branch it parted from, or else nothing."""

    clan: Link | None
    above: Link | None
    below: tuple[BranchLink, ...]
    poems: tuple[Link, ...]


def of_branch(branch: int) -> BranchParts:
    row = row_of(Branch, branch, ["clan", "parent"])
    return BranchParts(
        clan=links("clans", just(row["clan"])).get(row["clan"]),
        above=links("branches", just(row["parent"] or 0)).get(row["parent"] or 0),
        below=branches(Q(parent=branch)),
        poems=tuple(links("generation-poems", Q(clan=row["clan"], branch__isnull=True) | Q(branch=branch)).values()),
    )


def just(pk: int) -> Q:
    return Q(pk=pk)


def row_of(model: type[Any], pk: int, names: Collection[str]) -> Mapping[str, Any]:
    """Some columns of one row that is public: the caller has found it so."""
    found: Mapping[str, Any] = model._default_manager.values(*names).get(pk=pk)
    return found


def within_of(place: int) -> int | None:
    found: int | None = Place.objects.values_list("within", flat=True).get(pk=place)
    return found

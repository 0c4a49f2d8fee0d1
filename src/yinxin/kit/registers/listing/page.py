"""One page of the list of a register: its rows, its facets with counts, its chips, and where each part of it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.listing import columns
from yinxin.kit.registers.listing.counting import tallies
from yinxin.kit.registers.listing.facets import AnyFacet, Counted
from yinxin.kit.registers.listing.rows import addresses, order, seen
from yinxin.kit.registers.listing.state import SIZES, State, switched, with_one, without
from yinxin.kit.registers.listing.turning import turn

FIRST_SHOWN = 8
"""Values of a facet that stand there at once."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value to choose. `query` is the address with it put in, or taken out where it is chosen."""

    label: str
    query: str
    is_chosen: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class ShownFacet:
    label: str
    options: tuple[Option, ...]
    is_of_the_screen: bool

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.is_chosen)

    @property
    def first(self) -> tuple[Option, ...]:
        """The chosen ones are never hidden among the rest."""
        return (*self.options[:FIRST_SHOWN], *(one for one in self.options[FIRST_SHOWN:] if one.is_chosen))

    @property
    def rest(self) -> tuple[Option, ...]:
        return tuple(one for one in self.options[FIRST_SHOWN:] if not one.is_chosen)


@dataclass(frozen=True, slots=True)
class Heading:
    """`sort` is the address in which the list is sorted by this column, empty where it cannot be."""

    column: columns.Shown
    sort: str
    way: str
    is_title: bool


@dataclass(frozen=True, slots=True)
class Row:
    pk: int
    address: str
    name: str
    cells: tuple[tuple[Heading, str], ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """`state` is what the address was understood to say."""

    register: Register
    state: State
    total: int
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    facets: tuple[ShownFacet, ...]
    previous: str
    next: str

    @property
    def query(self) -> str:
        return self.state.query.urlencode()

    @property
    def without_words(self) -> str:
        """The address without the words that are searched."""
        return without(self.state.query, "q").urlencode()

    @property
    def without_filters(self) -> str:
        return without(self.state.query, "q", *self.state.chosen).urlencode()

    @property
    def as_map(self) -> str:
        return with_one(self.state.query, "show", "map")

    @property
    def as_table(self) -> str:
        return with_one(self.state.query, "show", "")

    @property
    def sizes(self) -> tuple[Option, ...]:
        asked = self.state.asked["size"]
        return tuple(Option(str(one), with_one(self.state.query, "size", str(one)), one == asked) for one in SIZES)

    @property
    def choosable(self) -> tuple[Option, ...]:
        """Every column, its name in `query`."""
        names = columns.offered(self.register)
        shown = self.state.columns
        return tuple(Option(one.label, one.name, one.name in shown) for one in columns.shown(self.register, names))

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """The state for a form that asks something else."""
        return tuple((name, value) for name, values in self.state.query.lists() for value in values)


def list_page(register: Register, state: State, user: Visitor) -> ListPage:
    """The number of queries depends on the columns and facets, never on the rows."""
    everything = seen(register, user)
    rows = state.narrow(everything)
    asked = state.asked
    headings = _headings(register, state)
    turned = turn(rows, order(state), size=asked["size"], after=asked["after"], before=asked["before"])
    return ListPage(
        register,
        state,
        rows.count(),
        headings,
        _rows(register, headings, turned.keys),
        tuple(_facets(register, state, everything)),
        _turning(state, "before", turned.before),
        _turning(state, "after", turned.after),
    )


def _headings(register: Register, state: State) -> tuple[Heading, ...]:
    names = state.columns
    title = register.title if register.title in names else names[0]
    return tuple(_heading(one, state, is_title=one.name == title) for one in columns.shown(register, names))


def _heading(column: columns.Shown, state: State, *, is_title: bool) -> Heading:
    """A second press on a heading turns the order round."""
    sort = state.asked["sort"]
    way = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
    wanted = f"-{column.name}" if way == "ascending" else column.name
    return Heading(column, with_one(state.query, "sort", wanted) if column.sort else "", way, is_title)


def _rows(register: Register, headings: tuple[Heading, ...], keys: tuple[int, ...]) -> tuple[Row, ...]:
    paths = [heading.column.column.path for heading in headings]
    named = (register.title, *register.keys)
    found = register.model._default_manager.filter(pk__in=keys).order_by().values_list("pk", *named, *paths)
    by_key = {row[0]: row for row in found}
    rows = [by_key[key] for key in keys if key in by_key]  # one may have been removed between two queries
    texts = columns.page_cells([one.column for one in headings], [row[1 + len(named) :] for row in rows])
    address = addresses(register)
    return tuple(
        Row(
            row[0],
            address(row[0]),
            _name(row[: 1 + len(named)]),
            tuple(zip(headings, cells, strict=True)),
        )
        for row, cells in zip(rows, texts, strict=True)
    )


def _name(row: Sequence[Any]) -> str:
    """A record that has no name yet is called by its key, and without one by its number."""
    number, title, *keys = row
    return str(title or " ".join(str(key) for key in keys if key) or f"#{number}")


def _facets(register: Register, state: State, everything: QuerySet[Any]) -> list[ShownFacet]:
    made = []
    found = tallies(state, everything)
    for facet in state.facets:
        chosen = state.chosen.get(facet.name, ())
        counted = facet.shown(found[facet.name])
        lost = [word for word in chosen if word not in {one.value for one in counted}]
        counted += [Counted(word, word, 0) for word in lost]
        if len(counted) > 1 or chosen:
            options = tuple(_option(facet, one, one.value in chosen, state) for one in counted)
            made.append(ShownFacet(facet.label, options, _is_of_the_screen(register, facet)))
    return made


def _option(facet: AnyFacet, one: Counted, is_chosen: bool, state: State) -> Option:  # noqa: FBT001 - one of a list of values
    return Option(one.label, switched(state.query, facet.name, one.value), is_chosen, one.count)


def _is_of_the_screen(register: Register, facet: AnyFacet) -> bool:
    """Whether its values are words of the screen, in the reader's language, or those of the records."""
    names = {one.name: one for one in columns.shown(register, [facet.name])} if facet.name in register.facets else {}
    return names[facet.name].is_of_the_screen if names else True


def _turning(state: State, way: str, mark: str) -> str:
    if not mark:
        return ""
    query = without(state.query, "after", "before")
    query[way] = mark
    return query.urlencode()

"""The public facets of a register: what can be chosen, how many records each choice leaves, and the condition it makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.meant_values import meant
from yinxin.kit.registers.public.columns import PublicColumn, column, plain
from yinxin.kit.registers.public.rows import Narrowing

MOST = 60
"""Choices of one facet, those with most records first."""

LONGEST = 200
Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Option:
    """`query` is the address's query with this choice switched."""

    value: str
    label: str
    count: int
    selected: bool
    query: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> tuple[Option, ...]:
        return tuple(one for one in self.options if one.selected)


def facet_names(register: Register) -> tuple[str, ...]:
    return tuple(name for name in register.facets.split() if name in register.public_fields)


def chosen_in(register: Register, state: QueryDict) -> Chosen:
    """What an address chooses, of every public facet."""
    asked = {name: tuple(value for value in state.getlist(name) if value) for name in facet_names(register)}
    return {name: tuple(value[:LONGEST] for value in values[:MOST]) for name, values in asked.items() if values}


def condition(register: Register, chosen: Chosen, *, leaving_out: str = "") -> Q:
    """`condition_of` for a facet that is counted without its own choices."""
    return condition_of(register, {name: values for name, values in chosen.items() if name != leaving_out})


def condition_of(register: Register, chosen: Chosen) -> Q:
    """Several choices of one facet mean “or”, of several facets “and”. A value that is none finds nothing."""
    made = Q()
    for name, values in chosen.items():
        one = column(register, name)
        made &= Q(**{f"{one.path}__in": [value for text in values for value in _read(one, text)]})
    return made


def facets(register: Register, narrow: Narrowing, chosen: Chosen, state: QueryDict) -> tuple[Facet, ...]:
    """Each counted without its own choices, one query a facet. One in which all records agree is left out."""
    made = []
    for name in facet_names(register):
        one = column(register, name)
        rows = narrow(register.public_rows()).filter(condition(register, chosen, leaving_out=name))
        options = tuple(_options(one, _counted(rows, one.path), chosen.get(name, ()), state))
        if len(options) > 1 or name in chosen:
            made.append(Facet(name, one.label, options))
    return tuple(made)


def _counted(rows: QuerySet[Any], path: str) -> list[tuple[Any, int]]:
    counted = rows.order_by().values_list(path).annotate(n=Count("pk")).order_by("-n", path)[:MOST]
    return [(value, n) for value, n in counted if value not in (None, "")]


def _options(
    one: PublicColumn, counted: Iterable[tuple[Any, int]], chosen: tuple[str, ...], state: QueryDict
) -> Iterable[Option]:
    known = {_written(value): (one.shown(value), n) for value, n in counted}
    for text in chosen:
        value = next(iter(_read(one, text)), None)
        known.setdefault(text, (one.shown(value) if value is not None else text, 0))
    for text, (label, n) in known.items():
        yield Option(text, label, n, text in chosen, switched(state, one.name, text))


def switched(state: QueryDict, name: str, value: str) -> str:
    """The query with one choice put in or taken out, back on the first page."""
    query = state.copy()
    values = query.getlist(name)
    query.setlist(name, [one for one in values if one != value] if value in values else [*values, value])
    return without(query, "after", "before")


def without(state: QueryDict, *names: str) -> str:
    query = state.copy()
    for name in [*names, *(name for name, values in query.lists() if not any(values))]:
        query.pop(name, None)
    return f"?{query.urlencode()}" if query else "?"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(plain(value))


def _read(one: PublicColumn, text: str) -> list[Any]:
    if one.kind is Kind.FLAG:
        return [text == "yes"] if text in {"yes", "no"} else []
    try:
        value = meant(one.field, text)
    except ValueError:
        return []
    return [] if value is None else [value]

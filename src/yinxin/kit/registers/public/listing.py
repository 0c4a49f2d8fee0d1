"""The public list of a register: what is asked in its address, and the page that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.choosing import Facet, chosen_in, condition, facets, without
from yinxin.kit.registers.public.columns import PublicColumn, columns
from yinxin.kit.registers.public.mapped import PublicMap, drawn, has_places
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import Narrowing, PublicRow, public_count
from yinxin.kit.registers.public.searching import found, searched
from yinxin.kit.registers.public.turning import SORTS, Leaf, leaf

PER_PAGE = 50


class PublicListForm(forms.Form):
    """What is asked besides the facets. `after` and `before` are marks of a page's last and first row."""

    q = forms.CharField(required=False, max_length=100, label=_("检索"))
    view = forms.ChoiceField(required=False, choices=[(one, one) for one in ("", "map")])
    sort = forms.ChoiceField(required=False, choices=[(one, one) for one in SORTS])
    after = forms.CharField(required=False, max_length=2_000)
    before = forms.CharField(required=False, max_length=2_000)


@dataclass(frozen=True, slots=True)
class Cell:
    label: str
    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One record of the list: what it is called, where its page is, and its cells."""

    title: str
    address: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PublicList:
    register: Register
    query: str
    sort: str
    is_searched: bool
    total: int
    heads: tuple[PublicColumn, ...]
    lines: tuple[Line, ...]
    facets: tuple[Facet, ...]
    next_query: str
    previous_query: str
    has_places: bool
    map: PublicMap | None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query) or any(one.chosen for one in self.facets)


def listed(register: Register, state: QueryDict) -> PublicList:
    """A fixed number of queries: the rows, their number, and one for each facet."""
    form = PublicListForm(state)
    form.is_valid()
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    chosen = chosen_in(register, state)
    by_words = searching(register, asked["q"])

    def narrow(rows: QuerySet[Any]) -> QuerySet[Any]:
        return by_words(rows).filter(condition(register, chosen))

    turned = leaf(register, narrow, size=PER_PAGE, **{name: asked[name] for name in ("sort", "after", "before")})
    heads = shown_columns(register)
    return PublicList(
        register=register,
        query=asked["q"],
        sort=asked["sort"],
        is_searched=bool(searched(register)),
        total=public_count(register, narrow),
        heads=heads,
        lines=tuple(line(register, heads, row) for row in turned.rows),
        facets=facets(register, by_words, chosen, state),
        next_query=_turned(state, turned, "after"),
        previous_query=_turned(state, turned, "before"),
        has_places=has_places(register),
        map=drawn(register, narrow) if asked["view"] == "map" and has_places(register) else None,
    )


def searching(register: Register, query: str) -> Narrowing:
    words = found(register, query)
    return lambda rows: rows.filter(words)


def shown_columns(register: Register) -> tuple[PublicColumn, ...]:
    """Of the columns of the list those that are public; the name stands before them, as the link."""
    shown = {one.name: one for one in columns(register)}
    return tuple(shown[name] for name in register.columns_shown if name in shown and name != register.title)


def line(register: Register, heads: tuple[PublicColumn, ...], row: PublicRow) -> Line:
    cells = (Cell(one.label, one.shown(row.values[one.name]), one.kind is Kind.NUMBER) for one in heads)
    return Line(title_of(register, row), row.address, tuple(cells))


def _turned(state: QueryDict, turned: Leaf, way: str) -> str:
    mark = turned.after if way == "after" else turned.before
    if not mark:
        return ""
    query = state.copy()
    query.pop("before" if way == "after" else "after", None)
    query[way] = mark
    return without(query)

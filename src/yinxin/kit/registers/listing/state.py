"""The state of a list, all of which stands in its address: judged here for page, file and API alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.listing.columns import offered, shown
from yinxin.kit.registers.listing.facets import AnyFacet, facets_of
from yinxin.kit.registers.searching import matching

SIZES = (25, 50, 100, 200)
SIZE = 50
MOST_VALUES = 50
OF_A_PAGE = ("after", "before")
BESIDES = ("row", "all", "view")
"""What an address may say that is no part of the state: rows that were ticked, and the name of a saved view."""


class ListForm(forms.Form):
    """What is asked besides the facets. `after` and `before` are marks of a page's last and first row."""

    q = forms.CharField(label=_("检索"), required=False, max_length=100)
    sort = forms.ChoiceField(label=_("排序"), required=False)
    columns = forms.MultipleChoiceField(label=_("显示的栏目"), required=False)
    size = forms.TypedChoiceField(
        label=_("每页条数"), required=False, choices=[(size, size) for size in SIZES], coerce=int, empty_value=None
    )
    show = forms.ChoiceField(label=_("显示方式"), required=False, choices=[("map", _("地图"))])
    after = forms.CharField(required=False, max_length=2_000)
    before = forms.CharField(required=False, max_length=2_000)

    def __init__(self, data: QueryDict, register: Register) -> None:
        super().__init__(data)
        columns = shown(register, offered(register))
        ways = [(f"{sign}{one.name}", one.label) for one in columns if one.sort for sign in ("", "-")]
        named = [(one.name, one.label) for one in columns]
        for name, choices in (("sort", ways), ("columns", named)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices


@dataclass(frozen=True, slots=True)
class State:
    """`query` is the address as far as it was understood; `ignored` are the words that were not."""

    register: Register
    query: QueryDict
    asked: dict[str, Any]
    facets: tuple[AnyFacet, ...]
    chosen: dict[str, tuple[str, ...]]
    ignored: tuple[str, ...]

    @property
    def words(self) -> str:
        return str(self.asked["q"])

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words.strip() or self.chosen)

    @property
    def columns(self) -> tuple[str, ...]:
        """The title stands first where the reader chose columns without it: each row needs a name to be opened by."""
        asked: list[str] = self.asked["columns"]
        return tuple(name for name in offered(self.register) if name in asked) if asked else self.register.columns_shown

    def narrow(self, rows: QuerySet[Any], *, leave_out: str = "") -> QuerySet[Any]:
        """The rows that pass; a facet that is counted leaves out its own filter, so that others of its values can be chosen."""
        passing = [one.passes(self.chosen[one.name]) for one in self.facets if self._counts(one.name, leave_out)]
        if self.words.strip():
            passing.append(matching(self.register, self.words))
        return rows.filter(reduce(and_, passing, Q())) if passing else rows

    def _counts(self, name: str, leave_out: str) -> bool:
        return name in self.chosen and name != leave_out


def state_of(register: Register, query: QueryDict) -> State:
    """What cannot be meant is left out, and told."""
    facets = facets_of(register)
    form = ListForm(query, register)
    form.is_valid()
    known = {*form.fields, *BESIDES, *(one.name for one in facets)}
    ignored = [f"{name}={value}" for name in query if name not in known for value in query.getlist(name)]
    ignored += [f"{name}={value}" for name in form.errors for value in query.getlist(name)]
    asked = {name: form.cleaned_data.get(name, "") for name in form.fields}
    asked["size"] = asked["size"] or SIZE
    asked["columns"] = form.cleaned_data.get("columns", [])
    chosen: dict[str, tuple[str, ...]] = {}
    for facet in facets:
        words = tuple(dict.fromkeys(word for word in query.getlist(facet.name) if word))[:MOST_VALUES]
        ignored += [f"{facet.name}={word}" for word in words if not facet.understands(word)]
        if meant := tuple(word for word in words if facet.understands(word)):
            chosen[facet.name] = meant
    return State(register, _understood(query, form, chosen), asked, facets, chosen, tuple(ignored))


def _understood(query: QueryDict, form: ListForm, chosen: dict[str, tuple[str, ...]]) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in query:
        if name in form.fields and name not in form.errors and name not in OF_A_PAGE:
            kept.setlist(name, [value for value in query.getlist(name) if value])
    for name, words in chosen.items():
        kept.setlist(name, list(words))
    return kept


def without(query: QueryDict, *names: str) -> QueryDict:
    """The state without some names."""
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def switched(query: QueryDict, name: str, value: str) -> str:
    """The words of an address in which one value of a facet was put in or taken out, on the first page."""
    kept = without(query, *OF_A_PAGE)
    values: Collection[str] = kept.getlist(name)
    kept.setlist(name, [one for one in values if one != value] if value in values else [*values, value])
    return kept.urlencode()


def with_one(query: QueryDict, name: str, value: str) -> str:
    """The words of an address in which one name has one value, or none, on the first page."""
    kept = without(query, *OF_A_PAGE, name)
    if value:
        kept[name] = value
    return kept.urlencode()

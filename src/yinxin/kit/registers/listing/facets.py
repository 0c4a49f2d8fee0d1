"""The facets of a list by the kind of their field: what a value in the address means, and how what was counted is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yinxin.kit.registers import cells
from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.edtf_field import EdtfField
from yinxin.kit.registers.listing.columns import withheld
from yinxin.kit.registers.meant_values import meant

EMPTY = "~"
"""In the address: nothing is filled in."""

MOST = 200
"""Values of one facet on a page; whoever seeks a rarer one searches."""


Tally = Counter[Any]
"""How many rows have which value; None and the empty text are no value."""

Names = Callable[[Sequence[Any]], Mapping[Any, str]]


@dataclass(frozen=True, slots=True)
class Counted:
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """`read` turns a word of the address into a value of `path` (ValueError); `order` puts the counted in order."""

    name: str
    label: str
    path: str
    read: Callable[[str], Any]
    name_all: Names
    by_label: bool = False
    in_words: bool = False

    def understands(self, word: str) -> bool:
        if word == EMPTY:
            return True
        try:
            return "\0" not in word and self.read(word) is not None
        except ValueError:
            return False

    def passes(self, words: Sequence[str]) -> Q:
        wanted = [self.read(word) for word in words if word != EMPTY]
        passes = Q(**{f"{self.path}__in": wanted})
        return passes | self._empty if EMPTY in words else passes

    def shown(self, tally: Tally) -> list[Counted]:
        """Of a key the names are asked for."""
        found = {value: count for value, count in tally.items() if value is not None and value != ""}
        if empty := tally.total() - sum(found.values()):
            found[None] = empty
        names = self.name_all([value for value in found if value is not None])
        counted = [
            Counted(EMPTY, _("未填"), count) if value is None else Counted(str(value), names[value], count)
            for value, count in found.items()
            if value is None or value in names
        ]
        return sorted(counted, key=self._place)[:MOST]

    def _place(self, one: Counted) -> tuple[object, ...]:
        return (one.value == EMPTY, one.label if self.by_label else -one.count, one.label)

    @property
    def _empty(self) -> Q:
        return Q(**{f"{self.path}__isnull": True}) | (Q(**{self.path: ""}) if self.in_words else Q())


@dataclass(frozen=True, slots=True)
class Years:
    """A day by its year, or a year by its decade (`span` 10)."""

    name: str
    label: str
    path: str
    span: int

    def understands(self, word: str) -> bool:
        return word == EMPTY or (word.isascii() and word.isdigit() and len(word) == 4 and int(word) % self.span == 0)

    def passes(self, words: Sequence[str]) -> Q:
        passes = Q(**{f"{self.path}__isnull": True}) if EMPTY in words else Q(pk__in=[])
        for first in (int(word) for word in words if word != EMPTY):
            passes |= Q(**{f"{self.path}__gte": self._bound(first), f"{self.path}__lt": self._bound(first + self.span)})
        return passes

    def shown(self, tally: Tally) -> list[Counted]:
        found: Counter[int | None] = Counter()
        for value, count in tally.items():
            year = value.year if isinstance(value, date) else value
            found[None if year is None else year - year % self.span] += count
        order = sorted(found, key=lambda year: (year is None, -(year or 0)))
        return [self._counted(year, found[year]) for year in order]

    def _counted(self, year: int | None, count: int) -> Counted:
        if year is None:
            return Counted(EMPTY, _("未填"), count)
        said = _("%(year)s年") if self.span == 1 else _("%(year)s年代")
        return Counted(f"{year:04}", said % {"year": year}, count)

    def _bound(self, year: int) -> Any:
        """What is stored is a year, or a day."""
        return year if self.span > 1 else date(min(max(year, 1), 9999), 1, 1)


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether a field of every record is filled, such as the day of publication."""

    name: str
    label: str
    path: str
    yes: str
    no: str

    def understands(self, word: str) -> bool:
        return word in {"yes", "no"}

    def passes(self, words: Sequence[str]) -> Q:
        return Q(**{f"{self.path}__isnull": "no" in words}) if len(set(words)) == 1 else Q()

    def shown(self, tally: Tally) -> list[Counted]:
        empty = tally[None]
        counted = [Counted("yes", self.yes, tally.total() - empty), Counted("no", self.no, empty)]
        return [one for one in counted if one.count]


AnyFacet = Facet | Years | Filled


def facets_of(register: Register) -> tuple[AnyFacet, ...]:
    """Those of the declaration, then those that every record can have: its stage, whether the public sees it, when it was checked."""
    hidden = withheld(register)
    names = [name for name in dict.fromkeys(register.facets.split()) if name not in hidden]
    if register.stages and "stage" not in names:
        names.append("stage")
    made = [facet for name in names if (facet := _facet(register, name)) is not None]
    if register.is_public:
        made.append(Filled("published", pgettext("名录", "公开"), "published_on", _("已公开"), _("未公开")))
    if register.checks or register.stale_after:
        made.append(Years("checked", _("最近核查"), "checked_on", 1))
    return tuple(made)


def _facet(register: Register, name: str) -> AnyFacet | None:
    (column,) = cells.columns_of(register, [name])
    field = column.field
    if isinstance(field, EdtfField):
        return Years(name, column.label, f"{name}_year", 10)
    if column.kind is Kind.DATE:
        return Years(name, column.label, name, 1)
    if name == "stage":
        stages = _stage_labels(register)
        return Facet(name, column.label, name, _one_of(stages, str), _known(stages), in_words=True)
    read, names = _ways(column).get(column.kind, (None, None))
    if read is None or names is None:
        return None
    return Facet(name, column.label, column.path, read, names, in_words=column.kind in {Kind.CHOICE, Kind.TEXT})


def _ways(column: cells.Column) -> dict[Kind, tuple[Callable[[str], Any], Names]]:
    """By kind: how a word of the address is read, and what values are called."""
    read = partial(meant, column.field)
    return {
        Kind.KEY: (_row_number, _names_of(column.field)),
        Kind.CHOICE: (_one_of(column.labels, read), _known(column.labels)),
        Kind.FLAG: (_flag, _known({True: _("是"), False: _("否")})),
        Kind.NUMBER: (read, _as_they_are),
        Kind.TEXT: (read, _as_they_are),
    }


def _one_of(labels: Mapping[Any, str], read: Callable[[str], Any]) -> Callable[[str], Any]:
    def read_one(word: str) -> Any:
        value = read(word)
        if value not in labels:
            raise ValueError(word)
        return value

    return read_one


def _known(labels: Mapping[Any, str]) -> Names:
    return lambda _values: labels


def _stage_labels(register: Register) -> dict[str, str]:
    return {stage.name: str(stage.label) for stage in register.stages.stages} if register.stages else {}


def _as_they_are(values: Sequence[Any]) -> dict[Any, str]:
    return {value: str(value) for value in values}


def _names_of(field: models.Field[Any, Any]) -> Names:
    related: Any = field.related_model  # None of a field that is no key
    return lambda values: cells.key_names(related._default_manager.filter(pk__in=values))


def _row_number(word: str) -> int:
    number = int(word) if word.isascii() and word.isdigit() and len(word) < 19 else 0
    if not number:
        raise ValueError(word)
    return number


def _flag(word: str) -> bool:
    if word not in {"True", "False"}:
        raise ValueError(word)
    return word == "True"

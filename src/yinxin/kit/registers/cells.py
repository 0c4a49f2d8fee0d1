"""What stands in the cells of a sheet: the fields of a register as columns, and their values as text or as the sheet's own kinds.

`kit.registers.sheets` reads the same cells back; what is written here is read there without a change.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register

AT_ONCE = 2_000
"""Rows taken from the database and turned into cells together."""

MOST_DIGITS = 15
"""A sheet keeps numbers as binary fractions of this many digits; a longer one is written as text."""

Typed = str | int | float | bool | date | datetime | None
"""What a cell of a workbook can hold. None is an empty cell."""

_RUN = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
_FIRST = frozenset("'=+-@＝＋－＠")
_RUN_MARKED = re.compile(r"'+\s*[=+\-@\t\r＝＋－＠]")


class Kind(StrEnum):
    """How a column is written and read."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    FLAG = "flag"
    CHOICE = "choice"
    KEY = "key"
    OTHER = "other"


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """`name` is the field, perhaps over keys (town__name); `path` is what `values_list` is asked for.

    `labels` are those of a choice, `names` those of the rows of a key, once they were asked for (`knowing_names`).
    """

    name: str
    path: str
    label: str
    kind: Kind
    field: models.Field[Any, Any]
    labels: Mapping[Any, str]
    names: Mapping[Any, str] | None = None

    def texts(self, values: Sequence[Any]) -> list[str]:
        """As text, before it is neutralised for a file. Keys cost one query, unless their names are known."""
        match self.kind:
            case Kind.TEXT:
                return [value or "" for value in values]
            case Kind.CHOICE:
                return [self.labels.get(value, "" if value is None else str(value)) for value in values]
            case Kind.KEY:
                names = self.names if self.names is not None else _names_of(self.field)
                return [names.get(value, "") for value in values]
            case _:
                known = {value: self.text(value) for value in set(values)} if self.kind is not Kind.OTHER else {}
                return [known[value] if known else self.text(value) for value in values]

    def text(self, value: Any) -> str:
        """One value as text."""
        if value is None or value == "":
            return ""
        match self.kind:
            case Kind.FLAG:
                return _("是") if value else _("否")
            case Kind.CHOICE | Kind.KEY:
                return self.texts([value])[0]
            case Kind.DATE:
                return str(value.isoformat())
            case Kind.MOMENT:
                return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
            case Kind.NUMBER:
                return number_text(value)
            case Kind.OTHER if not isinstance(value, str):
                return json.dumps(value, ensure_ascii=False, sort_keys=True)
            case _:
                return str(value)

    def typed(self, values: Sequence[Any]) -> list[Typed]:
        """As a workbook holds them: numbers and days as such, all else as text."""
        match self.kind:
            case Kind.NUMBER:
                return [_number(value) for value in values]
            case Kind.DATE:
                return list(values)
            case Kind.MOMENT:
                return [value and timezone.make_naive(value) for value in values]
            case _:
                return [text or None for text in self.texts(values)]


def columns_of(register: Register, names: Iterable[str]) -> tuple[Column, ...]:
    """The columns for some fields, in the order given. A name may lead over keys."""
    return tuple(_column(register, name) for name in names)


def knowing_names(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The same columns; one query for each key among them."""
    return tuple(
        replace(column, names=_names_of(column.field)) if column.kind is Kind.KEY else column for column in columns
    )


def text_rows(columns: Sequence[Column], rows: QuerySet[Any]) -> Iterator[tuple[str, ...]]:
    """The cells of every row as text, not neutralised."""
    columns = knowing_names(columns)
    for lot in _lots(columns, rows):
        yield from zip(*(column.texts(values) for column, values in zip(columns, lot, strict=True)), strict=True)


def typed_rows(columns: Sequence[Column], rows: QuerySet[Any]) -> Iterator[tuple[Typed, ...]]:
    """The cells of every row as a workbook holds them."""
    columns = knowing_names(columns)
    for lot in _lots(columns, rows):
        yield from zip(*(column.typed(values) for column, values in zip(columns, lot, strict=True)), strict=True)


def neutral(text: str) -> str:
    """For csv: what a spreadsheet would run as a formula gets an apostrophe before it, which makes it text (OWASP CSV injection)."""
    return f"'{text}" if is_runnable(text) else text


def neutral_in_workbook(text: str) -> str:
    """For xlsx, whose texts are never run: only what would lose an apostrophe when it is read back gets another."""
    return f"'{text}" if _RUN_MARKED.match(text) else text


def is_runnable(text: str) -> bool:
    """Whether a person who edits this cell would turn it into a formula."""
    first = text[:1]  # asked of every cell: most begin with a letter
    return (first in _FIRST or first.isspace()) and bool(_RUN.match(text))


def unmarked(text: str) -> str:
    """What `neutral` was given."""
    return text[1:] if _RUN_MARKED.match(text) else text


def number_text(value: Any) -> str:
    """1200, 0.5: digits and a point, no exponent, no noughts behind the point that nobody wrote."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        plain = format(value, "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)


def key_name_field(model: type[models.Model]) -> str:
    """The field by which a sheet names a row of a model: its own key where the model has a register, else its name or code."""
    register = catalogue.of_model(model)
    if register is not None and len(register.keys) == 1:
        return register.key
    names = {field.name for field in model._meta.concrete_fields}
    return next((name for name in ("name", "title", "code") if name in names), model._meta.pk.name)


def key_names(rows: QuerySet[Any]) -> dict[Any, str]:
    """Row → what a sheet calls it. Where several have one name, the row above is added, or at last the number."""
    model = rows.model
    name, above = key_name_field(model), _above(model)
    asked = ["pk", name, *([f"{above}__{name}"] if above else [])]
    found = list(rows.order_by().values_list(*asked))
    names = {row[0]: str(row[1]) for row in found}
    if above:
        names |= _told_apart(names, {row[0]: f"{row[1]}（{row[2]}）" for row in found if row[2]})
    return names | _told_apart(names, {pk: f"{text}（#{pk}）" for pk, text in names.items()})


def _told_apart(names: Mapping[Any, str], fuller: Mapping[Any, str]) -> dict[Any, str]:
    times = Counter(names.values())
    return {pk: fuller.get(pk, text) for pk, text in names.items() if times[text] > 1}


def _above(model: type[models.Model]) -> str:
    return next((field.name for field in model._meta.concrete_fields if field.related_model is model), "")


def _names_of(field: models.Field[Any, Any]) -> dict[Any, str]:
    related = field.related_model
    return key_names(related._default_manager.all()) if isinstance(related, type) else {}


def _number(value: Any) -> Typed:
    if value is None or isinstance(value, float):
        return value
    digits = len(str(value).strip("-").replace(".", "").lstrip("0"))
    if digits > MOST_DIGITS:
        return number_text(value)
    return float(value) if isinstance(value, Decimal) else int(value)


def _lots(columns: Sequence[Column], rows: QuerySet[Any]) -> Iterator[list[tuple[Any, ...]]]:
    """The values of some rows, a column each."""
    left = iter(rows.values_list(*(column.path for column in columns)).iterator(chunk_size=AT_ONCE))
    while lot := list(islice(left, AT_ONCE)):
        yield list(zip(*lot, strict=True))


def _column(register: Register, name: str) -> Column:
    here: type[models.Model] = register.model
    *over, last = name.split("__")
    labels = []
    for step in over:
        key = here._meta.get_field(step)
        labels.append(str(getattr(key, "verbose_name", step)))
        here = key.related_model  # type: ignore[assignment]
    field = here._meta.get_field(last)
    if not isinstance(field, models.Field):
        raise TypeError(f"{name} is no column of {register.model.__name__}")
    # town__name is headed 镇, not 镇·名称
    if not labels or last not in _names_in(here):
        labels.append(str(field.verbose_name))
    path = f"{name}_id" if field.is_relation else name
    return Column(name, path, "·".join(labels), kind_of(field), field, _labels(field))


def _names_in(model: type[models.Model]) -> set[str]:
    """The fields a row of the model goes by: in a sheet, and on a page."""
    register = catalogue.of_model(model)
    return {key_name_field(model), register.title if register else ""}


def _labels(field: models.Field[Any, Any]) -> dict[Any, str]:
    """Each choice once; two of one label are told apart by their value."""
    labels = {value: str(label) for value, label in field.flatchoices}
    times = Counter(labels.values())
    return {value: label if times[label] == 1 else f"{label}（{value}）" for value, label in labels.items()}


def kind_of(field: models.Field[Any, Any]) -> Kind:
    """How the values of a field stand in a sheet."""
    if field.is_relation:
        return Kind.KEY
    if field.choices:
        return Kind.CHOICE
    for kind, classes in _KINDS:
        if isinstance(field, classes):
            return kind
    return Kind.OTHER


_KINDS: tuple[tuple[Kind, tuple[type[models.Field[Any, Any]], ...]], ...] = (
    (Kind.FLAG, (models.BooleanField,)),
    (Kind.MOMENT, (models.DateTimeField,)),
    (Kind.DATE, (models.DateField,)),
    (Kind.NUMBER, (models.IntegerField, models.DecimalField, models.FloatField)),
    (Kind.TEXT, (models.CharField, models.TextField)),
)

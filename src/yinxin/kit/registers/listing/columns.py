"""The columns a list offers, and their cells on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.formats import date_format

from yinxin.kit.registers import cells
from yinxin.kit.registers.cells import Kind
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.edtf_field import EdtfField, in_words

STANDING = ("stage", "published_on", "checked_on", "changed_at")
"""What every record has besides its own fields."""

LONGEST = 120
"""Characters of a text shown in a cell; all of it stands on the page of the record."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A column on a page. `sort` is the path to order by, empty where nothing sensible follows."""

    column: cells.Column
    sort: str

    @property
    def name(self) -> str:
        return self.column.name

    @property
    def label(self) -> str:
        return self.column.label

    @property
    def is_number(self) -> bool:
        """A year or a code of digits is one to a database, and stands to the right all the same."""
        return self.column.kind is Kind.NUMBER

    @property
    def is_words(self) -> bool:
        return self.column.kind is Kind.TEXT

    @property
    def is_of_the_screen(self) -> bool:
        """Written in the reader's language; all other cells are in that of the record."""
        return self.column.kind in {Kind.CHOICE, Kind.FLAG, Kind.DATE, Kind.MOMENT, Kind.NUMBER}


def names_people(register: Register) -> bool:
    """A register with personal fields lists and gives out no more than the public sees. It is said here and nowhere else.

    Design §5: registers that name persons hold what the person gave or a public act decided, and give out published fields only.
    """
    return bool(register.personal_fields)


def withheld(register: Register) -> frozenset[str]:
    """What stands in no list, no facet and no file: the unlisted, and the personal fields whose publication nobody agreed to."""
    return (register.personal_fields - set(register.consented.split())) | register.unlisted_fields


def given_out(register: Register, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that leave the pages of the office, in a file or to a program: of a register that names persons what the public
    sees of them, for nobody takes out persons in numbers (design, red lines)."""
    if not names_people(register):
        return rows
    return rows.filter(pk__in=register.public_rows().values("pk")) if register.is_public else rows.none()


def offered(register: Register) -> tuple[str, ...]:
    """The columns a reader can choose: first those of the declaration, then what else the register may list."""
    more = register.public_fields if names_people(register) else (*register.form_fields, *register.public_fields)
    own = [name for name in STANDING if _applies(register, name)]
    hidden = withheld(register)
    return tuple(name for name in dict.fromkeys((*register.columns_shown, *more, *own)) if name not in hidden)


def shown(register: Register, names: Iterable[str]) -> tuple[Shown, ...]:
    """The columns of these names."""
    return tuple(Shown(column, _sort(column)) for column in cells_of(register, names))


def cells_of(register: Register, names: Iterable[str]) -> tuple[cells.Column, ...]:
    """As `cells.columns_of`, a stage by its label."""
    labels = {stage.name: str(stage.label) for stage in register.stages.stages} if register.stages else {}
    return tuple(
        replace(one, kind=Kind.CHOICE, labels=labels) if one.name == "stage" and labels else one
        for one in cells.columns_of(register, names)
    )


def page_cells(columns: Sequence[Shown], rows: Sequence[tuple[Any, ...]]) -> list[tuple[str, ...]]:
    """The cells of some rows, as a page says them; one query for each key among the columns."""
    by_column = zip(*rows, strict=True) if rows else ()
    return list(zip(*(_texts(one, values) for one, values in zip(columns, by_column, strict=bool(rows))), strict=True))


def _texts(one: Shown, values: Sequence[Any]) -> list[str]:
    column = one.column
    if column.kind is Kind.KEY:
        related: Any = column.field.related_model
        names = cells.key_names(related._default_manager.filter(pk__in=set(values)))
        return replace(column, names=names).texts(values)
    if isinstance(column.field, EdtfField):
        return [in_words(value or "") for value in values]
    if isinstance(column.field, models.DecimalField):
        places = column.field.decimal_places
        return ["" if value is None else f"{value:,.{places}f}" for value in values]
    if column.kind is Kind.DATE:
        return [date_format(value, "DATE_FORMAT") if value else "" for value in values]
    return [text if len(text) <= LONGEST else f"{text[:LONGEST]}…" for text in column.texts(values)]


def _sort(column: cells.Column) -> str:
    field = column.field
    if isinstance(field, EdtfField):
        return f"{column.name}_year"
    if column.kind is Kind.KEY:
        related: Any = field.related_model
        return f"{column.name}__{cells.key_name_field(related)}"
    return "" if column.kind is Kind.OTHER or isinstance(field, models.TextField) else column.name


def _applies(register: Register, name: str) -> bool:
    if name == "stage":
        return register.stages is not None
    if name == "published_on":
        return register.is_public
    return name != "checked_on" or bool(register.checks or register.stale_after)

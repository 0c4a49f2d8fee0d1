"""What was done to a record: who, when, why, and field by field what it was before. Of personal fields only that they changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from yinxin.kit.registers.cells import Column
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.records.words import Names, columns_there, kept_words, names_of

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Difference:
    """One field, before and after. `is_hidden`: it is personal, and neither is kept."""

    name: str
    label: str
    old: str
    new: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """`may_restore`: the record stood so once and does no longer."""

    change: Change
    differences: tuple[Difference, ...]
    load_url: str
    may_restore: bool


def changes_of(register: Register, record: Any) -> QuerySet[Change]:
    """The newest first."""
    rows = Change.objects.filter(register=register.slug, record=record.pk)
    return rows.select_related("by").order_by("-version", "-pk")


def page_of_history(register: Register, record: Any, number: str | None) -> Page[Entry]:
    page: Page[Any] = Paginator(changes_of(register, record), A_PAGE).get_page(number)
    page.object_list = in_words(register, list(page.object_list), latest=record.version)
    return page


def in_words(register: Register, changes: Sequence[Change], *, latest: int) -> list[Entry]:
    """The questions to the database are as many as there are models its keys lead to."""
    columns = columns_there(register, _fields(changes))
    names = names_of(columns.values(), (values for change in changes for values in (change.before, change.after)))
    return [
        Entry(
            change,
            tuple(differences(register, change.before, change.after, columns, names)),
            _load_url(register, change),
            may_restore=change.version < latest and change.act != Act.REMOVED,
        )
        for change in changes
    ]


def differences(
    register: Register,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    columns: Mapping[str, Column],
    names: Names,
) -> list[Difference]:
    """In the order of the form; a field that is no longer there by its name."""
    told = [name for name in {**columns, **before, **after} if name in before or name in after]
    return [_difference(register, name, before.get(name), after.get(name), columns.get(name), names) for name in told]


def _difference(register: Register, name: str, old: Any, new: Any, column: Column | None, names: Names) -> Difference:
    if column is None:
        return Difference(name, name, "" if old is None else str(old), "" if new is None else str(new))
    if name in register.personal_fields:
        return Difference(name, column.label, "", "", is_hidden=True)
    return Difference(
        name, column.label, kept_words(register, column, old, names), kept_words(register, column, new, names)
    )


def _fields(changes: Sequence[Change]) -> list[str]:
    """In the order of the model, which is that of the form more or less."""
    return list(dict.fromkeys(name for change in changes for name in (*change.before, *change.after)))


def _load_url(register: Register, change: Change) -> str:
    """The page of the sheet with which it was loaded."""
    if change.load is None:
        return ""
    try:
        return reverse("registers:load", args=[register, change.load])
    except NoReverseMatch:
        return ""

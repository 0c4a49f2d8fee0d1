"""The records of the registers in the search index: kept with every change, laid in anew on request.

A record is found by its `search` fields, a key by the name of what it leads to, a choice by its label. The public finds a
published record by those of them that are public, and no other record at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import override

from yinxin.kit import search
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.following import follower
from yinxin.kit.registers.models import Change

AT_ONCE = 5_000


def matching(register: Register, query: str, *, public: bool = False) -> Q:
    """The records that hold every word of the query."""
    return search.matching(register.slug, query, public=public)


@follower
def keep_index(register: Register, changes: Sequence[Change]) -> None:
    for keys in _lots(dict.fromkeys(change.record for change in changes)):
        gone = set(keys) - _lay(register, keys)
        if gone:
            search.forget(register.slug, gone, thoroughly=_tells_of_persons(register))


def forget(register: Register, keys: Iterable[int]) -> None:
    """Take records out of the index that were erased with their history."""
    search.forget(register.slug, list(keys), thoroughly=_tells_of_persons(register))


@transaction.atomic
def reindex(register: Register) -> int:
    """Lay all records in anew, as after renaming what their keys lead to; how many there are."""
    search.forget_all(register.slug)
    keys = register.model._default_manager.order_by("pk").values_list("pk", flat=True)
    return sum(len(_lay(register, lot)) for lot in _lots(keys))


def _lay(register: Register, keys: Sequence[int]) -> set[int]:
    """Index those of these records that are there."""
    names = tuple(dict.fromkeys(register.search.split()))
    shown = (
        set(register.public_rows().filter(pk__in=keys).values_list("pk", flat=True)) if register.is_public else set()
    )
    words = {name: _labels(register, name) for name in names}
    public = [_is_public(register, name) for name in names]
    rows = register.model._default_manager.filter(pk__in=keys).values_list("pk", *map(_path, _fields(register, names)))
    laid = []
    for key, *values in rows:
        texts = [_text(value, words[name]) for name, value in zip(names, values, strict=True)]
        open_to_all = key in shown
        laid.append(
            (
                key,
                "\n".join(text for text, seen in zip(texts, public, strict=True) if seen and open_to_all),
                "\n".join(text for text, seen in zip(texts, public, strict=True) if not (seen and open_to_all)),
            )
        )
    search.index(register.slug, laid)
    return {key for key, _open, _further in laid}


def _fields(register: Register, names: Sequence[str]) -> Iterator[tuple[str, models.Field[Any, Any]]]:
    for name in names:
        yield name, leaf(register.model, name)


def _path(named: tuple[str, models.Field[Any, Any]]) -> str:
    """A key is found by the name of what it leads to."""
    name, field = named
    related = field.related_model
    if isinstance(related, type) and any(one.name == "name" for one in related._meta.concrete_fields):
        return f"{name}__name"
    return name


def leaf(model: type[models.Model], path: str) -> models.Field[Any, Any]:
    """The field at the end of a path over keys."""
    here: Any = model
    field: Any = None
    for step in path.split("__"):
        field = here._meta.get_field(step)
        here = field.related_model
    if not isinstance(field, models.Field):
        raise TypeError(f"{path} is no column of {model._meta.label}")
    return field


def _labels(register: Register, name: str) -> Mapping[Any, str]:
    """What the values of a choice are called, in the script the index folds everything into."""
    with override("zh-hans"):
        return {value: str(label) for value, label in leaf(register.model, name).flatchoices}


def _text(value: object, labels: Mapping[Any, str]) -> str:
    return "" if value is None else labels.get(value, str(value))


def _is_public(register: Register, name: str) -> bool:
    """Where the public sees a key, it sees the name of what the key leads to."""
    return name in register.public_fields or name.removesuffix("__name") in register.public_fields


def _tells_of_persons(register: Register) -> bool:
    return not register.personal_fields.isdisjoint(register.search.split())


def _lots(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while lot := list(islice(rest, AT_ONCE)):
        yield lot

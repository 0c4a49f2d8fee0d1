"""Between text and a sealed field. Every value is bound to its model, its field and its person: elsewhere it does not open."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from yinxin.domain.errors import RefusedError
from yinxin.kit.vault import ciphers, keyring
from yinxin.kit.vault.fields import Sealed, SealedField


def seal(row: models.Model, field: str, text: str) -> None:
    """Put `text` into the sealed field of a row (not yet saved); an empty text leaves it empty."""
    declared = _declared(row, field)
    if not text:
        setattr(row, field, None)
        return
    person = _person(row, declared)
    sealed = ciphers.seal(keyring.suite(), keyring.own_key(person), text.encode(), _place(declared, person))
    setattr(row, field, Sealed(sealed))


def opened(row: models.Model, field: str) -> str:
    """The text of a sealed field, empty where there is none. Whoever calls this records the look.

    RefusedError("sealed-damaged") for a value that was moved or changed, ("sealed-shredded") once its person erased herself.
    """
    declared = _declared(row, field)
    held = getattr(row, field)
    if held is None:
        return ""
    person = _person(row, declared)
    return _unsealed(keyring.known_key(person), held, declared, person)


def opened_each(rows: Iterable[models.Model], field: str) -> list[str]:
    """As `opened`, for many rows of one model: the keys of their persons are asked for once."""
    held = list(rows)
    if not held:
        return []
    declared = _declared(held[0], field)
    known = keyring.known_keys({_person(row, declared) for row in held if getattr(row, field) is not None})
    return [_opened_by(known, row, declared) for row in held]


def _opened_by(known: dict[int, bytes], row: models.Model, declared: SealedField) -> str:
    held, person = getattr(row, declared.name), _person(row, declared)
    if held is None:
        return ""
    if person not in known:
        raise RefusedError("sealed-damaged")
    return _unsealed(known[person], held, declared, person)


def _unsealed(key: bytes, held: Sealed, declared: SealedField, person: int) -> str:
    try:
        return ciphers.unseal(key, held.data, _place(declared, person)).decode()
    except ciphers.UnsealableError:
        raise RefusedError("sealed-damaged") from None


def _declared(row: models.Model, field: str) -> SealedField:
    declared = row._meta.get_field(field)
    if not isinstance(declared, SealedField):
        raise TypeError(f"{row._meta.label}.{field} is no sealed field")
    return declared


def _person(row: models.Model, declared: SealedField) -> int:
    person = getattr(row, row._meta.get_field(declared.person).attname)  # type: ignore[union-attr]
    if not isinstance(person, int):
        raise TypeError(f"{row._meta.label} belongs to nobody: a value is sealed for a person")
    return person


def _place(declared: SealedField, person: int) -> str:
    return f"{declared.model._meta.label_lower}.{declared.name}|{person}"

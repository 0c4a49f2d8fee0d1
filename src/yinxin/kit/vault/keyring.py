"""Making, opening and destroying the keys of persons."""

from __future__ import annotations

import os
from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from yinxin.domain.errors import RefusedError
from yinxin.kit import keys
from yinxin.kit.vault import ciphers
from yinxin.kit.vault.models import PersonKey

KEY_LENGTH = 32
"""Bytes of a person's key: what AES-256 takes."""


def suite() -> ciphers.Suite:
    """What new values are sealed with (YINXIN_CIPHER)."""
    return ciphers.SUITES[settings.VAULT_CIPHER]


def own_key(person_id: int) -> bytes:
    """The key of a person's values, made when there is none. RefusedError("sealed-shredded") once it was destroyed."""
    held = PersonKey.objects.filter(pk=person_id).first()
    if held is None:
        fresh = _wrap(os.urandom(KEY_LENGTH), person_id)
        # Two first values at once: one row wins, and both go on with its key.
        held, _ = PersonKey.objects.get_or_create(person_id=person_id, defaults={"wrapped": fresh})
    return _unwrap(held)


def known_key(person_id: int) -> bytes:
    """The key of a person who has sealed values; opening never makes one."""
    held = PersonKey.objects.filter(pk=person_id).first()
    if held is None:
        raise RefusedError("sealed-damaged")
    return _unwrap(held)


def known_keys(persons: Collection[int]) -> dict[int, bytes]:
    """The keys of those persons who have sealed values, asked for at once."""
    return {held.person_id: _unwrap(held) for held in PersonKey.objects.filter(pk__in=persons)}


@transaction.atomic
def shred(person_id: int) -> None:
    """Destroy the key: whatever was sealed under it, here or in a copy without the key table, is noise from now on."""
    held, _ = PersonKey.objects.select_for_update().get_or_create(
        person_id=person_id, defaults={"wrapped": _wrap(os.urandom(KEY_LENGTH), person_id)}
    )
    if held.shredded_at is None:
        held.wrapped, held.shredded_at = None, timezone.now()
        held.save(update_fields=["wrapped", "shredded_at"])


def is_shredded(person_id: int) -> bool:
    """Whether the key of this person was destroyed: she was erased, and what bears her number is nobody's any more."""
    return PersonKey.objects.filter(pk=person_id, shredded_at__isnull=False).exists()


def _wrap(key: bytes, person_id: int) -> bytes:
    return ciphers.seal(suite(), keys.read(keys.Key.VAULT), key, _place(person_id))


def _unwrap(held: PersonKey) -> bytes:
    if held.wrapped is None:
        raise RefusedError("sealed-shredded")
    try:
        return ciphers.unseal(keys.read(keys.Key.VAULT), bytes(held.wrapped), _place(held.person_id))
    except ciphers.UnsealableError:
        raise RefusedError("sealed-damaged") from None


def _place(person_id: int) -> str:
    return f"{PersonKey._meta.label_lower}.wrapped|{person_id}"

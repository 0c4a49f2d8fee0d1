"""No account leads to an honour. It names a person by a public act, which stays on record whatever becomes of an account (档案法)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

KEEPS = frozenset({"honours.honour", "honours.activity"})
"""Whoever finds her honour wrongly printed, or wants a nomination gone, writes to the office: nothing ties it to an account."""


def held(_person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    return {}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    return iter(())


def forget(_person: AbstractBaseUser) -> None:
    """Nothing is hers by account."""

"""Names of the deceased in family trees on their way in: no account leads to them, and they stay only until an official decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

KEEPS = frozenset({"gedcom_exchange.treeimport"})


def held(_person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    return {}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    yield from ()


def forget(_person: AbstractBaseUser) -> None:
    """Nothing is hers by account."""

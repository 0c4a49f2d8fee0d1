"""Names of the deceased in genealogies: no account leads to them, and whoever has an account lives and is none of them.

Near kin of the deceased who want a person corrected or taken out write to the office (PIPL art. 49); it removes the person with
everything said of her.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

KEEPS = frozenset({"families.person", "families.personname", "families.event"})


def held(_person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    return {}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    yield from ()


def forget(_person: AbstractBaseUser) -> None:
    """Nothing is hers by account."""

"""Names on the pages of old books: no account leads to them. Near kin who want a transcription corrected or taken out write to the office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

KEEPS = frozenset({"books_scanned.region"})


def held(_person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    return {}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    yield from ()


def forget(_person: AbstractBaseUser) -> None:
    """Nothing is hers by account."""

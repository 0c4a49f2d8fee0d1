"""The names of officers as their associations published them: no account leads to them, so erasing an account leaves them alone.

Whoever does not want to stand here tells the office, which removes the row (PIPL art. 27); it keeps no more than was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

KEEPS = frozenset({"associations.officer"})


def held(_person: AbstractBaseUser) -> dict[str, list[dict[str, Any]]]:
    """A name alone does not say that it is hers."""
    return {"associations.officer": []}


def files(_person: AbstractBaseUser) -> Iterator[tuple[str, bytes]]:
    yield from ()


def forget(_person: AbstractBaseUser) -> None:
    """Nothing to find: see above."""

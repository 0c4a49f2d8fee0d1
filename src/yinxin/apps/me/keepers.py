"""What no key leads to: each keeper of the settings (PERSONAL_KEEPERS) finds, gives out and removes its own.

A keeper is a module with three functions. It stands where the data stand, so that this app need not know every other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings

from yinxin.apps.people.models import User


class Keeper(Protocol):
    """`KEEPS` names the models it answers for. `held` gives the rows by a name for the export, `files` pairs of name and content, `forget` removes what may go."""

    KEEPS: frozenset[str]

    def held(self, person: User) -> Mapping[str, Sequence[Mapping[str, Any]]]: ...

    def files(self, person: User) -> Iterable[tuple[str, bytes]]: ...

    def forget(self, person: User) -> None: ...


def keepers() -> Iterator[Keeper]:
    """Every keeper, in the order of the settings."""
    for name in settings.PERSONAL_KEEPERS:
        yield cast(Keeper, import_module(name))

"""What happens with every change of records, in its transaction: the search index first, then whoever is told of changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.models import Change

Follower = Callable[[Register, Sequence[Change]], None]

_followers: list[Follower] = []


def follower(function: Follower) -> Follower:
    """Called with every lot of changes, in the order in which the surfaces of the engine are imported."""
    _followers.append(function)
    return function


def follow(register: Register, changes: Sequence[Change]) -> None:
    if changes:
        for function in _followers:
            function(register, changes)

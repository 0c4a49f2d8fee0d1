"""Which ties between a child and a parent bound a birth, and which only hide: the ties as sources give them, made a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Parent(Generic[Key]):
    """What one source says. `role` tells fathers from mothers and is empty where no blood is claimed; `is_trusted` is false where
    somebody only told it, or the source itself doubts it."""

    child: Key
    parent: Key
    role: str = ""
    is_trusted: bool = True


@dataclass(frozen=True, slots=True)
class Descent(Generic[Key]):
    """Pairs (parent, child) for `kinship.tree.Tree`, each in one of the two."""

    blood: Collection[tuple[Key, Key]]
    adopted: Collection[tuple[Key, Key]]


def descent_of(ties: Iterable[Parent[Key]]) -> Descent[Key]:
    """Blood bounds a birth where a source that proves says so, and no source names another parent in the same place.

    Of two fathers one is wrong, and nobody knows which: neither bounds anybody, and both hide.
    """
    told = list(ties)
    named: defaultdict[tuple[Key, str], set[Key]] = defaultdict(set)
    for one in told:
        named[one.child, one.role].add(one.parent)
    blood = dict.fromkeys(
        (one.parent, one.child) for one in told if one.role and one.is_trusted and len(named[one.child, one.role]) == 1
    )
    return Descent(tuple(blood), tuple(dict.fromkeys((one.parent, one.child) for one in told) - blood.keys()))

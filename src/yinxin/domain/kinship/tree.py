"""The standing of every person of a tree, judged together: the dates of one bound those of her ancestors and descendants.

Bounds run up and down the lines of blood a fixed number of times, so the work grows with the tree and not faster. More rounds could
prove more deaths, never fewer: what is not proven stays hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from yinxin.domain.errors import RefusedError
from yinxin.domain.kinship.bounds import EARLIEST, LATEST, Bound, later
from yinxin.domain.kinship.living import (
    AFTER_DEATH,
    OLDEST_PARENT,
    YOUNGEST_PARENT,
    Because,
    LifeFacts,
    Standing,
    Verdict,
    born_by,
    born_from,
    died_by,
    is_contradicted,
    is_survived,
    judged,
)

Key = TypeVar("Key", bound=Hashable)

ROUNDS = 2
"""Up and down twice: also the other parent of a child is bounded, and her own kin."""


@dataclass(frozen=True, slots=True)
class Tree(Generic[Key]):
    """`blood` are (parent, child). `adopted` are (parent, child) by adoption or of doubtful blood: they bound nothing, but such a
    child of one who may live is hidden too. `spouses` are pairs. What names a person without facts is left out."""

    facts: Mapping[Key, LifeFacts]
    blood: Iterable[tuple[Key, Key]] = ()
    adopted: Iterable[tuple[Key, Key]] = ()
    spouses: Iterable[tuple[Key, Key]] = ()


@dataclass(slots=True)
class _Bounds(Generic[Key]):
    first: dict[Key, Bound]
    last: dict[Key, Bound]

    def of(self, key: Key, silent: Collection[Key]) -> tuple[Bound, Bound]:
        return (LATEST, EARLIEST) if key in silent else (self.first[key], self.last[key])

    def narrow(self, key: Key, first: Bound, last: Bound) -> None:
        self.first[key] = max(self.first[key], first)
        self.last[key] = min(self.last[key], last)

    def contradicted(self) -> set[Key]:
        return {one for one, first in self.first.items() if first > self.last[one]}


def standings(tree: Tree[Key], *, today: date) -> dict[Key, Standing]:
    """RefusedError("kin-cycle", person=key) where somebody would be her own ancestor."""
    blood, adopted, spouses = (_known(tree, pairs) for pairs in (tree.blood, tree.adopted, tree.spouses))
    order = _eldest_first(tree, [*blood, *adopted])
    trusted = [pair for pair in blood if _fits(tree, pair)]
    own_fault = {key for key, facts in tree.facts.items() if is_contradicted(facts, today)}
    silent = own_fault | _bounded(tree, order, trusted, silent=own_fault).contradicted()
    bounds = _bounded(tree, order, trusted, silent=silent)
    survived = {parent for parent, child in blood if is_survived(tree.facts[parent], tree.facts[child])}
    own = {
        key: judged(facts, *bounds.of(key, silent), today=today, survived=key in survived)
        for key, facts in tree.facts.items()
    }
    hidden = _beside(own, [*blood, *adopted], spouses)
    return {
        key: Standing(Verdict.MAYBE_LIVING, Because.BESIDE_LIVING) if key in hidden else one for key, one in own.items()
    }


def _known(tree: Tree[Key], pairs: Iterable[tuple[Key, Key]]) -> list[tuple[Key, Key]]:
    return [pair for pair in pairs if pair[0] in tree.facts and pair[1] in tree.facts]


def _fits(tree: Tree[Key], pair: tuple[Key, Key]) -> bool:
    """Where the book numbers both generations and they do not follow each other, one of the two is doubtful, and bounds nothing."""
    parent, child = (tree.facts[one].generation for one in pair)
    return parent is None or child is None or child == parent + 1


def _eldest_first(tree: Tree[Key], descent: list[tuple[Key, Key]]) -> list[Key]:
    """Every person after her parents (Kahn's order)."""
    children: dict[Key, list[Key]] = {key: [] for key in tree.facts}
    waiting = dict.fromkeys(tree.facts, 0)
    for parent, child in descent:
        children[parent].append(child)
        waiting[child] += 1
    order = [key for key, parents in waiting.items() if not parents]
    for key in order:  # grows while it is walked
        for child in children[key]:
            waiting[child] -= 1
            if not waiting[child]:
                order.append(child)
    if len(order) < len(waiting):
        raise RefusedError("kin-cycle", person=next(key for key, parents in waiting.items() if parents))
    return order


def _bounded(
    tree: Tree[Key], order: list[Key], blood: list[tuple[Key, Key]], *, silent: Collection[Key]
) -> _Bounds[Key]:
    """Who is `silent` has sources that exclude each other: she bounds nobody, and nobody bounds her."""
    told = {key: facts for key, facts in tree.facts.items() if key not in silent}
    bounds = _Bounds(
        {key: born_from(one) for key, one in told.items()}, {key: born_by(one) for key, one in told.items()}
    )
    died = {key: later(died_by(one), AFTER_DEATH) for key, one in told.items()}
    parents: dict[Key, list[Key]] = {key: [] for key in told}
    for parent, child in blood:
        if parent in told and child in told:
            parents[child].append(parent)
    pairs = [(parent, child) for child in order if child in told for parent in parents[child]]
    for _round in range(ROUNDS):
        for parent, child in reversed(pairs):
            bounds.narrow(
                parent, later(bounds.first[child], -OLDEST_PARENT), later(bounds.last[child], -YOUNGEST_PARENT)
            )
        for parent, child in pairs:
            last = min(later(bounds.last[parent], OLDEST_PARENT), died[parent])
            bounds.narrow(child, later(bounds.first[parent], YOUNGEST_PARENT), last)
    return bounds


def _beside(
    own: Mapping[Key, Standing], descent: Iterable[tuple[Key, Key]], spouses: Iterable[tuple[Key, Key]]
) -> set[Key]:
    """The children and the spouses of whoever may live: to show them would show her."""
    may_live = {key for key, one in own.items() if not one.is_shown}
    children = {child for parent, child in descent if parent in may_live}
    married = {two for pair in spouses for one, two in (pair, pair[::-1]) if one in may_live}
    return (children | married) - may_live

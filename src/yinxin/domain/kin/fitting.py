"""Whose cards fit each other: yes or no, never how well, and nothing of it is kept.

A rule, no score: no persons are ranked. Surname and county must be the same, nothing may contradict, and one thing more must agree,
because a county alone holds a hundred thousand of one surname.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from yinxin.domain.kin.cards import Card, Sought

Forms = Callable[[str], frozenset[str]]
"""All ways of writing one name (譚, 谭); two names are one when they share a way."""

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Candidate(Generic[Key]):
    """A card whose seeker said yes. `person` tells whose, so that nobody is brought together with herself."""

    key: Key
    person: int
    card: Card


def same(one: str, other: str, forms: Forms) -> bool:
    return one == other or not forms(one).isdisjoint(forms(other))


def fits(one: Card, other: Card, forms: Forms) -> bool:
    """The same whichever is named first."""
    if not same(one.surname, other.surname, forms) or not same(one.county, other.county, forms):
        return False
    if one.sought is other.sought and one.sought is not Sought.ANY:
        return False  # both look for the branch that the other is not of
    told = [_agree(getattr(one, name), getattr(other, name), forms) for name in ("town", "clan", "branch")]
    told.append(_overlap(one.generations, other.generations))
    return False not in told and True in told


def _agree(one: str, other: str, forms: Forms) -> bool | None:
    """None where one of them does not say."""
    return same(one, other, forms) if one and other else None


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool | None:
    if one is None or other is None:
        return None
    return max(one[0], other[0]) <= min(one[1], other[1])


def pairs(
    waiting: Sequence[Candidate[Key]], *, forms: Forms, apart: Callable[[Candidate[Key], Candidate[Key]], bool]
) -> Iterator[tuple[Candidate[Key], Candidate[Key]]]:
    """Bring together whoever waits, each card once and two persons once, in the order given. `apart` were together before, or are barred."""
    taken: set[Key] = set()
    met: set[frozenset[int]] = set()

    def is_free(one: Candidate[Key], other: Candidate[Key]) -> bool:
        persons = frozenset({one.person, other.person})
        if other.key in taken or len(persons) == 1 or persons in met:
            return False
        return fits(one.card, other.card, forms) and not apart(one, other)

    groups = _groups(waiting, forms)
    for one in waiting:
        if one.key in taken:
            continue
        found = next((other for other in _near(one, groups, forms) if is_free(one, other)), None)
        if found is not None:
            taken |= {one.key, found.key}
            met.add(frozenset({one.person, found.person}))
            yield one, found


def _groups(waiting: Iterable[Candidate[Key]], forms: Forms) -> dict[tuple[str, str], list[Candidate[Key]]]:
    """By every way of writing surname and county, so that only those are compared that could fit."""
    found: dict[tuple[str, str], list[Candidate[Key]]] = {}
    for one in waiting:
        for place in _places(one.card, forms):
            found.setdefault(place, []).append(one)
    return found


def _near(
    one: Candidate[Key], groups: dict[tuple[str, str], list[Candidate[Key]]], forms: Forms
) -> Iterator[Candidate[Key]]:
    for place in _places(one.card, forms):
        yield from groups[place]


def _places(card: Card, forms: Forms) -> list[tuple[str, str]]:
    return [(surname, county) for surname in sorted(forms(card.surname)) for county in sorted(forms(card.county))]

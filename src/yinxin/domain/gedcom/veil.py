"""The names of those who are dropped, so that no name, title of a source, page or place that is kept names them all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from yinxin.domain.gedcom.tree import Person, Spelt, Tree
from yinxin.domain.text.fold import fold

SHORTEST_CHINESE, SHORTEST = 2, 6
"""Letters of a name from which on finding it in a text is no accident."""
LONGEST = 40


class Veil:
    """`hides` tells whether a text holds the whole name of somebody who is dropped, in either order, in either script, whatever stands
    between. Of a namesake the same name is no trace of her."""

    def __init__(self, dropped: Iterable[Person]) -> None:
        self._names = {name for person in dropped for name in _written(person) if _is_telling(name)}
        self._lengths = sorted({len(name) for name in self._names})
        self._known: dict[str, bool] = {"": False}

    def hides(self, text: str) -> bool:
        if text not in self._known:
            self._known[text] = self._finds(fold(text))
        return self._known[text]

    def is_name(self, surname: str, given: str) -> bool:
        """Whether it is the whole name of somebody who is dropped."""
        return bool(surname and given) and fold(surname + given) in self._names

    def hides_in_name(self, surname: str, given: str) -> bool:
        """Whether a name holds more than it: the mother of somebody (國強之母) is not to be named by him."""
        return any(self.hides(part) and fold(part) not in self._names for part in (surname + given, given + surname))

    def _finds(self, text: str) -> bool:
        return any(
            text[start : start + length] in self._names
            for length in self._lengths
            for start in range(len(text) - length + 1)
        )


def _written(person: Person) -> Iterator[str]:
    for name in person.names:
        for spelt in (name.spelt, *(one.spelt for one in name.translations)):
            yield from _orders(spelt)


def _orders(spelt: Spelt) -> tuple[str, str]:
    return fold(spelt.surname + spelt.given), fold(spelt.given + spelt.surname)


def _is_telling(name: str) -> bool:
    shortest = SHORTEST if name.isascii() else SHORTEST_CHINESE
    return shortest <= len(name) <= LONGEST


class Kinsfolk:
    """The Chinese given names of those who are dropped, by family: among kin a given name alone tells who is meant."""

    def __init__(self, tree: Tree, dropped: Iterable[Person]) -> None:
        self._homes: defaultdict[str, set[str]] = defaultdict(set)
        for family in tree.families:
            for one in (family.husband, family.wife, *family.children):
                self._homes[one].add(family.xref)
        for person in tree.persons:
            self._homes[person.xref].update((*person.spouse_in, *(link.family for link in person.child_of)))
        members: defaultdict[str, set[str]] = defaultdict(set)
        for one, homes in self._homes.items():
            for home in homes if one else ():
                members[home].add(one)
        near = {home: {two for one in found for two in self._homes[one]} for home, found in members.items()}
        self._givens: defaultdict[str, set[str]] = defaultdict(set)
        for person in dropped:
            givens = set(_givens(person))
            for home in {two for one in self._homes[person.xref] for two in near[one]} if givens else ():
                self._givens[home] |= givens

    def name(self, person: str, text: str) -> bool:
        """Whether a text names one of her kin who is dropped. Whoever is called the same alone is a namesake."""
        givens = {given for home in self._homes.get(person, ()) for given in self._givens.get(home, ())}
        folded = fold(text) if givens else ""
        return any(given in folded and given != folded for given in givens)


def _givens(person: Person) -> Iterator[str]:
    for name in person.names:
        for spelt in (name.spelt, *(one.spelt for one in name.translations)):
            given = fold(spelt.given)
            if not given.isascii() and SHORTEST_CHINESE <= len(given) <= LONGEST:
                yield given

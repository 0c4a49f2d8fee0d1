"""The names of those who are dropped, so that no title of a source, page or place that is kept names them all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from yinxin.domain.gedcom.tree import Person, Spelt

SHORTEST_CHINESE, SHORTEST = 2, 6
"""Letters of a name from which on finding it in a text is no accident."""
LONGEST = 40


class Veil:
    """`hides` tells whether a text holds the whole name of somebody who is dropped, in either order, whatever stands between."""

    def __init__(self, dropped: Iterable[Person]) -> None:
        self._names = {name for person in dropped for name in _written(person) if _is_telling(name)}
        self._lengths = sorted({len(name) for name in self._names})
        self._known: dict[str, bool] = {"": False}

    def hides(self, text: str) -> bool:
        if text not in self._known:
            self._known[text] = self._finds(_bare(text))
        return self._known[text]

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
    return _bare(spelt.surname + spelt.given), _bare(spelt.given + spelt.surname)


def _is_telling(name: str) -> bool:
    shortest = SHORTEST if name.isascii() else SHORTEST_CHINESE
    return shortest <= len(name) <= LONGEST


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())

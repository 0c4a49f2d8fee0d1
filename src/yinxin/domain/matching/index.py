"""Okapi BM25 over the duties of one plan, with an index, so that a long plan is not read anew for every statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log

_SATURATION = 1.2
_LENGTH = 0.6
_TOO_COMMON = 0.25
"""Above this share of a long plan a term tells nothing, and its list is not walked."""
_LONG_PLAN = 400


class Rarity:
    """What a term tells: the fewer duties print it, the more; one that the plan never prints tells as much as one of a single duty."""

    def __init__(self, documents: Iterable[Iterable[str]], common: Mapping[str, float]) -> None:
        """`common` tells of frequent terms which share of their weight they keep."""
        held = [frozenset(document) for document in documents]
        self._count = len(held)
        self._common = common
        holding = Counter(term for document in held for term in document)
        self._weights = {term: self._weight(often) * common.get(term, 1.0) for term, often in holding.items()}
        self.unheard = self._weight(1)

    def _weight(self, holding: int) -> float:
        return log(1 + (self._count - holding + 0.5) / (holding + 0.5))

    def weight(self, term: str) -> float:
        """Of one term."""
        known = self._weights.get(term)
        return self.unheard * self._common.get(term, 1.0) if known is None else known

    def knows(self, term: str) -> bool:
        """Whether any duty prints it."""
        return term in self._weights

    def share(self, term: str) -> float:
        """Its weight against the most that a term can tell, 0 to 1."""
        return self.weight(term) / (self.unheard or 1.0)

    def total(self, terms: Iterable[str]) -> float:
        """Of several terms together, the same sum in whatever order they come."""
        return fsum(map(self.weight, terms))


class Index:
    """Duties by term. Which one comes first in the plan makes no difference."""

    def __init__(self, documents: Sequence[Mapping[str, float]], rarity: Rarity) -> None:
        self._documents = documents
        self._count = len(documents)
        self._rarity = rarity
        lengths = [fsum(document.values()) for document in documents]
        mean = fsum(lengths) / self._count if self._count else 1.0
        self._norms = [_SATURATION * (1 - _LENGTH + _LENGTH * length / (mean or 1.0)) for length in lengths]
        self._postings: dict[str, list[int]] = {}
        for at, document in enumerate(documents):
            for term in document:
                self._postings.setdefault(term, []).append(at)

    def scores(self, query: Mapping[str, float]) -> dict[int, float]:
        """BM25 of every duty that shares a telling term with the query."""
        found: dict[int, float] = {}
        norms, documents = self._norms, self._documents
        limit = self._count * _TOO_COMMON if self._count > _LONG_PLAN else self._count
        for term, times in query.items():
            held = self._postings.get(term, ())
            if len(held) > limit:
                continue
            weight = self._rarity.weight(term) ** 1.5 * times
            for at in held:
                often = documents[at][term]
                found[at] = found.get(at, 0.0) + weight * often * (_SATURATION + 1) / (often + norms[at])
        return found

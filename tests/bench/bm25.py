"""Plain bigram BM25, the yardstick of the matcher: no folding, no names, no figures, no silence, statements as the gold quotes them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import log

from tests.matching.scoring import Judged
from yinxin.domain.matching import Duty

K1, B = 1.2, 0.75


def bigrams(text: str) -> list[str]:
    """Two neighbouring letters or digits each."""
    return [pair for run in re.findall(r"\w+", text) for pair in map("".join, pairwise(run))]


class Plain:
    """Okapi BM25 over the whole text of each duty."""

    def __init__(self, duties: list[Duty]) -> None:
        self._ids = [duty.id for duty in duties]
        self._bags = [Counter(bigrams(duty.whole())) for duty in duties]
        self._mean = sum(bag.total() for bag in self._bags) / len(self._bags)
        self._holding = Counter(term for bag in self._bags for term in bag)

    def _idf(self, term: str) -> float:
        holding = self._holding[term]
        return log(1 + (len(self._bags) - holding + 0.5) / (holding + 0.5))

    def ranked(self, judged: Judged) -> list[str]:
        """The best ten duties; those that share nothing are left out."""
        scores = []
        for at, bag in enumerate(self._bags):
            norm = K1 * (1 - B + B * bag.total() / self._mean)
            score = sum(self._idf(term) * bag[term] * (K1 + 1) / (bag[term] + norm) for term in bigrams(judged.quote))
            if score > 0:
                scores.append((-score, at))
        return [self._ids[at] for _, at in sorted(scores)[:10]]

"""Whether answers tell anything: a classifier that is shown half of the probes and guesses on the other half.

Each probe is asked by two persons, by whose cards somebody is there or nobody is. From status, length, headers, statements and class of time
it guesses which of the two answers was given where somebody is. Where they tell nothing, it is right in one of two.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

CLASSES = 8
"""Of time, as many answers in each."""

SURE = 3.29
"""Standard deviations to either side: an interval that is missed by chance once in a thousand times."""


@dataclass(frozen=True, slots=True)
class Seen:
    """All that can be told of an answer; `took` are seconds by the clock, `worked` those of the processor, which no other program makes longer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    text: str
    length: int
    statements: int
    took: float
    worked: float

    @property
    def times(self) -> tuple[float, float]:
        return self.took, self.worked

    @property
    def plainly(self) -> tuple[Hashable, ...]:
        return (self.status, self.headers, self.text, self.length, self.statements)


@dataclass(frozen=True, slots=True)
class Pair:
    """One probe, asked where somebody is and where nobody is."""

    name: str
    there: Seen
    nobody: Seen


@dataclass(frozen=True, slots=True)
class Guessing:
    """How often the classifier was right; `low` and `high` enclose what it can do."""

    right: int
    asked: int
    sure: float = SURE

    @property
    def share(self) -> float:
        return self.right / self.asked

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's."""
        scale = 1 + self.sure**2 / self.asked
        middle = self.share + self.sure**2 / (2 * self.asked)
        half = self.sure * math.sqrt(self.share * (1 - self.share) / self.asked + self.sure**2 / (4 * self.asked**2))
        return (middle - half) / scale, (middle + half) / scale

    @property
    def is_a_coin(self) -> bool:
        return self.interval[0] <= 0.5

    def __str__(self) -> str:
        low, high = Guessing(self.right, self.asked, 1.96).interval
        return f"right in {self.right} of {self.asked}: {self.share:.3f} (95 %: {low:.3f}–{high:.3f})"


def distinguishable(pairs: Iterable[Pair]) -> list[str]:
    """Probes whose two answers are not the same, the time left out."""
    return [pair.name for pair in pairs if pair.there.plainly != pair.nobody.plainly]


def guessing(pairs: list[Pair], *, seed: int = 0) -> Guessing:
    """Learned on every other probe of a kind, guessed on the rest."""
    coin = random.Random(seed)
    kinds: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        kinds[pair.name].append(pair)
    guesses = [guess for kind in kinds.values() for guess in _of_one_kind(kind[::2], kind[1::2], coin)]
    return Guessing(sum(guesses), len(guesses))


def _of_one_kind(known: list[Pair], asked: list[Pair], coin: random.Random) -> list[bool]:
    times = zip(*(seen.times for pair in known for seen in (pair.there, pair.nobody)), strict=True)
    borders = [_borders(sorted(of_one_clock)) for of_one_clock in times]
    there, nobody = Counter[Hashable](), Counter[Hashable]()
    for pair in known:
        there.update(_features(pair.there, pair.nobody, borders))
        nobody.update(_features(pair.nobody, pair.there, borders))

    def weight(seen: Seen, other: Seen) -> float:
        return sum(math.log((there[one] + 1) / (nobody[one] + 1)) for one in _features(seen, other, borders))

    found = []
    for pair in asked:
        more = weight(pair.there, pair.nobody) - weight(pair.nobody, pair.there)
        found.append(more > 0 if abs(more) > 1e-12 else coin.random() < 0.5)
    return found


def _borders(times: list[float]) -> list[float]:
    return [times[len(times) * number // CLASSES] for number in range(1, CLASSES)]


def _features(seen: Seen, other: Seen, borders: list[list[float]]) -> list[Hashable]:
    found: list[Hashable] = list(enumerate(seen.plainly))
    for clock, (mine, hers) in enumerate(zip(seen.times, other.times, strict=True)):
        found.append(("class", clock, sum(mine > border for border in borders[clock])))
        found.append(("longer", clock, mine > hers))
    return found

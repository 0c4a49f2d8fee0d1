"""The reader measured as ratios, because a ratio means the same on a slow machine and on a busy one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.texts import narrative, table
from yinxin.documents import read
from yinxin.domain.plans.propose import propose

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report: what was measured, in seconds and against what; `promise` says what was promised of it."""

    name: str
    characters: int
    seconds: float
    against: str
    ratio: float
    promise: str = ""
    kept: bool = True


def quickest(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The best of several runs: everything that disturbs a run makes it slower, never faster."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def whole_read(text: str) -> Callable[[], object]:
    """From bytes to proposal."""
    data = text.encode()
    return lambda: propose(read(data, name="plan.txt"))


def raw_read(text: str) -> Callable[[], object]:
    """What cannot be avoided: every character of the text is looked at once, in plain Python."""
    data = text.encode()
    return lambda: sum(1 for character in data.decode() if not character.isspace())


def against_raw(name: str, text: str, *, limit: float) -> Row:
    """The whole reading of a text against looking at its characters once; `limit` is promised in seconds."""
    seconds, raw = quickest(whole_read(text)), quickest(raw_read(text))
    return Row(
        name,
        len(text),
        seconds,
        "looking at every character once",
        seconds / raw,
        promise=f"≤ {limit:g} s",
        kept=seconds <= limit,
    )


def growth(name: str, small: str, large: str, *, limit: float) -> Row:
    """How much longer a larger text takes than a smaller one; `limit` is promised as a ratio."""
    pairs = [(quickest(whole_read(small), 1), quickest(whole_read(large), 1)) for _ in range(ROUNDS)]
    ratio = min(later for _, later in pairs) / min(earlier for earlier, _ in pairs)
    return Row(
        name,
        len(large),
        min(later for _, later in pairs),
        f"the same for {len(small):,} characters",
        ratio,
        promise=f"≤ {limit:g} times",
        kept=ratio <= limit,
    )


def rows() -> list[Row]:
    """Everything that is measured."""
    whole_read(table(10))()  # loads what the first reading loads
    return [
        against_raw("a plan of 60,000 characters", narrative(60_000), limit=3),
        against_raw("a table of 72 rows", table(72), limit=0.5),
        against_raw("a table of 500 rows", table(500), limit=3),
        growth("ten times the text", narrative(20_000), narrative(200_000), limit=11),
        growth("ten times the rows", table(100), table(1_000), limit=11),
    ]

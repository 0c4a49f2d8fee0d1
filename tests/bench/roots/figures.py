"""Recall, calibration and abstention of ranked answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.bench.roots.gold import Row, bare

DEPTHS = (1, 5, 10)
BINS = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was answered to one row: names with their probabilities, best first, the time, and whether "I do not know" was said."""

    names: tuple[frozenset[str], ...]
    probabilities: tuple[float, ...] = ()
    ms: float = 0.0
    abstained: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One row with the rank of its answer, 0 where it is not among the first ten, and what each answer was said to be worth.

    番禺 and 番禺區 are one answer there, as probable as both together.
    """

    row: Row
    ranked: Ranked
    rank: int
    said: tuple[tuple[float, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The shares of one set."""

    rows: int
    recall: dict[int, float]
    ceiling: float
    ece_top: float | None
    ece_all: float | None
    said_top: (
        float | None
    )  # what the first answer was said to be worth, on average; beside recall[1] it tells doubt from boast
    abstained: float
    p50: float
    p95: float
    groups: dict[str, tuple[int, dict[int, float]]] = field(default_factory=dict)


def judged(kind: str, rows: Sequence[Row], ask: Callable[[Row], Ranked]) -> list[Judged]:
    """Asks every row and looks where its answer stands."""
    return [_judge(kind, row, ask(row)) for row in rows]


def _judge(kind: str, row: Row, ranked: Ranked) -> Judged:
    answers = [frozenset(bare(name, kind) for name in names) for names in ranked.names[: max(DEPTHS)]]
    rank = next((rank for rank, names in enumerate(answers, 1) if row.wanted & names), 0)
    worth: dict[frozenset[str], float] = {}
    for names, probability in zip(answers, ranked.probabilities, strict=False):
        worth[names] = worth.get(names, 0.0) + probability
    return Judged(row, ranked, rank, tuple((worth[names], bool(row.wanted & names)) for names in worth))


def figures(found: Sequence[Judged], groups: Callable[[Row], str] | None = None) -> Figures:
    """The shares over all rows, and by group."""
    times = sorted(one.ranked.ms for one in found)
    parts: dict[str, list[Judged]] = {}
    for one in found if groups else ():
        parts.setdefault(groups(one.row) if groups else "", []).append(one)
    return Figures(
        rows=len(found),
        recall=recall(found),
        ceiling=len({one.row.spelling for one in found}) / max(len(found), 1),
        ece_top=calibration_error([one.said[0] for one in found if one.said]),
        ece_all=calibration_error([said for one in found for said in one.said]),
        said_top=mean([one.said[0][0] for one in found if one.said]),
        abstained=sum(one.ranked.abstained for one in found) / max(len(found), 1),
        p50=times[len(times) // 2] if times else 0.0,
        p95=times[int(len(times) * 0.95)] if times else 0.0,
        groups={name: (len(some), recall(some)) for name, some in sorted(parts.items())},
    )


def recall(found: Sequence[Judged]) -> dict[int, float]:
    """The shares of rows answered within each depth."""
    return {depth: sum(0 < one.rank <= depth for one in found) / max(len(found), 1) for depth in DEPTHS}


def mean(numbers: Sequence[float]) -> float | None:
    """The mean, where there is one."""
    return sum(numbers) / len(numbers) if numbers else None


def calibration_error(said: Sequence[tuple[float, bool]]) -> float | None:
    """How far what was said to be so probable is from how often it was so: over ten bins, each by its size."""
    if not said:
        return None
    gaps = [0.0] * BINS
    for probability, right in said:
        gaps[min(int(probability * BINS), BINS - 1)] += probability - right
    return sum(abs(gap) for gap in gaps) / len(said)

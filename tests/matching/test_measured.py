"""The gold, measured in every run: the development half, and apart from it the half no weight was fitted on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.matching.__main__ import HERE, file_of
from tests.matching.fit import document, duties
from tests.matching.scoring import NOTHING_YET, Figures, read_gold, score
from yinxin.domain.matching import Matcher, statements

PAIRS = HERE.parent / "pairs"
FLOORS = {"development": (0.92, 0.94, 0.85), "held-out": (0.88, 0.90, 0.70)}
"""First match right, acceptable duties among the first five, left alone where nothing is supported."""


@cache
def matcher(plan: Path) -> Matcher:
    return Matcher(duties(plan))


def counted(path: Path) -> Figures:
    gold = read_gold(path)
    report = document(file_of(gold.report, path.parent))
    asked = matcher(file_of(gold.plan, path.parent).resolve())
    found = [
        {
            "quote": one.quote,
            "span": [one.span.start, one.span.end],
            "matches": [{"task": match.task, "score": match.score} for match in asked.match(one)],
        }
        for one in statements(report)
    ]
    return score(gold, found, report.text)


@pytest.mark.parametrize("half", FLOORS)
def test_the_gold_is_matched(half: str) -> None:
    paths = [path for folder in (HERE, PAIRS) for path in sorted(folder.glob("*.gold")) if read_gold(path).half == half]
    figures = sum((counted(path) for path in paths), NOTHING_YET)
    reached = [got / of for got, of in (figures.first_right, figures.among_five, figures.left_alone)]
    assert all(share >= floor for share, floor in zip(reached, FLOORS[half], strict=True)), (half, reached)

"""The rows nobody tuned on, counted: only totals are looked at. Measured at length; `make soak` runs it."""

from __future__ import annotations

import pytest

from tests.bench.roots.figures import figures
from tests.bench.roots.measuring import Task, command_on, engine_on, left_alone
from tests.bench.roots.report import MOST_MB

pytestmark = pytest.mark.slow

FLOORS = {("surname", 0): (5, 0.95), ("place", 5_000): (5, 0.96), ("person", 100_000): (10, 0.92)}


@pytest.mark.parametrize("kind, size", FLOORS)
def test_held_spellings_are_found(kind: str, size: int) -> None:
    depth, least = FLOORS[kind, size]
    assert figures(engine_on(Task(kind, "held", size))).recall[depth] >= least


def test_a_million_names_are_searched_in_little_memory() -> None:
    found, said = command_on(Task("person", "held", 1_000_000))
    assert figures(found).recall[10] >= 0.83
    assert said.peak <= MOST_MB


def test_held_names_that_are_not_chinese_are_left_alone() -> None:
    assert min(left_alone("held")) >= 0.88

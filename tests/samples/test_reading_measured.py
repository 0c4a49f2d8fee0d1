"""How well the reader does on the invented plans: floors that a change to the rules may not fall below.

The plans named held_* were never tuned on; what they show is what a new document may expect.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.factories.seen import proposal_of, squeezed
from yinxin.domain.plans.proposal import Role, Task, TaskKind

HERE = Path(__file__).parent
SETS = {
    "dev": (HERE / "plans", HERE / "plans" / "gold_dev"),
    "held": (HERE / "plans", HERE / "plans" / "gold_held"),
    "second": (HERE / "plans2", HERE / "plans2" / "gold"),
    "third": (HERE / "plans3", HERE / "plans3" / "gold"),
}


@dataclass(slots=True)
class Score:
    """Counts over all documents of one half."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    units_right: int = 0
    units_wrong: int = 0
    units_missed: int = 0
    leads: int = 0
    dues: int = 0
    paths: int = 0
    tasks: int = 0

    def task_f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)

    def unit_f1(self) -> float:
        return 2 * self.units_right / (2 * self.units_right + self.units_wrong + self.units_missed)


@cache
def measured(half: str) -> Score:
    score = Score()
    documents, golds = SETS[half]
    for place in sorted(golds.glob("*.json")):
        gold = json.loads(place.read_text(encoding="utf-8"))
        name = f"{place.stem}.txt"
        tasks = list(proposal_of(name, (documents / name).read_bytes()).tasks)
        for meant in gold["tasks"]:
            task = _match(meant, tasks)
            if task is not None:
                tasks.remove(task)
            _count(score, meant, task)
        score.wrong += sum(task.kind is TaskKind.TASK for task in tasks)
    return score


def _match(meant: dict[str, Any], tasks: list[Task]) -> Task | None:
    """The task that holds the quote: best by units, then the shortest."""
    quote = squeezed(meant["quote"])
    holding = [task for task in tasks if quote in squeezed(task.title + task.text)]
    return min(holding, key=lambda task: (-len(_names(task) & set(meant["units"])), len(task.text)), default=None)


def _count(score: Score, meant: dict[str, Any], task: Task | None) -> None:
    score.tasks += 1
    wanted = set(meant["units"])
    found = _names(task) if task else set()
    score.units_right += len(wanted & found)
    score.units_wrong += len(found - wanted)
    score.units_missed += len(wanted - found)
    if task is None:
        score.missed += 1
        return
    score.right += 1
    score.leads += {unit.name for unit in task.units if unit.role is Role.LEAD} == set(meant["lead_units"])
    score.dues += (task.due or "").startswith(meant["due"]) if meant["due"] else task.due is None
    above = meant["section_path"]
    score.paths += not above or squeezed(above[-1]) in {squeezed(each) for each in task.path}


def _names(task: Task) -> set[str]:
    return {unit.name for unit in task.units}


@pytest.mark.parametrize(("half", "tasks", "units", "leads", "dues", "paths"), [
    ("dev", 0.99, 0.99, 0.99, 0.97, 0.99),
    ("held", 0.98, 0.98, 0.98, 0.93, 0.97),
    ("second", 0.99, 0.98, 0.98, 0.95, 0.97),
    ("third", 0.99, 0.99, 0.99, 0.97, 0.97),
])  # fmt: skip
def test_the_reader_does_not_fall_below_what_it_could(half, tasks, units, leads, dues, paths):
    score = measured(half)
    assert score.tasks > 100
    assert score.task_f1() >= tasks
    assert score.unit_f1() >= units
    assert score.leads / score.tasks >= leads
    assert score.dues / score.tasks >= dues
    assert score.paths / score.tasks >= paths

"""The sample town's documents are read as their author meant them, cell by cell and item by item."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.factories.seen import proposal_of, squeezed
from yinxin import samples
from yinxin.domain.plans.proposal import FigureKind, Proposal, Role, SectionKind, Task

GOLD = Path(__file__).parent / "gold"


@cache
def gold(stem: str) -> dict[str, Any]:
    return json.loads((GOLD / f"{stem}.json").read_text(encoding="utf-8"))


@cache
def proposal(name: str) -> Proposal:
    return proposal_of(name, samples.path(name).read_bytes())


def roles(task: Task) -> list[tuple[str, str]]:
    return [(unit.name, unit.role.value) for unit in task.units]


def meant(task: dict[str, Any]) -> list[tuple[str, str]]:
    leads = task["lead_units"]
    return [(name, (Role.LEAD if name in leads else Role.MEMBER).value) for name in task["units"]]


def test_every_row_of_the_plan_table_is_a_task():
    assert len(proposal("plan-table.txt").tasks) == len(gold("plan-table")["tasks"])


@pytest.mark.parametrize("at", range(31))
def test_each_row_of_the_plan_table_keeps_its_cells(at):
    task, row = proposal("plan-table.txt").tasks[at], gold("plan-table")["tasks"][at]
    assert list(task.path) == row["section_path"]
    assert squeezed(task.text) == squeezed(row["requirement"])
    assert [squeezed(each) for each in task.measures] == [squeezed(each) for each in row["measures"]]
    assert {phase.label: phase.text for phase in task.phases if phase.text} == {
        label: text for label, text in row["phases"].items() if text
    }
    assert (task.safeguards, task.notes) == (row["safeguards"], row["notes"])
    assert roles(task) == meant(row)
    assert task.due == row["due"]


@pytest.mark.parametrize("name", ["narrative-plan.txt", "narrative-plan.docx"])
def test_the_plan_in_paragraphs_keeps_items_units_and_dates(name):
    tasks, items = proposal(name).tasks, gold("narrative-plan")["tasks"]
    assert len(tasks) == len(items)
    for task, item in zip(tasks, items, strict=True):
        assert squeezed(item["quote"]) in squeezed(task.text)
        assert task.path[-1] == item["section_path"][-1]
        assert roles(task) == meant(item)
        assert task.due == item["due"]
        assert (task.recurrence.value if task.recurrence else None) == item["period"]


@pytest.mark.parametrize("name", ["plan-table.txt", "narrative-plan.docx"])
def test_the_plans_name_their_place_and_period(name):
    read = proposal(name)
    assert "澜浦市" in read.title
    assert read.period is not None or name == "plan-table.txt"


@pytest.mark.parametrize("name", ["year-end-report.txt", "year-end-report.docx"])
def test_the_report_gives_results_and_no_duties(name):
    read = proposal(name)
    assert read.tasks == ()
    assert {section.kind for section in read.sections} <= {SectionKind.REPORT, SectionKind.BACKGROUND, SectionKind.GOAL}
    assert {figure.kind for figure in read.indicators} == {FigureKind.ACHIEVED}


@pytest.mark.parametrize("stem", ["plan-table", "narrative-plan", "year-end-report"])
def test_nine_figures_in_ten_are_found_and_few_are_invented(stem):
    """A figure is found when its value and unit stand in a quote that touches the gold's."""
    wanted = [(squeezed(each["quote"]), _first(each["value"]), each["unit"]) for each in gold(stem)["targets"]]
    got = [
        (squeezed(each.quote), each.value, each.unit)
        for each in proposal(f"{stem}.txt").indicators
        if each.value is not None
    ]
    left = list(got)
    found = 0
    for quote, value, unit in wanted:
        hit = next(
            (each for each in left if each[1:] == (value, unit) and (quote in each[0] or each[0] in quote)), None
        )
        if hit:
            found += 1
            left.remove(hit)
    assert found / len(wanted) >= 0.9, [each for each in wanted if each not in got]
    assert found / len(got) >= 0.85, left


def _first(value: Any) -> float:
    return float(value[0] if isinstance(value, list) else value)

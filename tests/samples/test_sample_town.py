"""The sample town holds together: its files are there, its units form a tree, its plans name only its own units."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from yinxin import samples

GOLD = Path(__file__).parent / "gold"
GROUPS = {"各市、区政府"}


def spellings() -> set[str]:
    found: set[str] = set()
    for row in samples.units():
        former = re.sub(r"（.*?）", "", row["曾用名"])
        found |= {row["名称"], *row["简称/别名"].split("；"), *former.split("；")}
    return found - {""}


def test_the_documents_are_where_the_demonstration_looks_for_them():
    assert [place.name for place in samples.documents()] == [
        "plan-table.txt",
        "narrative-plan.docx",
        "year-end-report.docx",
    ]


@pytest.mark.parametrize("name", ["nowhere.txt", "../samples/units.csv", ""])
def test_a_name_the_town_does_not_have_is_refused(name):
    with pytest.raises(KeyError):
        samples.path(name)


def test_units_form_one_tree_of_four_levels_with_unique_names():
    rows = samples.units()
    names = [row["名称"] for row in rows]
    roots = [row["名称"] for row in rows if not row["上级单位"]]
    assert len(names) == len(set(names)) >= 45
    assert roots == ["澜浦市政府"]
    assert {row["上级单位"] for row in rows} - {""} <= set(names)
    assert [row["层级"] for row in rows if row["层级"] not in {"市级", "县级", "镇级", "村级"}] == []
    assert len({row["层级"] for row in rows}) == 4


def test_the_placeholder_for_the_seven_stands_for_seven_governments():
    members = [row["名称"] for row in samples.units() if row["小组"] == "各市、区政府"]
    assert len(members) == 7
    assert all(name.endswith(("市政府", "区政府")) for name in members)


@pytest.mark.parametrize("name", ["plan-table", "narrative-plan"])
def test_every_unit_of_the_plans_is_in_the_directory(name):
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    named = {unit for task in gold["tasks"] for unit in task["units"]}
    assert named - GROUPS - spellings() == set()


def test_the_plan_table_is_as_long_as_the_demonstration_promises():
    gold = json.loads((GOLD / "plan-table.json").read_text(encoding="utf-8"))
    assert len(gold["tasks"]) >= 28
    assert all(task["lead_units"] == task["units"][:1] for task in gold["tasks"])


def test_a_unit_renamed_within_the_plan_keeps_its_old_name_in_the_directory():
    unit = next(row for row in samples.units() if row["名称"] == "市外事局")
    assert "市外事侨务局（2019-01-18至2026-07-01）" in unit["曾用名"]
    assert "市外事侨务局" in samples.path("plan-table.txt").read_text(encoding="utf-8")
    assert "市外事局" in samples.path("year-end-report.txt").read_text(encoding="utf-8")

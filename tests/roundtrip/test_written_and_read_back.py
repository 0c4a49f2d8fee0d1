"""A plan made at random, written as a file and read back, is the plan that was written."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.factories.documents import narrative_file, table_file
from tests.factories.seen import proposal_of, seen, squeezed, tasks_of, written_items, written_rows
from tests.roundtrip.strategies import narrative_plans, plan_tables

TABLE_KINDS = ("txt", "rows.txt", "docx", "xlsx", "csv", "html")
TEXT_KINDS = ("txt", "docx", "html")
QUICK = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def table_comes_back(kind, plan, first_leads):
    assert tasks_of(*table_file(plan, kind)) == written_rows(plan, first_leads=first_leads)


def paragraphs_come_back(kind, plan):
    tasks = proposal_of(*narrative_file(plan, kind)).tasks
    written = written_items(plan)
    assert [(seen(task).path, seen(task).units) for task in tasks] == [(each.path, each.units) for each in written]
    for task, each in zip(tasks, written, strict=True):
        assert squeezed(each.text) in squeezed(task.text)


@pytest.mark.parametrize("kind", TABLE_KINDS)
@QUICK
@given(made=plan_tables())
def test_a_plan_table_comes_back(kind, made):
    table_comes_back(kind, *made)


@pytest.mark.parametrize("kind", TEXT_KINDS)
@QUICK
@given(plan=narrative_plans())
def test_a_plan_in_paragraphs_comes_back(kind, plan):
    paragraphs_come_back(kind, plan)


@pytest.mark.slow
@pytest.mark.parametrize("kind", TABLE_KINDS)
@LONG
@given(made=plan_tables())
def test_many_plan_tables_come_back(kind, made):
    table_comes_back(kind, *made)


@pytest.mark.slow
@pytest.mark.parametrize("kind", TEXT_KINDS)
@LONG
@given(plan=narrative_plans())
def test_many_plans_in_paragraphs_come_back(kind, plan):
    paragraphs_come_back(kind, plan)

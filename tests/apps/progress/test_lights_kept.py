"""The turning days of a task are kept with it, and a list reads the light of any day from them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.proposals import confirmed
from tests.factories.reports import told
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.apps.progress import lights, projecting
from yinxin.apps.progress.models import Light, Line, Progress, Round
from yinxin.domain.progress import lights as rules

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2031, 1, 1)


@pytest.fixture
def plan(cast) -> Plan:
    source = confirmed(cast)
    Plan.objects.filter(pk=source.plan_id).update(period_start=NEW_YEAR, created_at="2031-01-01T08:00:00+08:00")
    return Plan.objects.get(pk=source.plan_id)


@pytest.fixture
def houses(plan) -> Task:
    task = plan.tasks.get(serial=1)
    projecting.project([task.pk])
    return task


def light(task: Task, day: date) -> str:
    return Task.objects.annotate(light=lights.shown(day)).get(pk=task.pk).light


def test_a_report_behind_the_time_turns_the_light_amber_and_says_by_how_much(cast, houses):
    figure = houses.figures.get(kind=Figure.Kind.TARGET)
    told(houses, cast.reporting, date(2031, 9, 1), "修缮老屋16处。", {figure: Decimal(16)})
    shown = lights.explained(houses.progress, houses.status, date(2031, 10, 1))
    assert light(houses, date(2031, 10, 1)) == shown.light == Light.AMBER
    assert shown.reasons[0].startswith("已过75%时间，完成40%：")
    assert shown.title.startswith("黄灯：")


def test_a_better_value_gives_the_green_light_back(cast, houses):
    figure = houses.figures.get(kind=Figure.Kind.TARGET)
    told(houses, cast.reporting, date(2031, 9, 1), "修缮老屋16处。", {figure: Decimal(16)})
    told(houses, cast.reporting, date(2031, 9, 30), "修缮老屋36处。", {figure: Decimal(36)})
    assert light(houses, date(2031, 10, 1)) == Light.GREEN


def test_what_members_of_a_group_measured_counts_together(cast, houses):
    figure = houses.figures.get(kind=Figure.Kind.TARGET)
    asked = Round.objects.create(
        plan=houses.plan,
        name="三季度",
        period_start=date(2031, 7, 1),
        period_end=date(2031, 9, 30),
        opens_on=date(2031, 9, 25),
        due_on=date(2031, 10, 8),
    )
    for area, value in zip(cast.areas, (10, 12, 15), strict=False):
        line = Line.objects.create(round=asked, task=houses, unit=area, part=Line.Part.IN_GROUP)
        told(houses, area, date(2031, 9, 30), f"修缮{value}处。", {figure: Decimal(value)}, line=line)
    assert light(houses, date(2031, 10, 9)) == Light.GREEN
    assert light(houses, date(2031, 12, 20)) == Light.AMBER


def test_a_round_nobody_answered_turns_the_light_grey_the_day_after(cast, houses):
    asked = Round.objects.create(
        plan=houses.plan,
        name="一季度",
        period_start=NEW_YEAR,
        period_end=date(2031, 3, 31),
        opens_on=date(2031, 4, 1),
        due_on=date(2031, 4, 8),
    )
    Line.objects.create(round=asked, task=houses, unit=cast.reporting)
    projecting.project([houses.pk])
    assert (light(houses, date(2031, 4, 8)), light(houses, date(2031, 4, 9))) == (Light.GREEN, Light.GREY)
    told(houses, cast.reporting, date(2031, 3, 31), "开工。", {})
    assert light(houses, date(2031, 4, 9)) == Light.GREEN


def test_a_task_nothing_is_known_of_is_grey(houses):
    Progress.objects.filter(pk=houses.pk).delete()
    assert light(houses, NEW_YEAR) == Light.GREY
    assert lights.explained(None, houses.status, NEW_YEAR).reasons


def test_the_database_the_row_and_the_rules_agree_on_every_day(plan):
    projecting.project(plan.tasks.values_list("pk", flat=True))
    for days in range(0, 800, 40):
        agree_on(plan, NEW_YEAR + timedelta(days=days))


def agree_on(plan: Plan, day: date) -> None:
    for task in plan.tasks.annotate(light=lights.shown(day)).select_related("progress"):
        turned = [
            rules.Turn(rules.Light(name), date.fromisoformat(one["on"]), rules.Rule(one["rule"]))
            for name, told_so in task.progress.rules.items()
            for one in told_so
        ]
        assert task.light == lights.of(task.progress, day) == rules.light_on(turned, day)
        assert Task.objects.filter(lights.is_now([task.light], day), pk=task.pk).exists()
        assert lights.explained(task.progress, task.status, day).reasons


def test_many_tasks_are_worked_out_in_as_many_queries_as_one(plan, django_assert_num_queries):
    keys = list(plan.tasks.values_list("pk", flat=True))
    projecting.project(keys)
    with CaptureQueriesContext(connection) as one:
        projecting.project(keys[:1])
    with django_assert_num_queries(len(one)):
        projecting.project(keys)

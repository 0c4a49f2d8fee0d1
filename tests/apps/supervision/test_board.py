"""The wall board counts what the list shows, in the order of the directory, and asks the database no more for more tasks."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.progress.many_tasks import grow
from tests.factories.proposals import confirmed
from tests.factories.reports import told
from yinxin.apps.plans.models import Figure, Plan
from yinxin.apps.progress import lights, projecting
from yinxin.apps.supervision.board import board_of
from yinxin.apps.supervision.board.state import VIEW_NAMES, BoardState

pytestmark = pytest.mark.django_db


@pytest.fixture
def today() -> date:
    return timezone.localdate()


@pytest.fixture
def plan(cast, today) -> Plan:
    """A plan whose first task is far behind, whose second is overdue, and of which nobody reported the rest."""
    found = confirmed(cast).plan
    found.tasks.filter(serial=1).update(due_on=today + timedelta(days=20))
    found.tasks.filter(serial=2).update(due_on=today - timedelta(days=3))
    Plan.objects.filter(pk=found.pk).update(period_start=today - timedelta(days=300))
    houses = found.tasks.get(serial=1)
    figure = houses.figures.filter(kind=Figure.Kind.TARGET).first()
    Figure.objects.filter(pk=figure.pk).update(due_on=None)
    projecting.project(found.tasks.values_list("pk", flat=True))
    told(houses, cast.reporting, today - timedelta(days=5), "开工。", {figure: Decimal(4)})
    found.refresh_from_db()
    return found


def listed(client, plan: Plan, query: str) -> int:
    """How many tasks the list says it has."""
    page = client.get(f"/plans/{plan.pk}/?{query}").content.decode()
    found = re.search(r"共 (\d+) 项任务", page)
    return int(found[1]) if found else 0


def test_every_count_of_the_board_is_the_count_of_the_list_it_leads_to(cast, plan, today, sign_in):
    client, board = sign_in(cast.office), board_of(cast.office, plan, today)
    assert board.counts.by_light == {"red": 2, "amber": 1, "green": 1}
    for light, _name, count in board.counts.parts:
        assert listed(client, plan, f"light={light}") == count
    for leading in ("lead", "any"):
        matrix = board_of(cast.office, plan, today, BoardState(role=leading)).matrix
        assert matrix.rows
        for row in matrix.rows:
            for cell in (*row.cells, row.total):
                assert listed(client, plan, cell.query) == cell.counts.total or not cell.counts.total
        for cell in matrix.foot:
            assert listed(client, plan, cell.query) == cell.counts.total
    for tile in board.tiles.tiles:
        assert listed(client, plan, f"unit=u{tile.unit.pk}") == tile.counts.total


def test_units_stand_in_the_order_of_the_directory_whatever_their_lights(cast, plan, today):
    matrix = board_of(cast.office, plan, today, BoardState(role="any")).matrix
    known = [row.name for row in matrix.rows if row.value.startswith("u")]
    assert known == [unit.name for unit in (*cast.areas, *cast.offices.values()) if unit.name in known]
    assert matrix.rows[-1].name == "市老照片馆"


def test_a_group_of_counties_is_counted_for_each_of_them(cast, plan, today):
    tiles = board_of(cast.office, plan, today, BoardState(view="map")).tiles
    assert [tile.short for tile in tiles.tiles] == [area.name.removesuffix("人民政府") for area in cast.areas]
    assert {tile.counts.total for tile in tiles.tiles} == {1}


def test_the_month_shows_what_is_due_in_it_and_leads_to_its_neighbours(cast, plan, today, sign_in):
    due = plan.tasks.get(serial=2)
    month = board_of(cast.office, plan, today, BoardState(view="month", month=due.due_on)).month
    (day,) = [day for day in month.filled if day.on == due.due_on]
    assert [(entry.title, entry.light) for entry in day.entries] == [(due.title, "red")]
    page = sign_in(cast.office).get(f"/boards/{plan.pk}/?view=month&month=2031-12").content.decode()
    assert "month=2031-11" in page
    assert "month=2032-01" in page


@pytest.mark.parametrize("month", ["", "2031-13", "x", "99999-1", "0000-00"])
def test_an_address_nobody_can_mean_shows_this_month(cast, plan, sign_in, month, today):
    answer = sign_in(cast.office).get(f"/boards/{plan.pk}/", {"view": "month", "month": month})
    assert answer.status_code == 200
    assert f'datetime="{today:%Y-%m}"' in answer.content.decode()


def test_the_bars_begin_and_end_inside_the_span_and_today_stands_between(cast, plan, today):
    timeline = board_of(cast.office, plan, today, BoardState(view="timeline")).timeline
    assert timeline.first <= today <= timeline.last
    assert 0 < timeline.today < 100
    for row in timeline.rows:
        assert row.bar is None or 0 <= row.bar.left <= row.bar.left + row.bar.width <= 101
    assert timeline.rows[0].light.reasons[0].startswith("已过93%时间，完成10%")


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_a_light_is_named_in_words_beside_its_shape(cast, plan, view, sign_in):
    page = sign_in(cast.office).get(f"/boards/{plan.pk}/", {"view": view}).content.decode()
    assert page.count('class="light light-red"') <= page.count("红灯")


def test_the_large_screen_has_its_pages_and_gives_new_figures_alone_when_asked(cast, plan, sign_in):
    client = sign_in(cast.office)
    whole = client.get(f"/boards/{plan.pk}/show/").content.decode()
    part = client.get(f"/boards/{plan.pk}/show/", headers={"HX-Request": "true"}).content.decode()
    assert whole.count('class="slide ') == part.count('class="slide ') >= 4
    assert "<html" in whole
    assert "<html" not in part
    assert "data-pause" in whole


def test_the_list_of_boards_counts_each_plan(cast, plan, sign_in):
    page = sign_in(cast.office).get("/boards/").content.decode()
    assert plan.title in page
    assert "0 / 4" in page


@pytest.mark.parametrize("view", [*VIEW_NAMES, "all"])
def test_more_tasks_cost_no_more_queries(cast, plan, today, view):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            board_of(cast.office, plan, today, None if view == "all" else BoardState(view=view))
        return len(queries)

    few = asked()
    grow(plan, cast.reporting, 60)
    projecting.project(plan.tasks.values_list("pk", flat=True))
    assert asked() <= few


def test_a_suspended_task_carries_no_light(cast, plan, today, sign_in):
    plan.tasks.filter(serial=4).update(status="suspended")
    board = board_of(cast.office, plan, today)
    assert board.counts.by_light[lights.OFF] == 1
    assert board.counts.asked == 3
    assert listed(sign_in(cast.office), plan, "light=off") == 1

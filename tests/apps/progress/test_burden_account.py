"""What reporting costs stands open: per plan and round for its readers, per unit for everybody, never per person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.apps.progress.many_tasks import grow
from tests.apps.progress.reporting_town import AUTUMN, line, opened, plan_of
from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.progress.models import Report
from yinxin.apps.progress.reporting import burden_page, filling, opening
from yinxin.apps.progress.reporting.line_form import Entry


@pytest.fixture
def row(cast):
    return opened(cast)


def test_the_account_adds_up_to_what_was_asked(cast, row, sign_in):
    account = burden_page.plan_account(row.plan, 0)
    lines = list(row.lines.all())
    assert account.total.asked == sum(one.asked for one in lines) == sum(one.load.asked for one in account.units)
    assert account.total.seconds == sum(one.seconds for one in lines)
    page = sign_in(cast.reader).get(f"/plans/{row.plan_id}/burden/?round={row.pk}").content.decode()
    assert "市教育局" in page and "2026年10月" in page and cast.reporter.name not in page


def test_measured_time_is_shown_of_ten_reports_and_more_only(cast, sign_in):
    plan = plan_of(cast)
    grow(plan, cast.reporting, 14)
    row = opened(cast, plan)
    told = list(row.lines.filter(unit=cast.reporting, part="lead").select_related("task", "unit", "round"))
    for number, one in enumerate(told[:10]):
        filling.submit(one, Entry("好", seconds=60), by=cast.reporter)
        shown = burden_page.plan_account(plan, 0).rounds[0].measured_minutes
        assert shown == (10 if number == 9 else None)
    assert Report.objects.filter(seconds=60).count() == 10


def test_the_second_round_comes_filled_in(cast, row):
    one = line(row, 1, cast.reporting)
    filling.submit(one, Entry("五处", values=((one.task.figures.get().pk, 5),)), by=cast.reporter)
    opening.close(row, by=cast.office)
    again = opened(
        cast,
        row.plan,
        replace(AUTUMN, name="2026年11月", period_start=date(2026, 11, 1), period_end=date(2026, 11, 30)),
    )
    assert line(again, 1, cast.reporting).known == 3 > one.known


def test_everybody_may_look_at_the_counter_and_learns_no_plan(cast, row, client):
    page = client.get("/burden/").content.decode()
    assert "市教育局" in page and row.plan.title not in page and cast.reporter.name not in page
    one = client.get(f"/burden/?year=2026&unit={cast.reporting.pk}").content.decode()
    assert 'id="unit"' in one
    assert client.get("/burden/?year=x&unit=y").status_code == 200
    Plan.objects.filter(pk=row.plan_id).update(classification=Classification.INTERNAL)
    assert "市教育局" not in client.get("/burden/").content.decode()


def test_one_network_may_ask_the_counter_only_so_often(row, settings, client):
    settings.LIMITS = {**settings.LIMITS, "burden.network": (2, settings.LIMITS["burden.network"][1])}
    assert [client.get("/burden/").status_code for _ in range(3)] == [200, 200, 429]

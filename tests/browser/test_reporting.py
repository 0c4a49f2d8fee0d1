"""林小梅 asks, 陈科员 reports on a telephone, and the office sees who is silent: as they stand on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.apps.progress.reporting_town import AUTUMN, as_upload, line, opened, plan_of, reporter_of, workbook
from tests.apps.progress.test_ledgers import ROWS
from tests.factories.people import make_cast
from yinxin.apps.people.models import User
from yinxin.apps.progress.models import Evidence, Report
from yinxin.apps.progress.reporting import filling, ledgers, opening
from yinxin.apps.progress.reporting.line_form import Entry


def sign_in(page: Page, user: User, address: str) -> None:
    """As somebody who has just signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


SIZES = [(1280, "zh-Hans"), (360, "en")]


@pytest.fixture
def town(transactional_db):
    """A first round that 市教育局 answered, and a second that is open, with what the others said in it."""
    cast = make_cast()
    plan = plan_of(cast)
    first = opened(
        cast, plan, replace(AUTUMN, name="2026年9月", period_start=date(2026, 9, 1), period_end=date(2026, 9, 30))
    )
    lead = line(first, 1, cast.reporting)
    figure = lead.task.figures.get()
    filling.submit(lead, Entry("已修缮空置老屋十二处，一屋一档建立过半。", values=((figure.pk, 12),)), by=cast.reporter)
    opening.close(first, by=cast.office)
    second = opened(cast, plan)
    money = reporter_of(cast.offices["市财政局"], 1)
    filling.submit(line(second, 1, cast.offices["市财政局"]), Entry("拨付第三季度修缮经费。"), by=money)
    for number, unit in enumerate(cast.areas[:3]):
        own = Entry(f"{unit.name}修缮老屋。", values=((figure.pk, number + 2),))
        filling.submit(line(second, 1, unit), own, by=reporter_of(unit, number + 2))
    Evidence.objects.create(
        task=lead.task, kind="statement", title="全市总结", quote="全年修缮空置老屋33处", by=cast.office
    )
    return cast, second


@pytest.mark.parametrize(("width", "language"), SIZES)
def test_the_unit_reports_on_one_page(town, live_server, visitor, judge, shoot, width, language):
    cast, row = town
    page = visitor(width=width, language=language)
    sign_in(page, cast.reporter, live_server.url)
    page.goto("/report/")
    judge(page)
    shoot(page, f"report-unit-{width}-{language}")
    one = line(row, 1, cast.reporting)
    figure = one.task.figures.get()
    page.fill(f"[name=line{one.pk}-value-{figure.pk}]", "九")
    page.fill(f"[name=line{one.pk}-text]", "累计修缮九处。")
    with page.expect_response(lambda answer: f"/report/lines/{one.pk}/" in answer.url):
        page.locator(f"[name=line{one.pk}-text]").press("End")
    page.locator(f"#kept-{one.pk} .error").wait_for()
    assert Report.objects.get(line=one).text == "累计修缮九处。"
    page.locator(f"#line-{one.pk} .actions .button-primary").click()
    page.locator(".errors").wait_for()
    judge(page)
    shoot(page, f"report-back-{width}-{language}")
    page.check(f"[name=line{one.pk}-sure-{figure.pk}]")
    page.locator(f"#line-{one.pk} .actions .button-primary").click()
    page.locator(".flashes").wait_for()
    assert Report.objects.get(line=one).state == "submitted"
    judge(page)


def test_the_lead_takes_the_others_over_without_scripts(town, live_server, visitor):
    cast, row = town
    page = visitor(width=360, scripts=False)
    sign_in(page, cast.reporter, live_server.url)
    page.goto("/report/")
    page.get_by_role("button", name="采用合计 9 处").click()
    one = line(row, 1, cast.reporting)
    assert page.locator(f"[name=line{one.pk}-value-{one.task.figures.get().pk}]").input_value() == "9"
    page.get_by_role("button", name="写进本段 市财政局").click()
    assert "拨付第三季度修缮经费" in page.locator(f"[name=line{one.pk}-text]").input_value()


@pytest.mark.parametrize(("width", "language"), SIZES)
def test_the_office_sees_the_round_and_what_it_costs(town, live_server, visitor, judge, shoot, width, language):
    cast, row = town
    ledger = ledgers.upload(
        row.plan, as_upload(workbook(*ROWS), "台账.xlsx"), otherwise=date(2026, 3, 31), by=cast.office
    )
    page = visitor(width=width, language=language)
    sign_in(page, cast.office, live_server.url)
    lead = line(row, 1, cast.reporting)
    for name, address in {
        "round": f"/report/rounds/{row.pk}/",
        "rounds": f"/plans/{row.plan_id}/rounds/",
        "burden": f"/plans/{row.plan_id}/burden/?round={row.pk}",
        "counter": f"/burden/?year=2026&unit={cast.reporting.pk}",
        "sheet": "/report/sheet/",
        "ledgers": f"/plans/{row.plan_id}/ledgers/",
        "ledger": f"/report/ledgers/{ledger.pk}/",
        "task": f"/plans/tasks/{lead.task_id}/reports/",
    }.items():
        page.goto(address)
        judge(page)
        shoot(page, f"report-{name}-{width}-{language}")
    page.goto(f"/plans/{row.plan_id}/rounds/")
    page.locator("main form .button-primary").first.click()
    page.locator("#preview-title").wait_for()
    judge(page)
    shoot(page, f"report-preview-{width}-{language}")

"""Every page on which a plan is carried out, with a whole year on it: as the office, a unit and 督查 see it at the year's end."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.factories.clock import Clock
from tests.factories.people import make_cast
from tests.scenarios.office_year import BOOKS, HOUSES, LETTERS, READINGS, OfficeYear
from yinxin.apps.calendar.models import HolidayNotice
from yinxin.apps.people.models import User
from yinxin.apps.progress.models import Report, ReportDocument, Round
from yinxin.apps.supervision.models import Assessment, Draft, Fund, Proposal, SupervisionNotice

pytestmark = pytest.mark.slow
SIZES = [(1280, "zh-Hans"), (360, "en")]


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def enter(page: Page, user: User, address: str) -> None:
    """As somebody who has just signed in."""
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": browser_of(user).cookies[name].value, "url": address}])


@pytest.fixture
def year(transactional_db, monkeypatch) -> OfficeYear:
    """The year as far as its end, with two proposals, two funds, four papers and an assessment that is announced."""
    year = OfficeYear(make_cast(), Clock(monkeypatch), browser_of)
    for month in (year.in_january, year.in_april, year.in_july, year.in_december):
        month()
    office, plan = year.cast.office, year.plan
    for kind in ("bulletin", "summary", "evaluation", "brief"):
        year.drafts(kind, date(2031, 1, 1), date(2031, 12, 31))
    made = year.assesses()
    year.sends(office, f"{made.get_absolute_url()}announce/", days=5)
    appeal = {"unit": year.cast.reporting.pk, "task": year.task(HOUSES).pk, "reason": "退回后当周已补齐材料。"}
    year.sends(year.cast.reporter, f"{made.get_absolute_url()}appeal/", **appeal)
    year.sends(office, f"/boards/{plan.pk}/promise/", turn="on", with_reports="on", reason="年终向社会公开")
    proposes(year)
    spends(year)
    task = year.task(READINGS)
    demand = {"unit": year.unit("市委宣传部").pk, "text": "说明整修后补办夜读会的安排。", "days": 5}
    year.sends(office, f"/supervision/tasks/{task.pk}/notice/", **demand)
    again = {"unit": year.cast.reporting.pk, "text": "报送夜读会进校园的场次。\n逐场写明人数。", "days": 3}
    year.sends(office, f"/supervision/tasks/{task.pk}/notice/", **again)
    notice = SupervisionNotice.objects.latest("pk")
    year.sends(year.cast.reporter, f"/supervision/notices/{notice.pk}/reply/", text="共进校园四场，六百人次。")
    return year


def proposes(year: OfficeYear) -> None:
    office = year.cast.office
    for title in ("关于建设侨批陈列室并向中小学开放的提案", "关于保护老码头的提案"):
        form = {
            "kind": "motion",
            "number": "第12号",
            "title": title,
            "proposer": "致公党五邑市委会",
            "text": "建议内容。\n分两步实施。",
        }
        year.sends(office, "/proposals/new/", place=year.cast.place.pk, **form)
    first = Proposal.objects.order_by("pk")[0]
    year.sends(office, f"/proposals/{first.pk}/step/", step="adopt", words="列入明年计划。")
    given = {"unit": year.cast.reporting.pk, "tasks": [year.task(HOUSES).pk, year.task(BOOKS).pk]}
    year.sends(office, f"/proposals/{first.pk}/hand-over/", **given)


def spends(year: OfficeYear) -> None:
    office, plan = year.cast.office, year.plan
    asked = {"name": "老屋修缮专项资金", "year": 2031, "source": "市级财政", "amount": "12000000"}
    year.sends(office, f"/plans/{plan.pk}/funds/budget/", task=year.task(HOUSES).pk, **asked)
    fund = Fund.objects.get()
    paid = {"on": "2031-06-03", "amount": "3456000.50", "purpose": "第一批十二处修缮工程款", "voucher": "记字0618"}
    year.sends(office, f"/funds/{fund.pk}/pay/", **paid)
    other = {"name": "家书整理经费", "year": 2031, "source": "侨联自筹", "amount": "80000"}
    year.sends(office, f"/plans/{plan.pk}/funds/budget/", task=year.task(LETTERS).pk, **other)


def of_the_office(year: OfficeYear) -> dict[str, str]:
    plan, place, draft = year.plan.pk, year.cast.place.pk, Draft.objects.order_by("pk")[0]
    papers = {one.kind: one for one in Draft.objects.all()}
    waiting, answered = SupervisionNotice.objects.order_by("pk")[1:3]
    houses, readings = year.task(HOUSES).pk, year.task(READINGS).pk
    document = ReportDocument.objects.get()
    first = Proposal.objects.order_by("pk")[0].pk
    first_round, *_between, last_round = Round.objects.order_by("pk").values_list("pk", flat=True)
    board = {
        f"board-{view}": f"/boards/{plan}/?view={view}" for view in ("matrix", "timeline", "month", "map", "alarms")
    }
    return {
        "notice": f"/supervision/notices/{answered.pk}/",
        "notice-waiting": f"/supervision/notices/{waiting.pk}/",
        "notices": "/supervision/notices/",
        "issue": f"/supervision/tasks/{readings}/notice/",
        "papers": f"/plans/{plan}/papers/",
        "draft": draft.get_absolute_url(),
        "draft-evaluation": papers["evaluation"].get_absolute_url(),
        "draft-figure": f"{draft.get_absolute_url()}figures/total/",
        "draft-figure-value": f"{papers['evaluation'].get_absolute_url()}figures/{measured(papers['evaluation'])}/",
        "templates": f"/supervision/places/{place}/templates/",
        "assessments": "/supervision/assessments/",
        "assessment": Assessment.objects.get().get_absolute_url(),
        "proposals": "/proposals/",
        "propose": "/proposals/new/",
        "proposal": f"/proposals/{first}/",
        "proposal-new": f"/proposals/{first + 1}/",
        "funds": f"/plans/{plan}/funds/",
        "boards": "/boards/",
        **board,
        "board-show": f"/boards/{plan}/show/",
        "promise-settle": f"/boards/{plan}/promise/",
        "promises": "/promises/",
        "promise": f"/promises/{plan}/",
        "task": f"/plans/tasks/{houses}/",
        "task-open": f"/plans/tasks/{readings}/",
        "task-reports": f"/plans/tasks/{houses}/reports/",
        "act": f"/plans/tasks/{readings}/acts/cancel/",
        "link": f"/plans/tasks/{readings}/link/",
        "work": "/plans/waiting/",
        "rounds": f"/plans/{plan}/rounds/",
        "round": f"/report/rounds/{last_round}/",
        "round-first": f"/report/rounds/{first_round}/",
        "burden": f"/plans/{plan}/burden/?round={first_round}",
        "burden-counter": "/burden/?year=2031",
        "ledgers": f"/plans/{plan}/ledgers/",
        "evidence": "/evidence/",
        "evidence-upload": "/evidence/upload/",
        "evidence-document": f"/evidence/documents/{document.pk}/",
        "evidence-statement": f"/evidence/statements/{document.statements.order_by('order')[0].pk}/",
        "evidence-done": f"/evidence/documents/{document.pk}/done/",
        "alarms": "/alarms/",
        "light-rules": f"/plans/{plan}/lights/",
        "told": "/notices/",
        "told-settings": "/notices/settings/",
        "told-address": "/notices/address/",
        "calendar": "/calendar/",
        "calendar-year": "/calendar/years/2031/",
        "holidays": f"/calendar/holidays/{HolidayNotice.objects.get().pk}/",
        "holidays-new": "/calendar/holidays/new/",
        "feeds": "/plans/feeds/",
        "since": f"/plans/{plan}/since/",
        "plan": f"/plans/{plan}/",
    }


def of_a_unit(year: OfficeYear) -> dict[str, str]:
    notice = SupervisionNotice.objects.latest("pk")
    return {
        "unit-report": "/report/",
        "unit-sheet": "/report/sheet/",
        "unit-work": "/plans/waiting/",
        "unit-task": f"/plans/tasks/{year.task(READINGS).pk}/",
        "unit-notice": f"/supervision/notices/{notice.pk}/",
        "unit-assessment": Assessment.objects.get().get_absolute_url(),
        "unit-proposal": f"/proposals/{Proposal.objects.order_by('pk')[0].pk}/",
        "unit-told": "/notices/",
        "unit-act": f"/plans/tasks/{year.task(BOOKS).pk}/",
    }


def measured(draft: Draft) -> str:
    return next(one["code"] for one in draft.figures if one["code"].endswith("-result"))


@pytest.mark.parametrize(("width", "language"), SIZES)
def test_every_page_is_open_to_everybody(year, live_server, visitor, judge, shoot, width, language):
    assert Report.objects.exists()
    faults = []
    for who, addresses in ((year.cast.office, of_the_office(year)), (year.cast.reporter, of_a_unit(year))):
        page = visitor(width=width, language=language)
        enter(page, who, live_server.url)
        for name, address in addresses.items():
            answer = page.goto(address)
            assert answer is not None and answer.ok, (name, address, answer and answer.status)
            shoot(page, f"year-{name}-{width}-{language}")
            try:
                judge(page)
            except AssertionError as found:
                faults.append(f"{name}: {found}")
    assert faults == []

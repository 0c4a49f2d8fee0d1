"""A year in the clicks of three people: 林小梅 of the office, 陈科员 who reports for 市教育局, 杜督查; the clock runs ahead in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from django.test import Client
from docx import Document
from playwright.sync_api import Page, expect

from tests.factories.clock import Clock
from tests.factories.people import make_cast
from tests.scenarios.office_year import HOUSES, READINGS, OfficeYear
from yinxin.apps.people.models import User
from yinxin.apps.progress.models import Report, Round
from yinxin.apps.supervision.models import Draft, SupervisionNotice

SIZES = [(1280, "zh-Hans"), (360, "en")]


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def year(transactional_db, monkeypatch) -> OfficeYear:
    found = OfficeYear(make_cast(), Clock(monkeypatch), signed_in)
    found.begins()
    found.signs_for_everything("市委宣传部")
    return found


@dataclass
class Desk:
    """Three people at their screens. Whoever opens a page has signed in that morning, and every page is judged."""

    pages: dict[str, Page]
    users: dict[str, User]
    judge: Callable[[Page], None]
    address: str

    def opens(self, who: str, address: str) -> Page:
        name, page = settings.SESSION_COOKIE_NAME, self.pages[who]
        key = signed_in(self.users[who]).cookies[name].value
        page.context.add_cookies([{"name": name, "value": key, "url": self.address}])
        page.goto(address)
        self.judge(page)
        return page

    def presses(self, page: Page, button: str) -> Page:
        """A button in the main part, and the page that comes of it."""
        page.locator(f"main {button}").first.click()
        page.wait_for_load_state("load")
        expect(page.locator("main h1").first).to_be_visible()
        self.judge(page)
        return page


@pytest.mark.slow  # counted in the soak: a minute of clicks that the scenarios make without a browser in every run
@pytest.mark.parametrize(("width", "language"), SIZES)
def test_a_year_in_the_clicks_of_three_people(year, live_server, visitor, judge, shoot, width, language):
    cast = year.cast
    users = {"office": cast.office, "reporter": cast.reporter, "supervisor": cast.supervisor}
    pages = {who: visitor(width=width, language=language) for who in users}
    desk = Desk(pages, users, judge, live_server.url)
    january(year, desk)
    april(year, desk)
    july(year, desk)
    december(year, desk)
    stranger = visitor(width=width, language=language)
    stranger.goto(f"/promises/{year.plan.pk}/")
    judge(stranger)
    assert "陈科员" not in stranger.content()
    shoot(stranger, f"the-year-promised-{width}-{language}")


def january(year: OfficeYear, desk: Desk) -> None:
    """The unit signs for all its tasks with one press; the office sees the coming rounds and declares them."""
    year.clock.morning(date(2031, 1, 8))
    desk.presses(desk.opens("reporter", "/plans/waiting/"), "form .button-primary")
    assert year.plan.tasks.filter(events__act="sign", events__unit=year.cast.reporting).count() == 2
    page = desk.opens("office", f"/plans/{year.plan.pk}/rounds/")
    page.locator("[name=rhythm]").select_option("quarterly")
    page.locator("[name=since]").fill("2031-01-01")
    desk.presses(page, "form:has([name=rhythm]) .button-primary")
    desk.presses(page, "button[name=confirmed]")
    assert not Round.objects.exists()


def april(year: OfficeYear, desk: Desk) -> None:
    """The clock has opened the round; the unit reports; the office asks in writing, is answered, and 督查 looks on."""
    year.clock.morning(date(2031, 4, 1))
    one = year.line("市教育局", HOUSES)
    page = desk.opens("reporter", "/report/")
    page.fill(f"[name=line{one.pk}-value-{one.task.figures.get().pk}]", "九")
    page.fill(f"[name=line{one.pk}-text]", "完成测绘，九处老屋已经动工。")
    desk.presses(page, f"#line-{one.pk} .actions .button-primary")
    assert Report.objects.get(line=one).state == "submitted"
    page = desk.opens("office", f"/report/rounds/{one.round_id}/?state=silent")
    expect(page.locator("main")).to_contain_text("市归国华侨联合会")
    page = desk.opens("office", f"/supervision/tasks/{year.task(READINGS).pk}/notice/")
    page.locator("[name=unit]").select_option(label="市教育局")
    page.fill("[name=text]", "报送夜读会进校园的场次。")
    desk.presses(page, "form .button-primary")
    notice = SupervisionNotice.objects.get()
    expect(desk.opens("supervisor", notice.get_absolute_url()).locator("main")).to_contain_text("市教育局")
    page = desk.opens("reporter", notice.get_absolute_url())
    page.fill("[name=text]", "共进校园四场，六百人次。")
    desk.presses(page, "form[action$='/reply/'] .button-primary")
    desk.presses(desk.opens("office", notice.get_absolute_url()), "form[action$='/settle/'] .button-primary")
    notice.refresh_from_db()
    assert notice.state == "settled"


def july(year: OfficeYear, desk: Desk) -> None:
    """The unit asks for more time, the office grants it from its list, and the board shows the day."""
    year.clock.morning(date(2031, 7, 1))
    task = year.task(HOUSES)
    page = desk.opens("reporter", f"/plans/tasks/{task.pk}/acts/ask-extension/")
    page.fill("[name=to]", "2032-01-31")
    page.fill("[name=reason]", "汛期不能施工。")
    desk.presses(page, "form .button-primary")
    page = desk.presses(desk.opens("office", "/plans/waiting/?list=decide"), "td .button-primary")
    desk.presses(page, "form .button-primary")
    assert year.task(HOUSES).progress.due_on == date(2032, 1, 31)
    for view in ("matrix", "timeline", "month", "map", "alarms"):
        desk.opens("supervisor", f"/boards/{year.plan.pk}/?view={view}")


def december(year: OfficeYear, desk: Desk) -> None:
    """Reported done, accepted from the list, written up in a bulletin that is read back, and put before the public."""
    year.clock.morning(date(2031, 12, 24))
    task = year.task(HOUSES)
    page = desk.opens("reporter", f"/plans/tasks/{task.pk}/acts/report-done/")
    page.fill("[name=reason]", "登记在册的空置老屋40处全部修缮。")
    desk.presses(page, "form .button-primary")
    page = desk.opens("office", "/plans/waiting/?list=accept")
    desk.presses(page, "form[action$='/acts/accept/'] .button-primary")
    assert year.task(HOUSES).status == "accepted"
    page = desk.opens("office", f"/plans/{year.plan.pk}/papers/")
    page.locator("[name=kind]").select_option("summary")
    page.fill("[name=first]", "2031-01-01")
    page.fill("[name=last]", "2031-12-31")
    desk.presses(page, "form .button-primary")
    with page.expect_download() as downloading:
        page.locator("main a[download]").first.click()
    paper = Document(BytesIO(downloading.value.path().read_bytes()))
    text = "\n".join(line.text for line in paper.paragraphs)
    assert "2031年度工作总结" in text and "九处老屋已经动工" in text
    accepted = next(one["value"] for one in Draft.objects.get().figures if one["code"] == "accepted")
    desk.presses(page, "tr:has(a[href$='/figures/accepted/']) a")
    expect(page.locator("main [data-counted]")).to_have_count(int(accepted))
    page = desk.opens("office", f"/boards/{year.plan.pk}/promise/")
    page.fill("[name=reason]", "年终向社会公开")
    desk.presses(page, "button[name=turn][value=on]")

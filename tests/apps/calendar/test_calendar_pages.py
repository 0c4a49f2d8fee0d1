"""The calendar as it is looked up: which years are known, and a year on the wall."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.holidays import waiting_notice
from yinxin.apps.calendar import actions

pytestmark = pytest.mark.django_db


def test_the_page_says_which_years_are_known_and_which_are_not(cast, sign_in, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 20))
    page = sign_in(cast.reader).get("/calendar/").content.decode()
    assert "2027年还没有放假通知" in page
    assert "2026年还没有放假通知" not in page
    assert 'href="/calendar/years/2004/"' in page

    actions.confirm(waiting_notice(cast.office, year=2027), by=cast.neighbour)
    page = sign_in(cast.reader).get("/calendar/").content.decode()
    assert "2027年还没有放假通知" not in page
    assert "赵邻人" in page


def test_a_year_shows_every_day_and_says_in_words_what_it_is(cast, sign_in):
    page = sign_in(cast.reader).get("/calendar/years/2026/").content.decode()
    assert len(re.findall(r'<td data-mark="', page)) == 365
    assert page.count("<small>休</small>") == 33
    assert page.count("<small>班</small>") == 6
    assert re.search(r'data-mark="worked"><time datetime="2026-10-10">10</time><small>班</small>', page)
    assert "全年 248 个工作日" in page
    assert "国庆节" in page


def test_a_year_without_a_notice_says_so(cast, sign_in):
    page = sign_in(cast.reader).get("/calendar/years/2035/").content.decode()
    assert "未确定" in page
    assert "<small>休</small>" not in page


def test_a_later_notice_takes_its_place_in_the_year(cast, sign_in):
    actions.confirm(waiting_notice(cast.office, year=2035, text=_with_new_year(2035)), by=cast.neighbour)
    browser = sign_in(cast.reader)
    page = browser.get("/calendar/years/2035/").content.decode()
    assert "未确定" not in page
    assert page.count("<small>休</small>") == 11
    assert 'data-mark="off"><time datetime="2034-12-31"' in browser.get("/calendar/years/2034/").content.decode()


def _with_new_year(year: int) -> str:
    return f"元旦：12月31日至1月1日放假。\n劳动节：5月1日至3日放假。\n国庆节：10月1日至7日放假。\n年份：{year}"


@pytest.mark.parametrize("address", ["/calendar/years/1899/", "/calendar/years/99999/", "/calendar/holidays/77/"])
def test_what_is_not_there_is_not_found(cast, sign_in, address):
    assert sign_in(cast.office).get(address).status_code == 404


def test_more_notices_need_no_more_queries(cast, sign_in):
    browser = sign_in(cast.office)
    waiting_notice(cast.office)
    actions.confirm(waiting_notice(cast.office), by=cast.administrator)
    few = _queries(browser)
    for number in range(12):
        notice = waiting_notice(cast.office)
        if number % 3:
            actions.confirm(notice, by=cast.administrator)
    assert _queries(browser) == few


def _queries(browser) -> list[int]:
    counted = []
    for address in ("/calendar/", "/calendar/years/2031/"):
        with CaptureQueriesContext(connection) as caught:
            assert browser.get(address).status_code == 200
        counted.append(len(caught))
    return counted

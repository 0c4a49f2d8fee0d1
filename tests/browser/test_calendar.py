"""A new year's holiday notice: an office pastes it, another office compares what was read and confirms, the year is known."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from tests.browser.views import in_every_view
from tests.factories.holidays import waiting_notice, whole_year
from tests.factories.people import make_cast
from yinxin.apps.calendar import actions
from yinxin.apps.people.models import User

pytestmark = pytest.mark.django_db(transaction=True)


def enter_as(page: Page, user: User, address: str) -> None:
    """With the session of somebody who has signed in; how one signs in is another journey."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


@in_every_view
def test_a_notice_is_entered_by_one_and_confirmed_by_another(visitor, live_server, judge, shoot, width, language):
    cast = make_cast()
    actions.confirm(waiting_notice(cast.office, year=2030), by=cast.neighbour)
    office, second = visitor(width=width, language=language), visitor(width=width, language=language)
    enter_as(office, cast.office, live_server.url)
    enter_as(second, cast.neighbour, live_server.url)

    office.goto("/calendar/holidays/new/")
    office.fill("[name=year]", "2027")
    office.fill("[name=document_number]", "国办发明电[2026]7号")
    office.fill("[name=text]", "10月1日至7日放假，10月8日上班")
    office.click("main form button.button-primary")
    assert office.locator("[name=text][aria-invalid=true]").count() == 1
    judge(office)
    shoot(office, f"calendar-refused-{width}-{language}")

    office.fill("[name=text]", whole_year(2027))
    office.click("main form button.button-primary")
    office.wait_for_url("**/calendar/holidays/*/")
    judge(office)
    shoot(office, f"calendar-entered-{width}-{language}")

    second.goto("/calendar/")
    judge(second)
    shoot(second, f"calendar-{width}-{language}")
    second.click(".waiting a")
    second.click("form[action$='confirm/'] button")
    second.wait_for_selector(".flashes .success")
    judge(second)

    second.goto("/calendar/years/2027/")
    judge(second)
    shoot(second, f"calendar-2027-{width}-{language}")
    second.goto("/calendar/years/2026/")
    judge(second)
    shoot(second, f"calendar-2026-{width}-{language}")
    assert second.locator("td[data-mark=worked]").count() == 6

"""Posts in the browser: who is in office, giving and ending a post, and finding one account, in every language and width."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.steps import LONG_AGO, PASSWORD, confirmed, make_town
from tests.browser.views import in_every_view
from yinxin import samples
from yinxin.apps.people import actions
from yinxin.apps.people.models import Role, Unit, User


@pytest.fixture
def town(transactional_db) -> Unit:
    place = make_town()
    admin = actions.add_user(email="admin@lanpu.example", name="关系统", by=None, password=PASSWORD)
    actions.give_post(admin, place, Role.ADMINISTRATOR, since=LONG_AGO, by=None)
    return place


def enter_as(page: Page, live_server, email: str) -> User:
    client = Client()
    user = User.objects.get(email=email)
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return user


@in_every_view
def test_the_pages_of_posts(visitor, live_server, town, judge, shoot, width, language):
    confirmed(town, samples.PLAN_TABLE)
    unit = Unit.objects.get(place=town, name="市外事局")
    reporter = User.objects.get(email="unit@lanpu.example")
    page = visitor(width=width, language=language)
    enter_as(page, live_server, "admin@lanpu.example")
    pages = {
        "officials": "/officials/",
        "units-unattended": "/units/",
        "unit-posts": f"/units/{unit.pk}/",
        "post-give": f"/units/{unit.pk}/posts/",
        "post-end": f"/posts/{reporter.posts.get().pk}/end/",
        "leave": f"/officials/{reporter.pk}/leave/",
        "factor-reset": f"/users/{reporter.pk}/second-factor/reset/",
        "official-sign-out": f"/users/{reporter.pk}/sessions/end/",
        "home-administrator": "/",
        "account": "/accounts/",
    }
    for name, address in pages.items():
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        judge(page)
        shoot(page, f"{name}-{width}-{language}")
    page.locator("[name=email]").fill("reader@lanpu.example")
    page.locator("[name=reason]").fill("本人来电")
    page.locator("main form button").click()
    expect(page.get_by_role("heading", name="王路人")).to_be_visible()
    judge(page)
    shoot(page, f"account-found-{width}-{language}")


def test_a_reporter_leaves_and_somebody_takes_over(visitor, live_server, town, judge):
    confirmed(town, samples.PLAN_TABLE)
    unit = Unit.objects.get(place=town, name="市外事局")
    reporter = User.objects.get(email="unit@lanpu.example")
    page = visitor()
    enter_as(page, live_server, "office@lanpu.example")
    page.goto("/officials/")
    page.get_by_role("row").filter(has_text=reporter.name).get_by_role("link", name="离开岗位").click()
    page.locator("[name=until]").fill("2026-01-01")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("请选接替的人，或选交给上级单位或协调办")).to_be_visible()
    judge(page)
    page.go_back()
    page.locator("[name=until]").fill("2026-01-01")
    page.get_by_role("combobox").select_option(label="王路人")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row").filter(has_text=unit.name)).to_contain_text("王路人")

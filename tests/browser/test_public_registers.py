"""A visitor who never signed in looks through a public register, on a screen and on a phone; the office looks after the hooks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.factories.people import PASSWORD, make_cast
from tests.factories.registers import entered, register_named
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Delivery, Hook, Outcome
from yinxin.kit.registers.opendata.dumping import dump
from yinxin.kit.registers.sampling import samples_of


@pytest.fixture
def published(transactional_db, settings, tmp_path):
    """Everything the town has of heritage and of books, open to everybody."""
    settings.OPEN_DATA = tmp_path
    cast = make_cast()
    for slug in ("heritage", "genealogies"):
        register = register_named(slug)
        for row in range(len(samples_of(register))):
            entered(register, cast, row=row)
        rows = register.model._default_manager.all()
        rows.update(stage=next(one.name for one in register.stages.stages if one.shown))
        actions.publish(register, rows, by=cast.office)
        dump(register)
    return cast


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "en"), (360, "zh-Hant")])
def test_a_visitor_looks_through_a_register(published, visitor, judge, shoot, width, language):
    page = visitor(width=width, language=language)
    name = f"public-{width}-{language}"
    page.goto("/r/")
    judge(page)
    shoot(page, f"{name}-home")
    page.goto("/r/heritage/")
    judge(page)
    shoot(page, f"{name}-list")
    page.goto("/r/heritage/?view=map")
    judge(page)
    shoot(page, f"{name}-map")
    page.goto("/r/genealogies/?kind=genealogy")
    expect(page.locator(".chip")).to_have_count(1)
    page.locator("tbody th a").first.click()
    expect(page.locator(".citation")).to_contain_text("/r/genealogies/")
    judge(page)
    shoot(page, f"{name}-record")


def test_the_office_looks_after_the_hooks(published, visitor, judge, shoot):
    hook = Hook.objects.create(url="https://partner.example.org/in", by=published.office, failures=2)
    for status, outcome in ((204, Outcome.DELIVERED), (500, Outcome.REFUSED), (None, Outcome.UNREACHABLE)):
        Delivery.objects.create(
            hook=hook, key="0" * 32, items=3, status=status, outcome=outcome, at="2026-11-20T12:00:00Z"
        )
    page = visitor()
    page.goto("/sign-in/")
    page.locator("input[name=username], input[name=login]").first.fill(published.office.email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator("main h1")).to_be_visible()
    page.goto("/registers/hooks/")
    judge(page)
    page.get_by_label("接收地址").fill("https://other.example.org/in")
    page.get_by_role("button", name="建立").click()
    expect(page.get_by_role("heading", name="签名密钥")).to_be_visible()
    judge(page)
    shoot(page, "hooks-made")
    page.goto(f"/registers/hooks/{hook.pk}/")
    judge(page)
    shoot(page, "hook")

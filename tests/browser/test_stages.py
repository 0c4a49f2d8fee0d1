"""A book is reported lost by one and confirmed by another; what is missing stands on the page in words."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import expect

from tests.browser.steps import PASSWORD, enter
from tests.factories.registers import attached
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, User
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.sampling import enter as enter_record
from yinxin.kit.registers.sampling import samples_of


def test_a_step_of_two_persons(town, visitor, judge, shoot):
    register = catalogue.get("genealogies")
    office = User.objects.get(email="office@lanpu.example")
    second = people.add_user(email="second@lanpu.example", name="何复核", by=None, password=PASSWORD)
    people.give_post(second, town, Role.STEWARD, since=date(2020, 1, 1), by=None)
    book = enter_record(register, samples_of(register)[0], by=office, unit=town)

    page = visitor()
    enter(page)
    page.goto(f"/registers/genealogies/{book.pk}/")
    expect(page.locator("#stages")).to_contain_text("清点记录（附件）")
    attached(register, book, kind="stocktaking", by=office)
    page.reload()
    page.locator("#stages").get_by_role("link", name="提出报散佚").click()
    page.locator("[name=reason]").fill("清点不见")
    judge(page)
    page.get_by_role("button", name="报散佚").click()
    expect(page.locator("#stages")).to_contain_text("待确认")
    judge(page)

    other = visitor(width=360)
    enter(other, "second")
    other.goto("/registers/waiting/")
    judge(other)
    shoot(other, "stages-waiting")
    other.get_by_role("button", name="确认").click()
    expect(other.locator("#stages [aria-current]")).to_contain_text("散佚")
    book.refresh_from_db()
    assert book.stage == "lost"

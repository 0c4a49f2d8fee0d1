"""A round of checks with a phone in a place without a network: filled in there, sent afterwards, each once."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.steps import enter
from yinxin.apps.people.models import User
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import Change, CheckAnswer
from yinxin.kit.registers.sampling import enter as enter_record
from yinxin.kit.registers.sampling import samples_of

PHONE = {"width": 360, "height": 780}


def jpeg(colour: str) -> dict[str, object]:
    content = BytesIO()
    Image.new("RGB", (32, 24), colour).save(content, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


@pytest.fixture
def books(town):
    """Three books of the town, all due for the stock-taking of the year."""
    register = catalogue.get("genealogies")
    office = User.objects.get(email="office@lanpu.example")
    made = [enter_record(register, row, by=office, unit=town) for row in samples_of(register)[:3]]
    # They came in when the year began: what comes after the last day of a check is not due.
    Change.objects.update(at=timezone.now().replace(month=1, day=5))
    return made


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("html[data-checks=ready]")).to_be_attached()


def on_phone(page: Page, name: str) -> None:
    opened(page, "/registers/check/")
    page.get_by_role("link", name=re.compile(name)).first.click()
    expect(page.locator("html[data-checks=ready]")).to_be_attached()


def fill(page: Page, name: str, colour: str, shelf: str) -> None:
    on_phone(page, name)
    page.locator("[name=shelf]").fill(shelf)
    page.locator("[name=check_photos]").set_input_files([jpeg(colour)])
    page.get_by_role("button", name="交核查结果").click()
    expect(page.locator("[data-done]")).to_be_visible()


def kept_pages(page: Page) -> list[str]:
    return page.evaluate("caches.keys()")


@pytest.fixture
def phone(visitor):
    """Signed in, with the pages kept."""
    page = visitor(**PHONE, loses_network=True)
    enter(page)
    return page


def keep(page: Page) -> None:
    opened(page, "/registers/check/")
    page.get_by_role("button", name="存到本机").click()
    expect(page.locator("[data-kept]")).to_be_visible()


def test_two_answers_with_photos_wait_for_the_network_and_arrive_once(books, phone, judge, shoot, visitor):
    keep(phone)
    judge(phone)
    shoot(phone, "checks-phone")
    phone.context.set_offline(True)
    fill(phone, books[0].name, "red", "乙-1")
    fill(phone, books[1].name, "blue", "乙-2")
    expect(phone.locator("[data-said]")).to_contain_text("2 条待发送")
    opened(phone, "/registers/check/")
    expect(phone.locator("[data-mine]:visible")).to_have_count(2)
    judge(phone)
    shoot(phone, "checks-phone-offline")
    assert not CheckAnswer.objects.exists()
    phone.context.set_offline(False)
    expect(phone.locator("[data-said]")).to_contain_text("没有待发送")
    phone.reload()
    expect(phone.locator("html[data-checks=ready]")).to_be_attached()
    answers = CheckAnswer.objects.order_by("record")
    assert [(one.record, one.photos.count(), one.values["shelf"]) for one in answers] == [
        (books[0].pk, 1, "乙-1"),
        (books[1].pk, 1, "乙-2"),
    ]
    expect(phone.locator("a[data-ask]")).to_have_count(1)


def test_answers_outlive_signing_out_and_the_pages_do_not(books, phone):
    keep(phone)
    phone.context.set_offline(True)
    fill(phone, books[0].name, "red", "乙-1")
    phone.context.clear_cookies(name="sessionid")
    phone.context.set_offline(False)
    expect(phone.locator("[data-said]")).to_contain_text("重新登录后自动发送")
    assert kept_pages(phone) != []
    phone.goto("/sign-in/")
    for _wait in range(200):  # asked from here: waiting in the page would evaluate text, which its policy forbids
        if phone.evaluate("caches.keys().then((names) => names.length === 0)"):
            break
        phone.wait_for_timeout(50)
    assert phone.evaluate("caches.keys().then((names) => names.length)") == 0
    assert not CheckAnswer.objects.exists()
    enter(phone)
    opened(phone, "/registers/check/")
    expect(phone.locator("[data-said]")).to_contain_text("没有待发送")
    assert CheckAnswer.objects.get().record == books[0].pk


def test_an_answer_the_office_no_longer_takes_says_so_in_the_phone(books, phone, shoot, judge):
    keep(phone)
    phone.context.set_offline(True)
    fill(phone, books[0].name, "red", "乙-1")
    today = timezone.localdate()
    CheckAnswer.objects.create(
        register="genealogies",
        record=books[0].pk,
        round="stock",
        period=str(today.year),
        key=uuid4(),
        seen_on=today,
        by=User.objects.get(email="office@lanpu.example"),
        at=timezone.now(),
    )
    phone.context.set_offline(False)
    expect(phone.locator("[data-faults] li")).to_contain_text("已经由陈敏核查过了")
    shoot(phone, "checks-refused")
    judge(phone)
    phone.get_by_role("button", name="从本机删去").click()
    expect(phone.locator("[data-faults] li")).to_have_count(0)


def test_without_scripts_it_is_a_form_like_any_other(books, visitor, judge):
    page = visitor(**PHONE, scripts=False)
    enter(page)
    page.goto("/registers/check/")
    page.get_by_role("link", name=re.compile(books[0].name)).click()
    page.locator("[name=check_photos]").set_input_files([jpeg("red")])
    page.get_by_label("不符", exact=True).check()
    page.locator("[name=check_mismatch]").fill("只剩十册")
    page.get_by_role("button", name="交核查结果").click()
    expect(page.get_by_text("已记入")).to_be_visible()
    answer = CheckAnswer.objects.get()
    assert (answer.agrees, answer.photos.count()) == (False, 1)


def test_a_long_name_without_a_gap_stays_on_the_page_of_a_phone(books, visitor):
    type(books[0]).objects.filter(pk=books[0].pk).update(name="Genealogy" * 12)
    page = visitor(**PHONE)
    enter(page)
    opened(page, "/registers/check/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

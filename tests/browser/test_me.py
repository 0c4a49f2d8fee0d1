"""A person and her own data, and an official's look at it: in three languages, on a phone, and all the way to the end."""

from __future__ import annotations

import json
import zipfile
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import PASSWORD, enter
from tests.browser.views import in_every_view
from yinxin.apps.me import actions, matters
from yinxin.apps.me.actions.finding import Errand
from yinxin.apps.me.contact import Contact
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, Unit, User
from yinxin.domain.privacy import consents
from yinxin.domain.privacy.looks import LookPurpose
from yinxin.kit.consent import giving

CONTACT = Contact("NG Mui 吳梅", "12 Jalan Petaling, Kuala Lumpur", "+60123456789", "passport", "E12345678")


@pytest.fixture
def applicant(town: Unit) -> User:
    return people.add_user(email="ng@lanpu.example", name="吴梅", by=None, password=PASSWORD)


@pytest.fixture
def clerk(town: Unit) -> User:
    user = people.add_user(email="desk@lanpu.example", name="许经办", by=None, password=PASSWORD)
    people.give_post(user, Unit.objects.get(place=town, name="市外事局"), Role.CLERK, since=date(2020, 1, 1), by=None)
    return user


def keeps_contact(user: User) -> None:
    words = consents.digest(giving.words(matters.CONTACT, "zh-hans"))
    giving.give(user, matters.CONTACT, shown=words, language="zh-hans")
    actions.keep_contact(user, CONTACT)


def look_for(page: Page) -> None:
    page.locator("[name=document_kind]").select_option("passport")
    page.locator("[name=document_number]").fill("E1234 5678")
    page.locator("[name=purpose]").select_option("delivery")
    page.locator("[name=reason]").fill("2026-18")
    page.locator("main form button").first.click()


def an_official_looks(official: Page) -> None:
    """The record comes masked; the address is then shown, and nothing else."""
    enter(official, "desk")
    official.goto("/people/find/")
    look_for(official)
    expect(official.locator("dl.facts")).to_contain_text("E1***5678")
    expect(official.locator("main")).not_to_contain_text(CONTACT.address)
    official.get_by_role("button", name="显示 邮寄地址").click()
    expect(official.locator("dl.facts")).to_contain_text(CONTACT.address)


@in_every_view
def test_every_page_of_ones_own_is_open_to_everybody(visitor, applicant, clerk, judge, shoot, language, width):
    keeps_contact(applicant)
    errand = Errand(LookPurpose.DELIVERY, "寄送2026-18号材料")
    actions.find(clerk, "passport", "E12345678", errand=errand)
    page = visitor(width=width, language=language)
    page.goto("/privacy/")
    judge(page)
    shoot(page, f"privacy-{width}-{language}")
    enter(page, "ng")
    receipt = giving.standing(applicant, matters.CONTACT)
    assert receipt is not None
    pages = {
        "me": "/me/",
        "me-correct": "/me/correct/",
        "me-contact": "/me/contact/",
        "me-consents": "/me/consents/",
        "me-receipt": f"/me/consents/{receipt.pk}/",
        "me-access-log": "/me/access-log/",
        "me-export": "/me/export/",
        "me-erase": "/me/erase/",
        "me-erased": "/erased/",
    }
    for name, address in pages.items():
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        judge(page)
        shoot(page, f"{name}-{width}-{language}")
    official = visitor(width=width, language=language)
    enter(official, "desk")
    official.goto("/people/find/")
    judge(official)
    shoot(official, f"find-{width}-{language}")
    look_for(official)
    expect(official.locator("dl.facts")).to_be_visible()
    judge(official)
    shoot(official, f"found-{width}-{language}")


def test_from_a_first_entry_to_the_last_goodbye(visitor, applicant, clerk, judge, tmp_path):
    page = visitor()
    enter(page, "ng")
    page.locator(".site-nav").get_by_role("link", name="我的信息").click()
    page.get_by_role("link", name="联系资料").click()
    page.get_by_label("邮寄地址").fill(CONTACT.address)
    page.get_by_label("证件种类").select_option("passport")
    page.get_by_label("证件号码").fill(CONTACT.document_number)
    expect(page.get_by_label("我已阅读并单独同意上面的说明")).not_to_be_checked()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert").filter(has_text="单独同意")).to_be_visible()
    judge(page)
    page.get_by_label("我已阅读并单独同意上面的说明").check()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text(CONTACT.address)).to_be_visible()

    an_official_looks(visitor())
    page.get_by_role("link", name="谁看过").click()
    expect(page.locator(".timeline li")).to_have_count(2)
    expect(page.locator(".timeline")).to_contain_text("市外事局 经办人")
    page.get_by_role("link", name="导出", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="导出压缩包").click()
    waiting.value.save_as(tmp_path / "mine.zip")
    told = json.loads(zipfile.ZipFile(tmp_path / "mine.zip").read("data.json"))
    assert told["kept"]["me.contactrecord:person"][0]["address"] == CONTACT.address
    explained = zipfile.ZipFile(tmp_path / "mine.zip").read("README.txt").decode()
    assert all(words in explained for words in ("关于您的全部资料", "關於您的全部資料", "keeps about you"))

    page.get_by_role("link", name="我的同意").click()
    page.get_by_role("button", name="撤回同意").click()
    expect(page.get_by_text("依据它保存的资料已经删除")).to_be_visible()
    page.get_by_role("link", name="保存了什么").click()
    expect(page.locator("main")).not_to_contain_text(CONTACT.address)

    page.get_by_role("link", name="注销", exact=True).click()
    page.get_by_label("请输入").fill("注销")
    page.get_by_role("button", name="注销我的账号").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("账号已注销")
    judge(page)
    page.goto("/me/")
    assert "next=/me/" in page.url

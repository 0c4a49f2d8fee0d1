"""A gift from the first wish to its confirmation, and what its donor does on her own pages."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import LONG_AGO, PASSWORD, enter
from tests.factories.registers import attached, fill, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, User
from yinxin.kit.registers import actions
from yinxin.kit.registers.sampling import enter as entered
from yinxin.kit.registers.sampling import samples_of

WAY = ("sign", "build", "finish", "confirm")
NAME = "何嘉仪"


@pytest.fixture
def office(town) -> User:
    steward = people.add_user(email="steward@lanpu.example", name="何可", by=None, password=PASSWORD)
    people.give_post(steward, town, Role.STEWARD, since=LONG_AGO, by=None)
    people.add_user(email="donor@lanpu.example", name=NAME, by=None, password=PASSWORD)
    return User.objects.get(email="office@lanpu.example")


def walked(page: Page, other: Page, record, office) -> None:
    """From 意向 to 确认, each step with its papers, the last by two."""
    donations = register_named("donations")
    for name in WAY:
        step = donations.stages.step(name)
        fill(donations, record, step.needs, by=office)
        for paper in step.evidence:
            attached(donations, record, by=office, kind=paper.kind, caption=str(paper.label))
        page.goto(f"/registers/donations/{record.pk}/")
        page.locator("#stages").get_by_role("link", name=str(step.label)).first.click()
        page.locator("[name=reason]").fill("按程序办理")
        page.get_by_role("button", name=str(step.label)).click()
        if step.two_persons:
            other.goto("/registers/waiting/")
            other.get_by_role("button", name="确认").click()
        record.refresh_from_db()


def code_of(page: Page, record) -> str:
    """The letter is printed; its code is read as the donor reads it."""
    page.goto(f"/registers/donations/{record.pk}/")
    with page.expect_download() as download:
        page.get_by_role("button", name=f"印认领信 · {NAME}").click()
    document = pypdfium2.PdfDocument(download.value.path())
    words = document[0].get_textpage().get_text_bounded().split()
    document.close()
    return next(word for word in words if word.count("-") == 3)


def donors_written(page: Page, record, judge) -> None:
    """Shares that do not add up are refused first."""
    page.goto(f"/donations/{record.pk}/donors/")
    page.locator("[name=donors-0-name]").fill(NAME)
    page.locator("[name=donors-0-percent]").fill("30")
    page.locator("[name=donors-1-name]").fill("枫林贸易有限公司")
    page.locator("[name=donors-1-kind]").select_option("firm")
    page.locator("[name=donors-1-publicity]").select_option("named")
    page.locator("[name=donors-1-percent]").fill("60")
    page.get_by_role("button", name="保存").click()
    expect(page.locator(".errors")).to_contain_text("90")
    judge(page)
    page.locator("[name=donors-1-percent]").fill("70")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#gift-donors")).to_contain_text("匿名捐赠人、枫林贸易有限公司")
    judge(page)


def named_by_herself(donor: Page, stranger: Page, record, shoot) -> None:
    """With her separate consent she is named at once, and not any more as soon as she wishes otherwise."""
    donor.get_by_label("公开姓名或名称").check()
    donor.get_by_role("button", name="保存意愿").click()
    expect(donor.locator(".errors")).to_contain_text("单独同意")
    donor.locator("[name=agree]").check()
    donor.get_by_role("button", name="保存意愿").click()
    expect(donor.locator("#wish")).to_contain_text(f"{NAME}、枫林贸易有限公司")
    stranger.goto(f"/r/donations/{record.code}/")
    expect(stranger.locator("main")).to_contain_text(NAME)
    shoot(stranger, "gift-public")
    donor.get_by_label("只写某先生、某女士").check()
    donor.get_by_role("button", name="保存意愿").click()
    expect(donor.locator("#wish")).to_contain_text("某乡亲、枫林贸易有限公司")
    stranger.reload()
    expect(stranger.locator("main")).to_contain_text("某乡亲、枫林贸易有限公司")
    expect(stranger.locator("main")).not_to_contain_text(NAME)


def asked_and_answered(donor: Page, page: Page, judge, shoot) -> None:
    donor.locator("[name=text]").fill("二期什么时候开工？")
    donor.get_by_role("button", name="送出").click()
    expect(donor.locator("#ask")).to_contain_text("前答复")
    page.goto("/donations/questions/")
    judge(page)
    shoot(page, "gift-questions")
    page.locator("main").get_by_role("link", name="答复").first.click()
    page.locator("[name=answer]").fill("明年三月。")
    page.locator("main").get_by_role("button", name="答复").click()
    donor.reload()
    expect(donor.locator("#ask")).to_contain_text("明年三月。")


def test_a_gift_goes_its_way_and_its_donor_sees_it(visitor, town, office, judge, shoot):
    donations = register_named("donations")
    record = entered(donations, samples_of(donations)[4], by=office, unit=town)
    page, other, donor = visitor(), visitor(), visitor()
    enter(page)
    enter(other, "steward")
    walked(page, other, record, office)
    assert record.stage == "confirmed"
    attached(donations, record, by=office, kind="photo", name="图书馆.jpg", caption="落成当天")
    donors_written(page, record, judge)
    shoot(page, "gift-record")
    code = code_of(page, record)
    actions.publish(donations, donations.model._default_manager.filter(pk=record.pk), by=office)

    enter(donor, "donor")
    donor.goto("/gifts/")
    judge(donor)
    donor.locator("[name=code]").fill(code.lower())
    donor.locator("main").get_by_role("button", name="认领").click()
    expect(donor.locator(".stage-line [aria-current=step]")).to_contain_text("已确认")
    expect(donor.locator(".gift-photos img").first).to_be_visible()
    judge(donor)
    shoot(donor, "gift-own")
    named_by_herself(donor, visitor(), record, shoot)
    asked_and_answered(donor, page, judge, shoot)
    for width, language in ((360, "zh-Hans"), (1280, "en"), (360, "en")):
        small = visitor(width=width, language=language)
        enter(small, "donor")
        for address, name in ((donor.url, "own"), ("/donations/totals/", "totals"), ("/donations/rates/", "rates")):
            small.goto(address)
            judge(small)
            shoot(small, f"gift-{name}-{width}-{language}")


def test_the_office_page_of_donors_on_a_phone(visitor, town, office, judge, shoot):
    donations = register_named("donations")
    record = entered(donations, samples_of(donations)[0], by=office, unit=town)
    page = visitor(width=360, language="en")
    enter(page)
    page.goto(f"/donations/{record.pk}/donors/")
    judge(page)
    shoot(page, "gift-donors-360-en")
    page.goto(f"/registers/donations/{record.pk}/")
    judge(page)
    shoot(page, "gift-record-360-en")

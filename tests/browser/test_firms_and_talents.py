"""What a firm asks for, from its page to its word; two cities on the board; a person who offers help and decides who may write to her."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.steps import PASSWORD, enter
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Unit, User
from yinxin.apps.registers.enterprises.models import ContactOfficer, Issue
from yinxin.apps.registers.sister_cities.models import Exchange, Target
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import Act
from yinxin.kit.registers.sampling import enter as entered
from yinxin.kit.registers.sampling import samples_of

SIZES = ((1280, "zh-Hans"), (360, "zh-Hans"), (1280, "en"), (360, "en"))


def record(slug, town, row=0, stage=""):
    office = User.objects.get(email="office@lanpu.example")
    register = catalogue.get(slug)
    made = entered(register, samples_of(register)[row], by=office, unit=town)
    return actions.change(register, made, {"stage": stage}, by=office, act=Act.MOVED) if stage else made


def test_a_firm_asks_a_unit_answers_and_the_firm_has_the_last_word(visitor, town, judge):
    firm = record("enterprises", town)
    page, unit = visitor(), visitor()
    enter(page)
    enter(unit, "unit")
    page.goto(f"/registers/enterprises/{firm.pk}/")
    page.get_by_role("link", name="登记一项诉求").click()
    page.locator("[name=subject]").select_option("customs")
    page.locator("[name=raised_on]").fill("2026-01-05")
    page.locator("[name=text]").fill("出口查验要等四天，鲜货坏了。")
    page.get_by_role("button", name="保存").click()
    page.locator("[name=unit]").select_option(label="市外事局")
    page.get_by_role("button", name="交办").click()
    expect(page.get_by_text("办理中").first).to_be_visible()
    judge(page)
    issue = Issue.objects.get()
    unit.goto(f"/enterprises/issues/{issue.pk}/")
    unit.locator("[name=words]").fill("已开绿色通道，当天查验。")
    unit.get_by_role("button", name="答复").click()
    page.reload()
    page.get_by_role("button", name="企业确认，办结").click()
    expect(page.get_by_text("已办结").first).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "language"), SIZES)
def test_the_pages_of_firms_and_cities_are_fit_to_read(visitor, town, judge, shoot, width, language):
    firm = record("enterprises", town)
    office, unit = User.objects.get(email="office@lanpu.example"), Unit.objects.get(place=town, name="市外事局")
    ContactOfficer.objects.create(record=firm, unit=unit, since=date(2024, 1, 1), until=date(2025, 1, 1))
    ContactOfficer.objects.create(record=firm, unit=unit, officer=office, since=date(2025, 3, 1))
    record("enterprises", town, 1)
    late = {"unit": unit, "state": "assigned", "assigned_on": date(2026, 1, 6), "due_on": date(2026, 1, 20)}
    Issue.objects.create(enterprise=firm, subject="land", text="厂区扩建", raised_on=date(2026, 1, 5), **late)
    record("associations", town)
    city = record("sister-cities", town, 0, "exchanges")
    record("sister-cities", town, 1)
    on = timezone.localdate() - timedelta(days=20)
    Exchange.objects.create(record=city, by=office, on=on, area="youth", direction="here", title="少年足球", people=24)
    term = {"since": date(2012, 1, 1), "until": date(2030, 12, 31)}
    Target.objects.create(unit=town, side="city", number=6, by=office, **term)
    page = visitor(width=width, language=language)
    enter(page)
    looked = {
        "firm": f"/registers/enterprises/{firm.pk}/",
        "firms": "/registers/enterprises/",
        "issues": "/enterprises/issues/",
        "issue": f"/enterprises/issues/{Issue.objects.get().pk}/",
        "figures": "/enterprises/issues/figures/",
        "unattended": "/enterprises/unattended/",
        "associations": "/registers/associations/",
        "cities": "/sister-cities/",
        "city": f"/registers/sister-cities/{city.pk}/",
        "target": "/sister-cities/targets/new/",
        "pairing": f"/registers/enterprises/{firm.pk}/parts/contacts/new/",
    }
    for name, address in looked.items():
        page.goto(address)
        shoot(page, f"r2-{name}-{width}-{language}")
        judge(page)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "en")])
def test_a_person_offers_help_and_decides_who_may_write_to_her(visitor, town, judge, shoot, width, language):
    people.add_user(email="helper@lanpu.example", name="郑可帮", by=None, password=PASSWORD)
    own, office = visitor(width=width, language=language), visitor(width=width, language=language)
    enter(own, "helper")
    enter(office)

    def look(page, name):
        shoot(page, f"r2-talent-{name}-{width}-{language}")
        judge(page)

    own.goto("/talents/join/language/")
    look(own, "offer")
    own.locator("[name=unit]").select_option(str(town.pk))
    own.locator("[name=expertise]").select_option("interpreting")
    own.locator("[name=availability]").select_option("weekends")
    own.locator("[name=language_1]").select_option("es")
    own.locator("[name=level_1]").select_option("interprets")
    own.locator("[name=agree]").check()
    own.locator("main form button.button-primary").click()
    own.wait_for_url("**/talents/join/")
    office.goto("/talents/?kind=language")
    expect(office.get_by_text("郑可帮")).to_have_count(0)
    look(office, "search")
    office.locator("a[href$='/ask/']").click()
    office.locator("[name=unit]").select_option(str(town.pk))
    office.locator("[name=asked_for]").select_option("spoken")
    office.locator("[name=errand]").fill("12月3日经贸洽谈会西语口译")
    look(office, "ask")
    office.locator("main form button.button-primary").click()
    own.reload()
    look(own, "own")
    own.locator("button[value=accepted]").click()
    office.goto("/talents/requests/")
    look(office, "requests")
    office.locator("main form button.button-primary").click()
    expect(office.get_by_text("helper@lanpu.example")).to_be_visible()
    look(office, "contact")

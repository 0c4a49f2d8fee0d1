"""A descendant abroad with an old paper: from the box to a sheet for the village, and a letter that a person answers."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.steps import LONG_AGO, PASSWORD, enter
from tests.factories.registers import register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, User
from yinxin.apps.roots.families.models import Clan, ClanAtPlace, Place
from yinxin.kit.registers import actions
from yinxin.kit.registers.sampling import enter as entered
from yinxin.kit.registers.sampling import samples_of


@pytest.fixture
def home(town) -> User:
    """A village, its clan and the clan's genealogy, all public."""
    office = User.objects.get(email="office@lanpu.example")
    clerk = people.add_user(email="clerk@lanpu.example", name="陈科", by=None, password=PASSWORD)
    people.give_post(clerk, town, Role.CLERK, since=LONG_AGO, by=None)
    for slug, row in (("places", 0), ("genealogies", 1)):
        register = register_named(slug)
        entered(register, samples_of(register)[row], by=office, unit=town)
    told = {"code": "ZZ-1", "name": "古楼谭氏", "surnames": "谭", "hall": "弘农堂", "unit": town}
    clan = actions.create(register_named("clans"), told, by=office)
    ClanAtPlace.objects.create(record=clan, place=Place.objects.get(), share="all", source="样例")
    for slug, rows in (("places", Place.objects), ("clans", Clan.objects)):
        actions.publish(register_named(slug), rows.all(), by=office)
    books = register_named("genealogies")
    actions.publish(books, books.model.objects.all(), by=office)
    Client().get("/roots/?q=Hom")  # the first question reads the tables
    return office


def text_of(path) -> str:
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    return text


def to_the_sheet(page: Page, judge, shoot, language: str) -> None:
    """From the box to the PDF, without a script."""
    page.goto(f"/roots/?language={language}")
    judge(page)
    page.locator("#id_q").fill("Hom")
    page.locator("#id_where").select_option("us")
    page.locator("form[role=search] button").click()
    expect(page.locator(".hit-han").first).to_have_text("譚")
    expect(page.get_by_role("link", name="古楼谭氏", exact=True)).to_be_visible()
    judge(page)
    shoot(page, f"roots-hits-{language}")
    page.locator(".sheet-bar button").click()
    expect(page.locator(".clue h1")).to_contain_text("寻根线索单")
    judge(page)
    shoot(page, f"roots-sheet-{language}")
    with page.expect_download() as download:
        page.locator("a[href*='clue.pdf']").click()
    printed = text_of(download.value.path())
    assert "譚" in printed and "Hom" in printed and "寻根线索单" in printed


@pytest.mark.parametrize(("language", "width"), [("en", 360), ("zh-hans", 1280)])
def test_from_an_old_paper_to_a_sheet_for_the_village(home, visitor, judge, shoot, language, width):
    page = visitor(width=width, language="en", scripts=language != "en")
    if language == "en":  # axe wants scripts: the journey is walked without them, and judged in the other language
        to_the_sheet(page, lambda _page: None, shoot, language)
    else:
        to_the_sheet(page, judge, shoot, language)
    page.goto(f"/roots/card/?pick=surname:譚&language={language}")
    expect(page.locator(".han")).to_have_text("譚")


@pytest.mark.parametrize(
    ("language", "width"),
    [
        ("en", 360),
        ("zh-hans", 1280),
        *(
            pytest.param(*one, marks=pytest.mark.slow)
            for one in [("en", 1280), ("zh-hans", 360), ("zh-hant", 360), ("zh-hant", 1280)]
        ),
    ],
)
def test_every_page_for_visitors_is_open_to_everybody(home, visitor, judge, shoot, language, width):
    page = visitor(width=width, language="en")
    for name, path in {
        "start": "/roots/?",
        "hits": "/roots/?q=Hom&where=us&",
        "several": "/roots/?q=Hom Ah Sing, Gee How Oak Tin&",
        "unknown": "/roots/?q=zzzqqqxx&",
        "place": "/roots/?q=Hoy San&where=us&sort=place&",
        "guide": "/roots/papers/?",
        "card": "/roots/card/?pick=place:台山&",
        "sheet": "/roots/clue/?q=Hom&where=us&pick=surname:譚&",
        "ask": "/roots/ask/?q=Hom&",
        "spelled": "/roots/spelled/?",
    }.items():
        page.goto(f"{path}language={language}")
        judge(page)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, name
        shoot(page, f"roots-{name}-{width}-{language}")
    assert [one["name"] for one in page.context.cookies() if "session" in one["name"]] == []


def test_the_card_opens_again_without_a_network(home, visitor):
    page = visitor(width=360, language="en", loses_network=True)
    page.goto("/roots/card/?pick=place:台山&language=en")
    page.goto("/roots/?language=en")
    page.context.set_offline(True)
    page.goto("/roots/card/?pick=place:台山&language=en")
    expect(page.locator(".han")).to_have_text("台山")


def written(page: Page, judge) -> None:
    """From the box to the receipt, with the code from the mail."""
    page.goto("/roots/?q=Hom&language=en")
    page.get_by_role("link", name="Ask a person for help").click()
    expect(page.locator("[name=words]")).to_have_value("Hom")
    page.locator("[name=known]").fill("My great-grandfather Hom Ah Sing left for San Francisco in 1921.")
    page.locator("[name=email]").fill("hom@example.org")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".errors")).to_be_visible()  # the tick is missing
    page.locator("[name=agree]").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.locator("[name=code]").fill(re.search(r"\b\d{6}\b", mail.outbox[-1].body).group())
    judge(page)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Your letter has arrived")).to_be_visible()
    judge(page)


def given(office: Page, judge, shoot) -> None:
    """The office gives it to one clerk, and cannot open it."""
    enter(office)
    office.goto("/roots/letters/")
    judge(office)
    shoot(office, "roots-letters")
    office.locator("tbody a").first.click()
    office.locator("[name=to]").select_option(label="陈科")
    office.get_by_role("button", name="分办").click()
    expect(office.locator("main")).to_contain_text("只有承办人能打开")
    judge(office)


def answered(clerk: Page, judge, shoot) -> None:
    enter(clerk, "clerk")
    clerk.goto("/roots/letters/")
    clerk.locator("tbody a").first.click()
    clerk.get_by_role("button", name="打开信").click()
    expect(clerk.locator("main")).to_contain_text("Hom Ah Sing left for San Francisco")
    judge(clerk)
    shoot(clerk, "roots-letter-opened")
    clerk.locator("[name=words]").fill("The genealogy of Gulou lies in the Tam hall.")
    clerk.get_by_role("button", name="送出答复").click()
    expect(clerk.get_by_role("status")).to_be_visible()


def test_a_letter_is_answered_by_a_person(home, visitor, judge, shoot, live_server, settings):
    settings.SITE_URL = live_server.url
    page = visitor(width=360, language="en")
    written(page, judge)
    given(visitor(), judge, shoot)
    answered(visitor(), judge, shoot)

    page.goto(re.search(r"http\S+/roots/answer/\S+", mail.outbox[-1].body).group())
    expect(page.locator("main")).to_contain_text("The genealogy of Gulou")
    judge(page)
    shoot(page, "roots-answer")
    page.get_by_role("button", name="Delete now").click()
    expect(page.get_by_role("heading", name="Deleted")).to_be_visible()

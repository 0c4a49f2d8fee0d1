"""An official takes a family tree in and opens a page of a book; a visitor turns its pages. On a screen and on a telephone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client

from tests.browser.views import in_every_view
from tests.factories.families import branch_of, waiting
from tests.factories.families import clan_of as family
from tests.factories.people import make_cast
from tests.factories.scan_world import BOX, book_of, cleared, scanned
from tests.factories.tree_world import TREE, clan_of, taken_in
from yinxin.apps.roots.books import actions as books
from yinxin.apps.roots.exchange import actions as trees

SCREENS = pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "en")])


def sign_in(page, user, address):
    client, name = Client(), settings.SESSION_COOKIE_NAME
    client.force_login(user)
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


@pytest.fixture
def cast(transactional_db):
    return make_cast()


@SCREENS
def test_a_tree_comes_in(cast, live_server, visitor, judge, shoot, width, language):
    clan = clan_of(cast, published=True)
    trees.confirm(taken_in(clan, cast.office), by=cast.steward)
    son = "0 @I9@ INDI\n1 NAME /譚/錦\n1 DEAT\n2 DATE 1930\n2 PLAC 古楼墟\n0 @F1@ FAM\n1 CHIL @I9@"
    waiting = taken_in(clan, cast.office, text=TREE.replace("0 @F1@ FAM", son))
    page = visitor(width=width, language=language)
    sign_in(page, cast.office, live_server.url)
    for name, address in (("trees", "/trees/"), ("tree-preview", f"/trees/{waiting.pk}/")):
        page.goto(address)
        shoot(page, f"{name}-{width}")
        judge(page)
    sign_in(page, cast.steward, live_server.url)  # whoever uploaded it does not confirm it
    page.reload()
    page.locator("form[action$='/confirm/'] button").click()
    shoot(page, f"tree-done-{width}")
    judge(page)


SHEET = "编号,姓,名,性别,去世,去世地,出处,卷页\n"
FAULTY = f"{SHEET}1,譚,錦,公,某年,,谱,三\n2,譚,鏡,男,1930,,,四\n"
MORE = f"{SHEET}1,譚,啟賢,男,1960,台山,古楼谭氏族谱,卷三\n1,,,,1961,古楼墟,后山墓碑,东三\n2,譚,鏡,男,日期不详,,古楼谭氏族谱,卷四\n"


@pytest.fixture
def clan(cast):
    found = clan_of(cast, published=True)
    trees.confirm(taken_in(found, cast.office), by=cast.steward)
    return found


def sent(page, clan, text):
    page.goto("/trees/")
    page.locator("#id_clan").select_option(str(clan.pk))
    page.locator("#id_title").fill("谭氏登记表")
    page.locator("#id_tree").set_input_files({"name": "persons.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.locator("form[enctype] button").click()


@in_every_view
def test_a_sheet_comes_in(cast, clan, live_server, visitor, judge, shoot, width, language):
    page = visitor(width=width, language=language)
    sign_in(page, cast.office, live_server.url)
    sent(page, clan, FAULTY)
    page.locator("form[enctype] details summary").click()
    shoot(page, f"sheet-faults-{width}-{language}")
    judge(page)
    sent(page, clan, MORE)
    page.locator("[name=taking]").check()
    page.locator("form[action$='/decide/'] button").click()
    shoot(page, f"sheet-preview-{width}-{language}")
    judge(page)
    sign_in(page, cast.steward, live_server.url)
    page.reload()
    page.locator("form[action$='/confirm/'] button").click()
    shoot(page, f"sheet-done-{width}-{language}")
    judge(page)


@in_every_view
def test_a_second_official_checks_the_proof(cast, live_server, visitor, judge, shoot, width, language):
    branch = branch_of(family(cast, published=True), cast)
    waits, mine = waiting(branch, cast), waiting(branch, replace(cast, office=cast.steward), given="德生")
    page = visitor(width=width, language=language)
    sign_in(page, cast.steward, live_server.url)
    for name, address in (
        ("waiting", "/ancestors/waiting/"),
        ("waiting-mine", f"/ancestors/{mine.pk}/"),
        ("waiting-person", f"/ancestors/{waits.pk}/"),
    ):
        page.goto(address)
        shoot(page, f"{name}-{width}-{language}")
        judge(page)
    page.locator("form[action$='/confirm/'] button").click()
    shoot(page, f"waiting-done-{width}-{language}")
    judge(page)


@SCREENS
def test_the_pages_of_a_book_are_turned(cast, live_server, visitor, judge, shoot, width, language):
    book = book_of(cast)
    for number in (1, 2, 3):
        page = scanned(book, cast.office, number=number)
        books.transcribe(page, {"text": "始祖朝觀公，由新會遷台山\n二世祖啟賢公，字子明", **BOX}, by=cast.office)
        cleared(page, cast.office, cast.steward)
    desk = scanned(book, cast.office, number=4, opening="closed")
    browser = visitor(width=width, language=language)
    for name, address in (
        ("viewer", f"/r/books/{book.pk}/pages/?leaf=2"),
        ("page-search", "/r/books/search/?q=朝观公"),
    ):
        browser.goto(address)
        shoot(browser, f"{name}-{width}")
        judge(browser)
    sign_in(browser, cast.office, live_server.url)
    for name, address in (("scans", f"/books/{book.pk}/scans/"), ("scan", f"/books/scans/{desk.pk}/")):
        browser.goto(address)
        shoot(browser, f"{name}-{width}")
        judge(browser)

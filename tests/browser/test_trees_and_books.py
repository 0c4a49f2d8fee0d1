"""An official takes a family tree in and opens a page of a book; a visitor turns its pages. On a screen and on a telephone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

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
    trees.confirm(taken_in(clan, cast.office), by=cast.office)
    son = "0 @I9@ INDI\n1 NAME /譚/錦\n1 DEAT\n2 DATE 1930\n2 PLAC 古楼墟\n0 @F1@ FAM\n1 CHIL @I9@"
    waiting = taken_in(clan, cast.office, text=TREE.replace("0 @F1@ FAM", son))
    page = visitor(width=width, language=language)
    sign_in(page, cast.office, live_server.url)
    for name, address in (("trees", "/trees/"), ("tree-preview", f"/trees/{waiting.pk}/")):
        page.goto(address)
        shoot(page, f"{name}-{width}")
        judge(page)
    page.locator("form[action$='/confirm/'] button").click()
    shoot(page, f"tree-done-{width}")
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

"""Whoever asks reads the public registers: lists that can be searched, and records under addresses that stay."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import News
from yinxin.kit.registers.public import listing
from yinxin.kit.registers.public.blurring import blurred
from yinxin.kit.registers.public.keys import address_of, named_by

NUL, HALF = "WyJcdTAwMDAiXQ", "WyJcdWQ4MDAiXQ"
"""Marks of a NUL and of half of a character pair, which PostgreSQL takes for no text."""


@pytest.fixture
def books():
    return register_named("genealogies")


def test_a_visitor_finds_a_book_and_reads_its_page(books, cast, client):
    book = entered(books, cast, published=True)
    hidden = entered(books, cast, row=1)
    home = client.get("/r/").content.decode()
    assert "/r/genealogies/" in home
    listed = client.get("/r/genealogies/?q=梁氏").content.decode()
    assert book.name in listed
    assert hidden.name not in client.get("/r/genealogies/").content.decode()
    page = client.get(f"/r/genealogies/{book.code}/").content.decode()
    assert book.summary in page
    assert book.shelf not in page
    assert "公开以后还没有核查过" not in page, "a worry of the office"


@pytest.mark.parametrize("asked", ["梁氏", "梁氏族譜", "ZP-0001", "安定堂"])
def test_search_takes_either_script(books, cast, client, asked):
    book = entered(books, cast, published=True)
    assert book.name in client.get("/r/genealogies/", {"q": asked}).content.decode()


def test_facets_count_what_is_public_and_are_taken_off_again(books, cast, client):
    first, _, third, _ = (entered(books, cast, row=row, published=row != 3) for row in range(4))
    page = client.get("/r/genealogies/?kind=genealogy").content.decode()
    assert first.name in page
    assert third.name not in page
    assert re.search(r"侨刊乡讯</span> <span class=\"number\">1<", page)
    assert "村史村志" not in page
    assert 'class="chip" href="?"' in page
    assert "没有符合的记录" in client.get("/r/genealogies/?kind=nonsense").content.decode()


def test_pages_turn_by_the_last_row_and_back(books, cast, client, monkeypatch):
    monkeypatch.setattr(listing, "PER_PAGE", 5)
    for number in range(12):
        entered(books, cast, code=f"T{number:03}", name=f"谱{number:03}")
    actions.publish(books, books.model._default_manager.all(), by=cast.office)
    for sort in ("", "new"):
        seen, at = [], client.get("/r/genealogies/", {"sort": sort}).content.decode()
        while True:
            seen += re.findall(r"谱\d{3}", at)
            ahead = re.search(r'rel="next" href="([^"]+)"', at)
            if not ahead:
                break
            at = client.get("/r/genealogies/" + ahead[1].replace("&amp;", "&")).content.decode()
        assert seen == [f"谱{number:03}" for number in range(12)]
        back = re.search(r'rel="prev" href="([^"]+)"', at)[1].replace("&amp;", "&")
        assert re.findall(r"谱\d{3}", client.get("/r/genealogies/" + back).content.decode()) == seen[5:10]


@pytest.mark.parametrize("mark", ["x", "W10", "bm9uc2Vuc2U", "e30", "WzEsMiwzXQ", "W251bGxd", "/" * 9, NUL, HALF])
def test_a_mark_that_is_none_begins_at_the_beginning(books, cast, client, mark):
    book = entered(books, cast, published=True)
    for way in ("after", "before"):
        assert book.name in client.get("/r/genealogies/", {way: mark}).content.decode()


def test_more_records_need_no_more_queries(books, cast, client):
    asked = []
    for number in range(10):
        entered(books, cast, row=1, code=f"T{number:03}", published=True)
        if number in {1, 2, 9}:
            with CaptureQueriesContext(connection) as queries:
                assert f"T{number:03}" in client.get("/r/genealogies/").content.decode()
            asked.append(len(queries))
    assert asked[1] == asked[2]


def test_a_former_key_leads_to_the_record_for_good(books, cast, client):
    book = entered(books, cast, published=True)
    for code in ("梁/1", "梁~1", ".."):
        actions.change(books, book, {"code": code}, by=cast.office)
    answer = client.get("/r/genealogies/ZP-0001/?language=en")
    assert (answer.status_code, answer["Location"]) == (301, "/r/genealogies/~2~2/?language=en")
    assert client.get(answer["Location"]).status_code == 200
    actions.change(books, book, {"code": "梁/1"}, by=cast.office)
    assert client.get(client.get("/r/genealogies/ZP-0001/")["Location"]).status_code == 200


def test_what_is_no_longer_public_is_gone_and_what_never_was_is_not_there(books, cast, client):
    book, other = entered(books, cast, published=True), entered(books, cast, row=1)
    actions.withdraw(books, books.model._default_manager.filter(pk=book.pk), by=cast.office, reason="家属要求")
    gone = client.get(f"/r/genealogies/{book.code}/")
    assert gone.status_code == 410
    assert "不再公开" in gone.content.decode()
    assert book.name not in gone.content.decode()
    assert client.get(f"/r/genealogies/{other.code}/").status_code == 404
    assert client.get("/r/genealogies/no-such/").status_code == 404
    assert client.get("/r/no-such-register/").status_code == 404


def test_a_key_that_another_record_took_over_leads_to_that(books, cast, client):
    book = entered(books, cast, published=True)
    actions.change(books, book, {"code": "ZP-0009"}, by=cast.office)
    other = entered(books, cast, row=1, code="ZP-0001", published=True)
    page = client.get("/r/genealogies/ZP-0001/")
    assert page.status_code == 200
    assert other.name in page.content.decode()


def test_the_page_tells_programs_what_it_tells_people(books, cast, client):
    book = entered(books, cast, published=True, name="</script><script>alert(1)</script>")
    page = client.get(f"/r/genealogies/{book.code}/").content.decode()
    (told,) = re.findall(r'<script type="application/ld\+json" nonce="[^"]+">(.*?)</script>', page)
    linked = json.loads(told)
    assert (linked["@type"], linked["name"], linked["identifier"]) == ("Book", book.name, book.code)
    assert "<script>alert" not in page
    assert page.count('rel="alternate" hreflang=') == 3


def test_each_language_has_its_own_address(books, cast, client):
    book = entered(books, cast, published=True)
    page = client.get(f"/r/genealogies/{book.code}/?language=en")
    assert page["Content-Language"] == "en"
    assert 'lang="en"' in page.content.decode()
    assert 'href="/r/genealogies/?language=en"' in page.content.decode()
    assert client.get(f"/r/genealogies/{book.code}/?language=fr").status_code == 200


def test_a_record_nobody_checked_for_long_says_so(books, cast, client, monkeypatch):
    monkeypatch.setattr(type(books), "stale_after", 24, raising=False)
    book = entered(books, cast, published=True)
    page = f"/r/genealogies/{book.code}/"
    assert "资料可能已过时" not in client.get(page).content.decode()
    long_ago = timezone.localdate() - timedelta(days=800)
    books.model._default_manager.filter(pk=book.pk).update(published_on=long_ago)
    assert "资料可能已过时" in client.get(page).content.decode()
    books.model._default_manager.filter(pk=book.pk).update(checked_on=timezone.localdate())
    assert "资料可能已过时" not in client.get(page).content.decode()


def test_the_site_map_names_every_public_page(books, cast, client):
    book = entered(books, cast, published=True)
    entered(books, cast, row=1)
    assert "/r/genealogies/sitemap/1.xml" in client.get("/r/sitemap.xml").content.decode()
    part = client.get("/r/genealogies/sitemap/1.xml").content.decode()
    assert part.count("<loc>") == 2
    assert f"/r/genealogies/{book.code}/</loc>" in part
    assert client.get("/r/genealogies/sitemap/2.xml").status_code == 404
    assert "/r/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_strangers_are_counted(books, cast, client, settings):
    settings.LIMITS = settings.LIMITS | {"registers.network": (2, timedelta(minutes=5))}
    assert [client.get("/r/genealogies/").status_code for _ in range(3)] == [200, 200, 429]


def test_an_address_and_its_key_say_the_same(books):
    for code in ("QJ000123", "a/b", "~", "~1", "..", ".", "梁 氏?#%", "~,", "a~,b"):
        address = address_of(books, {"code": code})
        assert "/" not in address
        assert dict(named_by(books, address).children) == {"code": code}


def test_a_blurred_place_is_within_its_square_and_always_the_same():
    for latitude, longitude in ((22.378123, 112.681456), (-33.9, 151.2), (0.0, 0.0), (64.2, -21.9)):
        for side in (100, 1_000):
            shown = blurred(latitude, longitude, side)
            north = abs(shown[0] - latitude) * 111_320
            assert 0 < north <= side / 2 + 2
            assert shown == blurred(latitude, longitude, side)
    near = {blurred(22.3781 + step / 1e6, 112.6814, 1_000) for step in range(50)}
    assert len(near) <= 2
    assert blurred(22.378123, 112.681456, 0) == (22.378123, 112.681456)


def test_only_changes_the_public_sees_date_the_page(books, cast, client):
    book = entered(books, cast, published=True)
    News.objects.update(at=timezone.now() - timedelta(days=400))
    actions.change(books, book, {"shelf": "乙-1"}, by=cast.office)
    page, today = f"/r/genealogies/{book.code}/", timezone.localdate().isoformat()
    assert f"资料截至 {today}" not in client.get(page).content.decode()
    actions.change(books, book, {"volumes": 7}, by=cast.office)
    assert f"资料截至 {today}" in client.get(page).content.decode()


def test_changing_the_language_leaves_the_address_of_another(books, cast, client):
    entered(books, cast, published=True)
    answer = client.post("/language/", {"language": "zh-hant", "next": "/r/genealogies/?language=en&kind=genealogy"})
    assert answer["Location"] == "/r/genealogies/?kind=genealogy"

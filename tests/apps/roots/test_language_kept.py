"""A visitor who reads English, or neither English nor Chinese, is led through the pages in English to the last click."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from tests.factories.families import ancestor, branch_of, clan_of
from tests.factories.registers import entered, register_named

STARTS = ("/roots/?q=Leung", "/roots/?q=澜浦", "/roots/?q=梁德昌&sort=person", "/roots/papers/", "/r/clans/", "/r/")
ENGLISH = '<html lang="en">'
PUBLIC = re.compile(r'<a\b[^>]*?\shref="(/(?:roots|r)/[^"#]*)')


def links(text: str) -> set[str]:
    """To other pages; those of the switch of languages lead to this one."""
    return {unescape(one) for one in PUBLIC.findall(text) if "language=zh" not in one}


def first(path: str, **headers: str) -> str:
    return Client().get(path, headers=headers).text


@pytest.fixture
def home(cast):
    """A public clan with somebody long dead, and a public place."""
    entered(register_named("places"), cast, row=0, published=True)
    ancestor(branch_of(clan_of(cast, published=True), cast), cast)


def test_every_link_of_a_visitors_page_stays_in_the_language_of_its_address(home):
    seen = {f"{one}{'&' if '?' in one else '?'}language=en" for one in STARTS}
    found = set()
    for path in seen:
        text = first(path)
        assert ENGLISH in text, path
        found |= links(text)
    assert any(one.startswith("/r/ancestors/") for one in found) and any("/r/places/" in one for one in found)
    assert all("language=en" in one for one in found), [one for one in found if "language=en" not in one]
    for path in sorted({re.sub(r"\d+|[?].*", "", one): one for one in found}.values()):
        answer = Client().get(path, follow=True)
        if answer.headers["Content-Type"].startswith("text/html"):
            assert answer.status_code == 200 and ENGLISH in answer.text, path


@pytest.mark.parametrize("language", ["es-PE,es;q=0.9", "id", "vi-VN", "es,zh-CN;q=0.3", "*", ""])
def test_who_reads_neither_language_is_spoken_to_in_english(home, language):
    text = first("/roots/?q=澜浦", **{"accept-language": language})
    assert ENGLISH in text and all("language=en" in one for one in links(text))


@pytest.mark.parametrize(("language", "shown"), [("zh-CN,zh;q=0.9", "zh-Hans"), ("zh-TW", "zh-Hant"), ("en-AU", "en")])
def test_who_reads_one_of_ours_is_spoken_to_in_it(db, language, shown):
    assert f'<html lang="{shown}">' in first("/roots/", **{"accept-language": language})


def test_whoever_has_chosen_a_language_keeps_it(db, settings):
    browser = Client()
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "zh-hant"
    assert '<html lang="zh-Hant">' in browser.get("/roots/", headers={"accept-language": "es"}).text


def test_the_office_reads_chinese_among_the_visitors_pages(cast, sign_in):
    assert '<html lang="zh-Hans">' in sign_in(cast.office).get("/roots/letters/").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/roots/none/", 404),
        ("/roots/answer/none/", 404),
        ("/r/none/", 404),
        ("/r/ancestors/999999/", 404),
        ("/roots/?q=%00", 400),
        ("/roots/card/?pick=place:天下大亂", 404),
    ],
)
def test_a_refusal_speaks_the_language_of_the_address(db, path, status):
    for language, shown in (("en", "en"), ("zh-hant", "zh-Hant")):
        answer = Client().get(f"{path}{'&' if '?' in path else '?'}language={language}")
        assert answer.status_code == status and f'<html lang="{shown}">' in answer.text
        assert answer.headers["Content-Language"] == language


def test_too_often_is_said_in_the_language_of_the_address(db, settings):
    settings.LIMITS = settings.LIMITS | {"roots.network": (1, settings.LIMITS["roots.network"][1])}
    answer = [Client().get("/roots/?language=en") for _ in range(2)][-1]
    assert answer.status_code == 429 and ENGLISH in answer.text

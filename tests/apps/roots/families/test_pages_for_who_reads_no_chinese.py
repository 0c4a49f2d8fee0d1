"""The pages of clans, places and persons for a descendant who reads no Chinese: names to say, sentences folded away, the way back."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories.families import ancestor, branch_of, clan_of, place_of, record_of

SENTENCE = "始昌公由珠玑巷南来，先住县城，后在渡口开基。"


@pytest.fixture
def clan(cast):
    return clan_of(cast, published=True, name="渡头梁氏", surnames="梁", settled="道光二年", summary=SENTENCE)


def page(address: str, language: str = "en") -> str:
    answer = Client().get(address, {"language": language})
    assert answer.status_code == 200, address
    return answer.text


def test_a_clan_can_be_said_and_leads_back_to_the_search(clan):
    text = page(f"/r/clans/{clan.code}/")
    assert "dou6 tau4 loeng4 si6" in text and "Dù Tóu Liáng Shì" in text
    assert 'href="/roots/?language=en"' in text


def test_what_is_a_sentence_in_chinese_is_not_read_without_asking(clan):
    shown = re.sub(r"<details.*?</details>", "", page(f"/r/clans/{clan.code}/"), flags=re.DOTALL)
    assert SENTENCE not in shown
    assert SENTENCE in page(f"/r/clans/{clan.code}/")
    assert "始昌公由珠璣巷南來" in page(f"/r/clans/{clan.code}/", "zh-hant")


def test_an_old_year_has_its_number_in_every_language(clan):
    assert "道光二年 (1822)" in page(f"/r/clans/{clan.code}/")
    assert "道光二年（1822）" in page(f"/r/clans/{clan.code}/", "zh-hans")


def test_each_character_of_a_poem_can_be_said(clan, cast):
    told = {"code": "ZB-1", "name": "渡头字派", "clan": clan, "characters": "始基承澤", "start": 1, "source": "族谱"}
    poem = record_of("generation-poems", told, cast, published=True)
    text = page(f"/r/generation-poems/{poem.code}/")
    assert "gei1" in text and ">zé<" in text
    assert "gei1" not in page(f"/r/generation-poems/{poem.code}/", "zh-hans")


def test_a_person_is_said_surname_first(clan, cast):
    person = ancestor(branch_of(clan, cast), cast, given="耀南")
    text = page(f"/r/ancestors/{person.pk}/")
    assert "loeng4 jiu6 naam4" in text and "Liáng Yàonán" in text


def test_a_village_is_drawn_from_the_county_down(cast):
    county = place_of(cast, "云礁", latitude="22.25", longitude="112.70")
    town = place_of(cast, "石塘", within=county, latitude="22.221", longitude="112.719")
    village = place_of(cast, "渡头", within=town, latitude="22.2134", longitude="112.7319", precision=0)
    text = page(f"/r/places/{village.code}/")
    drawn = re.findall(r'<text class="label own"[^>]*>([^<]+)<', text)
    assert drawn == ["Dutou"] * 2
    assert text.index("1. <span") < text.index("2. <span") and ">Yunjiao</text>" in text

"""The box: what a descendant types, what the page answers, and what goes with it."""

from __future__ import annotations

import gzip
import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.families import GRAVE, TOLD, ancestor, branch_of, clan_of
from tests.factories.registers import entered, register_named
from yinxin.apps.roots.families.drafts import NameDraft
from yinxin.apps.roots.families.models import Clan, ClanAtPlace, NameKind, Place
from yinxin.apps.roots.seeking.box import chances, regions
from yinxin.apps.roots.seeking.box.form import LONGEST, BoxForm, Question, Sort
from yinxin.apps.roots.seeking.box.page import box_page
from yinxin.apps.roots.seeking.box.reasons import SAID, sentences
from yinxin.apps.roots.seeking.box.sentences import names_in
from yinxin.apps.roots.seeking.box.sounds import sounds_of
from yinxin.apps.roots.spellings.models import SpellingEvidence, Tradition
from yinxin.domain.errors import RefusedError
from yinxin.domain.roots.answers import Reason, ReasonCode
from yinxin.domain.roots.readings import Role
from yinxin.kit.registers import actions
from yinxin.kit.registers.moving import actions as moving
from yinxin.kit.root_tables import tables

LIMIT = 100_000
"""Bytes of the first view as they go over the line: page, styles, scripts, pictures."""


@pytest.fixture
def tam(cast):
    """A clan of the surname 谭 in a village, its genealogy and its place, all public."""
    place = entered(register_named("places"), cast, row=0, published=True)
    clan = actions.create(
        register_named("clans"),
        {"code": "ZZ-9", "name": "古楼谭氏", "surnames": "谭", "hall": "弘农堂", "unit": cast.place},
        by=cast.office,
    )
    ClanAtPlace.objects.create(record=clan, place=place, share="all", source="样例")
    actions.publish(register_named("clans"), Clan.objects.filter(pk=clan.pk), by=cast.office)
    entered(register_named("genealogies"), cast, row=1, published=True)
    return clan


def ask(words: str, **other: str):
    return Client().get("/roots/", {"q": words, "language": "en"} | other)


def names(page, kind: str) -> list[str]:
    return [hit.chars for section in page.sections if section.kind == kind for hit in section.hits]


def test_a_spelling_is_answered_with_characters_reasons_and_a_chance(cast):
    answer = ask("Hom", where="us")
    text = unescape(answer.text)
    assert answer.status_code == 200
    assert re.search(r'<h3 class="hit-han[^"]*" lang="zh-Hant">譚</h3>', text) and ">谭<" in text
    assert "In Taishanese 譚 is said “ham”" in text
    assert re.search(r"about \d in 10|more than 19 in 20", text)


@pytest.mark.parametrize("words", ["譚", "谭"])
def test_either_script_is_understood(cast, words):
    assert names(box_page(Question(words)), "surname")[0] == "譚"


def test_a_surname_tells_who_else_carries_it(tam):
    page = box_page(Question("Hom", "us"))
    first = page.sections[0].hits[0]
    assert [one.title for one in first.carriers.clans] == ["古楼谭氏"]
    assert [one.title for one in first.carriers.books] == ["古楼谭氏宗谱"]
    assert [one.title for one in first.carriers.villages] == ["澜浦"]
    text = ask("Hom", where="us").text
    for one in (*first.carriers.clans, *first.carriers.books, *first.carriers.villages):
        assert f'href="{one.url}?language=en"' in text and Client().get(one.url).status_code == 200


def test_what_is_not_public_is_not_told(tam, cast):
    actions.withdraw(register_named("clans"), Clan.objects.filter(pk=tam.pk), by=cast.office, reason="核对")
    actions.withdraw(register_named("places"), Place.objects.all(), by=cast.office, reason="核对")
    first = box_page(Question("Hom", "us")).sections[0].hits[0]
    assert first.carriers.clans == [] and first.carriers.villages == []
    assert [one for section in box_page(Question("澜浦")).sections for one in section.hits if one.places] == []


def test_a_place_of_the_register_is_found_under_its_old_name_and_drawn(cast):
    place = entered(register_named("places"), cast, row=0, published=True)
    place.names.create(text="寧海", until="1914", source="样例")
    entered(register_named("places"), cast, row=1, published=True)
    page = box_page(Question("宁海", sort=Sort.PLACE))
    (hit,) = [one for section in page.sections for one in section.hits if one.places]
    assert hit.chars == "澜浦" and [one.title for one in hit.places] == ["澜浦"]
    assert [name.text for name in hit.places[0].names] == ["寧海"]
    (drawn,) = hit.frames
    assert [(label.text, label.is_own) for label in drawn.labels] == [("澜浦", True), ("雲礁", False)]
    assert "<svg" in ask("宁海", sort="place").text


def test_an_association_is_found_by_its_name_in_letters_and_names_its_surnames(cast):
    text = ask("Gee How Oak Tin").text
    assert "至孝篤親公所" in text and "陳 胡 袁" in text


def test_several_words_of_a_paper_are_read_together(cast):
    page = box_page(Question("Hom Ah Sing, Gee How Oak Tin", "us"))
    assert page.sections[0].words == "Hom Ah Sing"
    assert page.bodies[0].chinese == "至孝篤親公所"


@pytest.mark.parametrize("words", ["zzzqqqxx", "12345", "<script>alert(1)</script>", "x" * 500, "’’’", "🀄"])
def test_what_is_no_name_gets_an_answer_too(cast, words):
    answer = ask(words)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_it_says_that_it_does_not_know_and_what_to_try(cast):
    text = ask("zzzqqqxx").text
    assert "I do not know" in text and "/roots/ask/" in text and "Divide it" in text


@pytest.mark.parametrize(("where", "sort"), [("nowhere", ""), ("us", "everything"), ("", "")])
def test_a_place_or_kind_that_is_none_counts_as_not_given(cast, where, sort):
    assert ask("Hom", where=where, sort=sort).status_code == 200
    assert BoxForm({"q": "Hom", "where": where, "sort": sort}).question.words == "Hom"


def test_too_long_a_text_is_asked_by_its_beginning():
    assert BoxForm({"q": "a" * 900}).question.words == "a" * LONGEST


def test_confirmed_evidence_is_a_reason_with_its_number(cast):
    register = register_named("spellings")
    values = {"spelling": "Hoomx", "characters": "譚", "role": "surname", "document": "gravestone"}
    row = actions.create(
        register, values | {"code": "PX-7", "transcriber": "office", "confidence": "clear", "unit": cast.place}, by=None
    )
    before = ask("Hoomx").text
    moving.confirm(moving.move(register, row, "confirm", by=cast.steward), by=cast.office)
    after = ask("Hoomx").text
    assert "PX-7" not in before and "PX-7" in after
    SpellingEvidence.objects.all().update(stage="declined")
    assert "PX-7" not in ask("Hoomx").text


def test_the_number_of_queries_does_not_grow_with_what_is_kept(tam, cast):
    ask("Hom", where="us")
    with CaptureQueriesContext(connection) as few:
        ask("Hom", where="us")
    for number in range(6):
        told = {"code": f"ZZ-{number}", "name": f"谭氏{number}房", "surnames": "谭", "unit": cast.place}
        clan = actions.create(register_named("clans"), told, by=cast.office)
        ClanAtPlace.objects.create(record=clan, place=Place.objects.get(), share="some", source=f"样例{number}")
    actions.publish(register_named("clans"), Clan.objects.all(), by=cast.office)
    ask("Hom", where="us")
    with CaptureQueriesContext(connection) as many:
        ask("Hom", where="us")
    assert len(many) == len(few) <= 20


def test_every_region_and_tradition_of_the_page_is_one_of_the_engine():
    assert regions.known() <= {one.id for one in tables().regions.rows}
    assert set(Tradition.values) <= {one.id for one in tables().traditions}
    assert all(one.id in Tradition.values or (one.name and one.english) for one in tables().traditions)


def test_every_reason_the_engine_gives_has_words():
    facts = dict.fromkeys(
        ("letters", "char", "chars", "syllable", "given", "from", "to", "region", "source", "share"), "1"
    ) | {"dialect": "yue", "tradition": "hk-gov", "share": "500", "region": "sze-yup"}
    assert set(SAID) == set(ReasonCode)
    for code in ReasonCode:
        assert sentences([Reason(code, facts)]), code


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.99, "几乎可以肯定"),
        (0.8, "很可能"),
        (0.5, "多半是"),
        (0.3, "有可能"),
        (0.06, "不能排除"),
        (0.001, "可能性很小"),
    ],
)
def test_a_chance_is_said_in_words(chance, words):
    assert chances.in_words(chance) == words


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.97, "二十次里约有十九次以上"),
        (0.72, "十次里约有7次"),
        (0.94, "十次里约有9次"),
        (0.06, "十次里约有1次"),
        (0.03, "二十次里不到一次"),
        (0.002, "一百次里不到一次"),
    ],
)
def test_a_chance_is_said_in_numbers(chance, said):
    assert chances.in_ten(chance) == said


def test_how_a_name_is_said():
    said = {one.dialect: one.text for one in sounds_of("譚", Role.SURNAME)}
    assert (said["台山话"], said["广州话"]) == ("ham / tam", "taam4")


def test_nobody_asks_too_often(cast, settings):
    settings.LIMITS = settings.LIMITS | {"roots.network": (2, settings.LIMITS["roots.network"][1])}
    assert [ask("Hom").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    "path",
    ["/roots/", "/roots/?q=Hom&where=us", "/roots/?q=Hoy+San&where=us&language=en", "/roots/papers/", "/roots/ask/"],
)
def test_the_first_view_is_small_enough_for_a_slow_line(tam, path):
    """Everything the page names is sent, gzipped as the house serves it; a page that is hard to squeeze counts whole."""
    page = Client().get(path).content
    named = set(re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"?]+)"', page.decode()))
    assert named
    sizes = {name: len(squeezed(Path(found(name)).read_bytes())) for name in named}
    total = len(squeezed(page)) + sum(sizes.values())
    assert total <= LIMIT, sizes
    assert not any("htmx" in name for name in named)
    assert not re.search(
        r"url\(", "".join(Path(found(name)).read_text("utf-8") for name in named if name.endswith(".css"))
    )


def squeezed(data: bytes) -> bytes:
    return gzip.compress(data, 6)


def found(name: str) -> str:
    place = finders.find(name)
    assert isinstance(place, str), name
    return place


def test_each_language_has_its_own_address_and_links_keep_it(cast):
    text = Client().get("/roots/?q=Hom&language=zh-hant").text
    assert '<html lang="zh-Hant">' in text and "紙上寫着什麼" in text
    assert "language=zh-hant" in re.search(r'href="(/roots/papers/[^"]*)"', text).group(1)
    assert "q=Hom&amp;language=en" in text


def test_a_signed_in_person_can_use_the_same_page(cast, sign_in):
    browser = sign_in(cast.nobody)
    answer = browser.get("/roots/?q=Hom")
    assert answer.status_code == 200 and answer.headers["Referrer-Policy"] == "strict-origin"


@pytest.fixture
def departed(cast):
    """梁德昌, whose gravestone says that he died in 1894."""
    return ancestor(branch_of(clan_of(cast, published=True), cast), cast)


def test_a_person_of_the_past_is_found_with_clan_generation_and_source(departed):
    page = box_page(Question("梁德昌", sort=Sort.PERSON))
    (hit,) = [one for section in page.sections for one in section.hits]
    assert hit.person is not None and hit.chars == "梁德昌" and "后山墓碑" in hit.person.source
    text = ask("Leung Tak Cheong", sort="person").text
    assert "梁德昌" in text and f"/r/ancestors/{departed.pk}/" in text


def test_whoever_is_kept_to_the_office_is_found_no_more(departed):
    assert box_page(Question("梁德昌", sort=Sort.PERSON)).sections
    Clan.objects.update(published_on=None)
    assert not [one for section in box_page(Question("梁德昌")).sections for one in section.hits if one.person]
    assert "德昌</h3>" not in ask("梁德昌").text


def test_whoever_may_live_is_found_by_no_question(cast):
    branch = branch_of(clan_of(cast, published=True), cast)
    with pytest.raises(RefusedError):
        ancestor(branch, cast, given="活生", events=(), source=TOLD)
    for words in ("梁活生", "Leung Wood Sang"):
        text = ask(words, sort="person").text
        assert "hit-han" not in text


def test_a_county_says_what_it_belongs_to_its_names_over_time_and_where_it_lies(cast):
    page = box_page(Question("Sunning", "us", Sort.PLACE))
    hit = page.sections[0].hits[0]
    assert hit.chars.startswith("台山") and hit.listed is not None
    assert "廣東省" in hit.listed.within
    assert ("新寧", "1499–1914") in {(name.text, name.span) for name in hit.listed.names}
    assert [frame.within.split()[0] for frame in hit.frames] == ["廣東省", "江門市", "台山市"]
    text = ask("Sunning", where="us", sort="place").text
    assert f'id="{hit.anchor}"' in text and ">Taishan</text>" in text and ">Guangzhou</text>" in text


def test_a_wife_is_no_place(cast):
    assert [section.kind for section in box_page(Question("Lee Shee", "us")).sections] == ["surname"]
    assert "the surname she was born with" in ask("Lee Shee", where="us").text


def test_a_wife_without_a_name_of_her_own_is_no_ancestor(cast):
    branch = branch_of(clan_of(cast, published=True, surnames="馬"), cast)
    names_of_hers = (NameDraft(NameKind.BIRTH, "馬", "氏", GRAVE),)
    ancestor(branch, cast, names=names_of_hers)
    for words in ("Moy Shee", "Mar Shee", "馬氏"):
        assert names(box_page(Question(words)), "person") == []
    assert names(box_page(Question("Ma Shi", sort=Sort.PERSON)), "person") == []


def test_a_person_is_never_surer_than_the_surname_and_never_ticked_unasked(departed):
    """The register holds one person; that is no reason to believe that it is she who is sought."""
    (person,) = [one for one in box_page(Question("Leung Tak Cheong")).sections if one.kind == "person"]
    surname = next(one for one in box_page(Question("Leung Tak Cheong")).sections if one.kind == "surname")
    assert person.hits[0].probability < 0.45 and person.hits[0].probability < surname.hits[0].probability
    assert not person.hits[0].is_very_likely
    text = ask("Leung Tak Cheong").text
    assert re.search(r'value="surname:梁" checked', text) and not re.search(r'value="person:梁德昌" checked', text)
    assert names(box_page(Question("Wong Tak Cheong")), "person") == []


def test_what_the_words_most_likely_are_stands_first(cast):
    assert [one.kind for one in box_page(Question("Sun Wui")).sections] == ["place", "surname"]
    assert next(one.kind for one in box_page(Question("Hom")).sections) == "surname"
    assert next(one.kind for one in box_page(Question("Homsing", "us")).sections) == "surname"
    assert next(one.kind for one in box_page(Question("Hoy San", "us")).sections) == "place"
    text = ask("Sun Wui").text
    assert text.index(">新會") < text.index(">孫<") and "surname:孫" in text
    assert not re.search(r'value="surname:孫" checked', text)


def test_too_long_a_text_is_told_of_in_a_sentence(cast):
    text = ask("Hom " * 125).text
    assert "only the first 200" in text and 'id="id_q_error"' in text
    assert "only the first 200" not in ask("Hom").text


def test_chinese_names_are_told_apart_in_letters_too(tam, cast):
    text = unescape(ask("Hom", where="us").text)
    assert "澜浦</a> Lanpu" in text and "古楼谭氏</a> Gu Lou Tan Shi" in text
    assert "廣東省 Guangdong" in unescape(ask("Sunning").text)
    assert "Lanpu" not in ask("Hom", where="us", language="zh-hans").text


def test_both_readings_of_a_surname_are_told():
    assert "m / ng" in {sound.text for sound in sounds_of("伍", Role.SURNAME)}


def test_a_common_surname_is_common_among_somebody(cast):
    told = {"chars": "伍", "share": "358"}
    assert "四邑" in sentences([Reason(ReasonCode.COMMON, told | {"region": "sze-yup"})])[0]
    exonym = sentences([Reason(ReasonCode.EXONYM, {"letters": "Hoiping", "chars": "開平", "to": "1964"})])[0]
    assert "1964" in exonym and "外国人" not in exonym


@pytest.mark.parametrize(
    ("told", "names_told"),
    [
        (
            "My grandfather Wong Gim Sing came from Hoy San district, Doo How village, in 1921 on the ship Empress of Asia",
            "Wong Gim Sing, Hoy San, Doo How",
        ),
        ("See Wing from On Lok village was born in Hoiping", "See Wing, On Lok, Hoiping"),
        ("Tom Gim Toy, Sunning", "Tom Gim Toy, Sunning"),
        ("On To", "On To"),
        ("譚", "譚"),
        ("my the was from", "my the was from"),
    ],
)
def test_of_a_sentence_the_names_are_read(told, names_told):
    assert names_in(told) == names_told


def test_a_story_told_into_the_box_finds_its_names(cast):
    told = "My grandfather Wong Gim Sing came from Hoy San district in 1921 with his brother"
    page = box_page(Question(told, "canada"))
    assert [one.words for one in page.sections][:2] == ["Wong Gim Sing", "Hoy San"]
    assert names(page, "surname")[0] == "黃" and names(page, "place")[0] == "台山市"
    assert told in unescape(ask(told).text)


@pytest.mark.parametrize(
    ("words", "where", "letters", "chars", "asked"),
    [
        ("Moy Hoy San", "canada", "Hoy San", "台山市", {"q": ["Moy, Hoy San"], "where": ["canada"]}),
        ("Tom Gim Toy", "us", "Tom", "譚", {"q": ["Tom"], "where": ["us"], "sort": ["surname"]}),
    ],
)
def test_another_way_to_read_the_words_is_one_touch_away(cast, words, where, letters, chars, asked):
    (way,) = box_page(Question(words, where)).ways
    assert (way.letters, way.chars) == (letters, chars)
    (link,) = re.findall(r'<a href="/roots/[?]([^"]*)">Search', unescape(ask(words, where=where).text))
    assert {name: one for name, one in parse_qs(link).items() if name != "language"} == asked


@pytest.mark.parametrize("words", ["Wong Shee", "Leong Yiu Nam", "Hom", "譚", "Moy, Hoy San", "John Macdonald"])
def test_no_other_way_is_offered_where_none_is_near(cast, words):
    assert box_page(Question(words, "us")).ways == []


def test_a_hit_is_said_as_the_paper_heard_it_and_with_tones(cast):
    hit = box_page(Question("Doo How", "us", Sort.PLACE)).sections[0].hits[0]
    first = next(one for one in box_page(Question("Moy", "canada")).sections[0].hits)
    heard, *others = first.first_sounds
    assert heard.is_heard and (heard.dialect, heard.text) == ("台山话", "moi")
    assert {(one.dialect, one.text) for one in others} == {("广州话", "mui4"), ("官话", "méi")}
    assert sum(sound.is_heard for sound in hit.sounds) == 1


def test_an_association_without_a_page_leads_to_what_is_known_of_it(cast):
    text = unescape(ask("Hom", where="us").text)
    (link, *_others) = re.findall(r'href="(/roots/[?]q=[^"]*sort=association[^"]*)"', text)
    assert 'id="bodies"' in Client().get(link).text


def test_the_letters_of_a_sound_are_explained_to_whoever_reads_no_chinese(cast):
    assert 'papers/?language=en#saying"' in ask("Hom", where="us").text
    assert 'id="saying"' in Client().get("/roots/papers/?language=en").text
    assert "#saying" not in ask("Hom", where="us", language="zh-hans").text
    assert 'id="saying"' not in Client().get("/roots/papers/?language=zh-hant").text
    assert "taam4" in Client().get("/roots/card/", {"pick": "surname:譚", "language": "en"}).text


def test_two_counties_in_one_line_are_two_counties(cast):
    page = box_page(Question("Yanping Enping"))
    assert "恩平" in "".join(names(page, "place"))

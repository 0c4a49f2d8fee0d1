"""What everybody sees of clans, branches, places and poems: each leads to the others, and persons only as far as they may be shown."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories.families import BOOK, GRAVE, ancestor, branch_of, clan_of, place_of, record_of
from tests.factories.registers import entered, register_named
from yinxin.apps.roots.families.actions import correcting
from yinxin.apps.roots.families.drafts import Existing, RelationDraft
from yinxin.apps.roots.families.models import (
    Branch,
    Clan,
    ClanAtPlace,
    Event,
    GenerationPoem,
    Person,
    Place,
    PlaceName,
    PlaceParent,
    PoemVariant,
    RelationKind,
    Visibility,
)


@pytest.fixture(autouse=True)
def _no_limits(settings):
    settings.LIMITS = {name: (10**6, span) for name, (_, span) in settings.LIMITS.items()}


@pytest.fixture
def clan(cast) -> Clan:
    return clan_of(cast, published=True)


@pytest.fixture
def branch(clan, cast) -> Branch:
    return branch_of(clan, cast)


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.text


def line(branch, cast, count: int, father: Person | None = None) -> list[Person]:
    """Each the father of the next."""
    made: list[Person] = []
    for number in range(count):
        above = made[-1] if made else father
        ties = [RelationDraft("new", Existing(above.pk), RelationKind.FATHER, BOOK)] if above else []
        made.append(ancestor(branch, cast, *ties, given=f"第{number}代", generation=number + 1))
    return made


def test_the_descent_is_a_nested_list_that_closes_what_it_opens(branch, cast):
    eldest, second, _third = line(branch, cast, 3)
    younger = ancestor(branch, cast, RelationDraft("new", Existing(eldest.pk), RelationKind.FATHER, BOOK), given="次子")
    wife = ancestor(
        branch, cast, RelationDraft("new", Existing(second.pk), RelationKind.SPOUSE, BOOK), given="氏", sex="female"
    )
    text = page(f"/r/branches/{branch.code}/")
    descent = re.search(r'<ul class="descent">.*?</section>', text, re.S).group()
    for tag in ("ul", "li"):
        assert descent.count(f"<{tag}") == descent.count(f"</{tag}>")
    order = [int(one) for one in re.findall(r"/r/ancestors/(\d+)/", descent)]
    assert order == [eldest.pk, second.pk, wife.pk, _third.pk, younger.pk]


def test_who_is_kept_to_the_office_is_in_no_public_descent(branch, cast):
    line(branch, cast, 2)
    hidden = ancestor(branch, cast, given="不公开", visibility=Visibility.OFFICE)
    assert "不公开" not in page(f"/r/branches/{branch.code}/")
    assert Client().get(f"/r/ancestors/{hidden.pk}/").status_code == 404
    office = Client()
    office.force_login(cast.office)
    assert "不公开" in office.get(f"/registers/branches/{branch.pk}/").text


def test_persons_of_a_clan_that_is_not_public_are_not(cast):
    branch = branch_of(clan_of(cast, code="ZZ-8"), cast)
    person = ancestor(branch, cast)
    assert Client().get(f"/r/ancestors/{person.pk}/").status_code == 404
    assert Client().get(f"/r/branches/{branch.code}/").status_code == 404


@pytest.mark.parametrize(("count", "told"), [(9, False), (10, True)])
def test_fewer_than_ten_are_not_counted(clan, branch, cast, count, told):
    for number in range(count):
        ancestor(branch, cast, given=f"名{number}")
    assert (f"已登记先人 {count} 位" in page(f"/r/clans/{clan.code}/")) is told


def test_a_clan_leads_to_its_places_branches_poems_books_and_associations(clan, branch, cast):
    place = place_of(cast, "渡头")
    hidden = Place.objects.create(
        code="X", name="未公开村", level="village", unit=cast.place, changed_at=place.changed_at
    )
    for where in (place, hidden):
        ClanAtPlace.objects.create(record=clan, place=where, branch=branch, share="all", source="族谱")
    poem = {"code": "ZB-1", "name": "渡头字派", "clan": clan, "characters": "始基承澤", "start": 1, "source": "族谱"}
    record_of("generation-poems", poem, cast, published=True)
    entered(register_named("genealogies"), cast, published=True)
    entered(register_named("genealogies"), cast, row=1, published=True)
    text = page(f"/r/clans/{clan.code}/")
    for said in ("渡头", "全村一姓", branch.name, "始基承澤", "渡头梁氏族谱", "同姓不一定同宗"):
        assert said in text, said
    assert "未公开村" not in text and "谭氏宗谱" not in text


def test_a_place_tells_the_names_it_bore_and_what_it_belonged_to(clan, branch, cast):
    county, old = place_of(cast, "云礁", level="county"), place_of(cast, "旧府", level="prefecture")
    point = {"latitude": "22.2134", "longitude": "112.7319", "precision": 0}
    place = place_of(cast, "渡头", within=county, **point)
    place_of(cast, "上坊里", within=place, latitude="22.2140", longitude="112.7330", precision=0)
    PlaceName.objects.create(record=place, text="Doo How", script="Latn", system="us-taishan", source="笔录")
    PlaceParent.objects.create(record=place, parent=old, until="1914", source="县志")
    ClanAtPlace.objects.create(record=clan, place=place, share="most", source="族谱")
    text = page(f"/r/places/{place.code}/")
    for said in ("Doo How", "北美旧证件（四邑音）", "旧府", "云礁", "上坊里", clan.name, "<svg", "只画位置，不画界线"):
        assert said in text, said
    assert "<svg" not in page(f"/r/places/{county.code}/")
    assert "us-taishan" not in text


def test_a_poem_is_shown_generation_by_generation_and_names_that_of_a_person(clan, branch, cast):
    told = {"code": "ZB-1", "name": "渡头字派", "clan": clan, "characters": "始基承澤", "start": 9, "source": "族谱"}
    poem = record_of("generation-poems", told, cast, published=True)
    PoemVariant.objects.create(record=poem, generation=10, character="奇", source="石柱")
    text = page("/r/generation-poems/ZB-1/")
    assert "第12世" in text and "奇" in text and "石柱" in text
    son = ancestor(branch, cast, generation=10)
    daughter = ancestor(branch, cast, generation=10, sex="female")
    assert "“基”字辈" in page(f"/r/ancestors/{son.pk}/")
    assert "字辈" not in page(f"/r/ancestors/{daughter.pk}/")


def test_a_page_in_english_leads_on_in_english(branch, cast):
    (person,) = line(branch, cast, 1)
    text = page(f"/r/branches/{branch.code}/?language=en")
    assert f"/r/ancestors/{person.pk}/?language=en" in text
    shown = page(f"/r/ancestors/{person.pk}/?language=en")
    assert '<meta name="robots" content="noindex">' in shown and "Shown because a death is on record" in shown


def test_a_branch_asks_the_database_no_more_for_more_persons(branch, cast):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(f"/r/branches/{branch.code}/")
        return len(captured)

    (first,) = line(branch, cast, 1)
    page(f"/r/branches/{branch.code}/")
    few = asked()
    line(branch, cast, 12, father=first)
    assert asked() == few


def test_a_person_asks_the_database_no_more_for_more_sources(branch, cast):
    (person,) = line(branch, cast, 1)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(f"/r/ancestors/{person.pk}/")
        return len(captured)

    asked()
    few = asked()
    for year in range(1801, 1807):
        correcting.add(Event(person=person, kind="birth", on=str(year)), GRAVE, by=cast.office)
    line(branch, cast, 3, father=person)
    assert asked() <= few + 1  # kin have names


def test_a_long_branch_is_cut_and_says_so(branch, cast, monkeypatch):
    monkeypatch.setattr("yinxin.apps.roots.families.pages.descent.MOST", 5)
    line(branch, cast, 16)
    text = page(f"/r/branches/{branch.code}/")
    assert text.count("/r/ancestors/") == 5
    assert "另有 11 位" in text and "子女见此人的页面" in text


@pytest.mark.parametrize(
    ("slug", "values", "fault"),
    [
        ("branches", {"parent": "other"}, "同一宗族"),
        ("generation-poems", {"branch": "other"}, "不属于所选的宗族"),
        ("places", {"latitude": "22.1"}, "一起填写"),
    ],
)
def test_what_contradicts_itself_is_refused(cast, clan, branch, slug, values, fault):
    other = branch_of(clan_of(cast, code="ZZ-7"), cast)
    register = register_named(slug)
    told = {name: other if value == "other" else value for name, value in values.items()}
    record = {"branches": Branch, "generation-poems": GenerationPoem, "places": Place}[slug](**told)
    if slug != "places":
        record.clan = clan
    with pytest.raises(ValidationError, match=fault):
        register.clean_record(record)

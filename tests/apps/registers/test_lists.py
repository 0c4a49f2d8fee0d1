"""The list of every register: it opens, counts, narrows, turns its pages, and tells what it did not understand."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from python_calamine import CalamineWorkbook

from tests.factories.registers import EVERY, TWO, entered, register_named
from yinxin.apps.registers.genealogy.models import Book
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.listing.columns import offered, withheld
from yinxin.kit.registers.listing.files import kinds
from yinxin.kit.registers.listing.state import BESIDES, ListForm, state_of
from yinxin.kit.registers.models import Change, SavedView
from yinxin.kit.registers.sampling import samples_of


def filled(register, cast, *, published: int = 0) -> list:
    """All samples, some of the first published."""
    count = len(samples_of(register))
    return [entered(register, cast, row=row, published=register.is_public and row < published) for row in range(count)]


def listed(browser, register, query: str = ""):
    page = browser.get(f"/registers/{register.slug}/?{query}")
    assert page.status_code == 200
    return page.context["list"]


@pytest.fixture
def books(cast):
    """Nine books of two kinds, in which volumes tie and are sometimes not known."""
    register = register_named("genealogies")
    for number in range(9):
        given = {
            "code": f"T-{number}",
            "name": f"{'梁氏族谱' if number % 3 else '南安月报'}第{number}种",
            "kind": "genealogy" if number % 3 else "periodical",
            "surname": "梁" if number % 3 else "",
            "volumes": [None, 3, 3, 12][number % 4],
        }
        entered(register, cast, **given)
    return register


@EVERY
def test_the_list_opens_with_the_samples_and_each_facet_counts_all_of_them(register, cast, sign_in):
    records = filled(register, cast, published=1)
    page = sign_in(cast.office).get(f"/registers/{register.slug}/")
    shown = page.context["list"]
    assert page.status_code == 200
    assert shown.total == len(records)
    assert {row.pk for row in shown.rows} == {record.pk for record in records}
    assert all(row.name in page.content.decode() for row in shown.rows)
    assert shown.facets
    for facet in shown.facets:
        assert sum(option.count for option in facet.options) == len(records), facet.label


@TWO
def test_a_value_of_a_facet_shows_as_many_as_it_counted_and_its_chip_takes_it_back(register, cast, sign_in):
    records = filled(register, cast)
    browser = sign_in(cast.office)
    for facet in listed(browser, register).facets:
        option = facet.options[0]
        narrowed = listed(browser, register, option.query)
        assert narrowed.total == option.count < len(records), facet.label
        (chosen,) = [one for shown in narrowed.facets for one in shown.chosen]
        assert chosen.label == option.label
        again = next(one for one in narrowed.facets if one.label == facet.label)
        assert {one.label: one.count for one in again.options} == {one.label: one.count for one in facet.options}
        assert listed(browser, register, chosen.query).total == len(records)


@TWO
def test_every_column_sorts_and_every_page_has_each_row_once(register, cast, sign_in, monkeypatch):
    records = filled(register, cast)
    monkeypatch.setattr("yinxin.kit.registers.listing.state.SIZE", 2)
    browser = sign_in(cast.office)
    ways = [None, *ListForm(QueryDict(), register).fields["sort"].choices]
    for way in ways[:7]:
        query = f"sort={way[0]}" if way else ""
        pages = [listed(browser, register, query)]
        while pages[-1].next:
            pages.append(listed(browser, register, pages[-1].next))
        keys = [row.pk for page in pages for row in page.rows]
        assert sorted(keys) == sorted(record.pk for record in records), way
        assert all(len(page.rows) == 2 for page in pages[:-1])


@TWO
def test_export_is_what_is_seen(register, cast, sign_in):
    records = filled(register, cast, published=2)
    browser = sign_in(cast.office)
    shown = listed(browser, register)
    if not kinds(register):
        assert register.personal_fields
        assert browser.get(f"/registers/{register.slug}/export/csv").status_code == 404
        return
    rows = read_csv(browser.get(f"/registers/{register.slug}/export/csv"))
    content = json.loads(body(browser.get(f"/registers/{register.slug}/export/json")))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body(browser.get(f"/registers/{register.slug}/export/xlsx"))))
    table = sheet.get_sheet_by_index(0).to_python()
    count = len(rows) - 1
    if register.personal_fields:
        assert count == register.public_rows().count() < len(records)
    else:
        assert rows[0] == [one.column.label for one in shown.headings]
        assert count == len(records)
    assert len(content["items"]) == len(table) - 1 == count
    assert table[0] == rows[0] == [field["label"] for field in content["fields"]]
    assert len(set(map(tuple, rows))) == len(rows)


@EVERY
def test_no_list_and_no_file_has_a_personal_field_nobody_agreed_to_publish(register, cast, sign_in):
    assert not withheld(register) & set(offered(register))
    if not register.personal_fields or not kinds(register):
        return
    records = filled(register, cast, published=2)
    every = "&".join(f"columns={name}" for name in offered(register))
    (content,) = [json.loads(body(sign_in(cast.office).get(f"/registers/{register.slug}/export/json?{every}")))]
    assert {field["name"] for field in content["fields"]} <= set(register.public_fields) - withheld(register)
    unpublished = [str(getattr(record, register.keys[0])) for record in records if record.published_on is None]
    assert unpublished
    assert not any(key in json.dumps(content["items"], ensure_ascii=False) for key in unpublished)


@EVERY
def test_another_town_sees_nothing_and_changes_nothing(register, cast, sign_in):
    record = entered(register, cast)
    assert listed(sign_in(cast.office), register).total
    stranger = sign_in(cast.neighbour)
    assert listed(stranger, register).total == 0
    ticked = stranger.get(f"/registers/{register.slug}/many/?row={record.pk}&all=1")
    assert ticked.status_code == 409
    if kinds(register):
        assert json.loads(body(stranger.get(f"/registers/{register.slug}/export/json")))["items"] == []


@TWO
def test_more_rows_ask_no_more_queries(register, cast, sign_in, django_assert_max_num_queries):
    browser = sign_in(cast.office)
    entered(register, cast, row=0)
    entered(register, cast, row=1)
    address = f"/registers/{register.slug}/"
    browser.get(address)
    with django_assert_max_num_queries(1_000) as few:
        browser.get(address)
    for row in range(2, len(samples_of(register))):
        entered(register, cast, row=row)
    with django_assert_max_num_queries(len(few.captured_queries) + 2 * len(register.facets.split())):
        # a facet that now has a value asks for its name
        browser.get(address)


@EVERY
def test_no_facet_is_called_like_a_word_of_the_address(register):
    state = state_of(register, QueryDict())
    assert not {one.name for one in state.facets} & {*ListForm.base_fields, *BESIDES}


def test_what_is_not_understood_is_left_out_and_told(books, cast, sign_in):
    page = sign_in(cast.office).get(
        "/registers/genealogies/?kind=genealogy&kind=poem&colour=red&sort=shape&size=7&unit=x"
    )
    told = page.context["list"].state
    assert set(told.ignored) == {"kind=poem", "colour=red", "sort=shape", "size=7", "unit=x"}
    assert page.context["list"].total == 6
    assert "colour=red" in page.content.decode()
    strange = "q=%EF%BC%8C&kind=%20&after=xx&before=W10&surname=%F0%9F%92%A9&year=99999&unit=99999999999999999999"
    assert sign_in(cast.office).get(f"/registers/genealogies/?{strange}").status_code == 200


def test_pages_turn_both_ways_over_ties_and_empty_values(books, cast, sign_in, monkeypatch):
    monkeypatch.setattr("yinxin.kit.registers.listing.state.SIZE", 2)
    browser = sign_in(cast.office)
    for sort in ("volumes", "-volumes"):
        there = [listed(browser, books, f"sort={sort}")]
        while there[-1].next:
            there.append(listed(browser, books, there[-1].next))
        keys = [row.pk for page in there for row in page.rows]
        volumes = [Book.objects.get(pk=key).volumes for key in keys]
        known = [number for number in volumes if number is not None]
        assert known == sorted(known, reverse=sort.startswith("-"))
        assert volumes[len(known) :] == [None] * 3  # the unknown come last, both ways
        back = [there[-1]]
        while back[-1].previous:
            back.append(listed(browser, books, back[-1].previous))
        assert [row.pk for page in reversed(back) for row in page.rows] == keys


def test_a_row_that_comes_in_between_moves_no_page(books, cast, sign_in, monkeypatch):
    monkeypatch.setattr("yinxin.kit.registers.listing.state.SIZE", 3)
    browser = sign_in(cast.office)
    first = listed(browser, books)
    entered(books, cast, code="A-0", name="先出的一种")
    assert listed(browser, books, first.next).rows[0].name.endswith("第3种")
    assert listed(browser, books, listed(browser, books, first.next).previous).rows[-1].name.endswith("第2种")


def test_search_facets_and_columns_stand_in_the_address_together(books, cast, sign_in):
    browser = sign_in(cast.office)
    page = listed(browser, books, "q=梁氏族譜&kind=genealogy&columns=volumes&columns=name&sort=-volumes")
    assert page.total == 6
    assert [one.column.name for one in page.headings] == ["name", "volumes"]
    assert page.headings[1].way == "descending"
    assert sorted(parse_qsl(page.without_words)) == sorted(
        [("kind", "genealogy"), ("columns", "volumes"), ("columns", "name"), ("sort", "-volumes")]
    )
    assert listed(browser, books, "q=梁氏族谱第4").total == 1


def test_a_list_is_kept_shared_and_dropped(books, cast, sign_in):
    browser, colleague, stranger = sign_in(cast.office), sign_in(cast.reader), sign_in(cast.neighbour)
    address = "/registers/genealogies/views/"
    assert browser.post(f"{address}?kind=periodical&sort=-code", {"name": "期刊"}).status_code == 302
    assert browser.post(f"{address}?kind=genealogy", {"name": "大家的", "is_shared": "on"}).status_code == 302
    assert browser.post(f"{address}?kind=genealogy", {"name": ""}).status_code == 302
    own, shared = SavedView.objects.get(name="期刊"), SavedView.objects.get(name="大家的")
    assert SavedView.objects.count() == 2
    assert listed(browser, books, f"view={own.pk}").total == 3
    assert listed(browser, books, f"view={own.pk}&kind=genealogy").total == 6
    assert len(read_csv(browser.get(f"/registers/genealogies/export/csv?view={own.pk}"))) == 4
    assert listed(colleague, books, f"view={shared.pk}").total == 6
    hidden = listed(colleague, books, f"view={own.pk}")
    assert (hidden.total, hidden.state.ignored) == (9, (f"no-view={own.pk}",))
    assert listed(stranger, books, f"view={shared.pk}").state.ignored
    assert colleague.post(f"{address}{shared.pk}/drop/").status_code == 404
    assert browser.post(f"{address}{shared.pk}/drop/").status_code == 302
    assert listed(colleague, books, f"view={shared.pk}").state.ignored


def test_many_records_get_one_value_after_it_was_said_how_many(books, cast, sign_in):
    browser = sign_in(cast.office)
    address = "/registers/genealogies/many/?kind=periodical&all=1"
    assert browser.get(address).context["picked"].count == 3
    asked = f"{address}&field=holder"
    assert browser.post(asked, {"value": "市图书馆", "reason": ""}).status_code == 422
    shown = browser.post(asked, {"value": "市图书馆", "reason": "统一名称"})
    assert shown.context["edit"].changing == 3
    assert not Change.objects.filter(reason="统一名称").exists()
    told = {"value": "市图书馆", "reason": "统一名称", "expected": 2}
    assert browser.post(asked, told).status_code == 200  # another number than was shown: asked once more
    assert browser.post(asked, told | {"expected": 3}).status_code == 302
    assert Book.objects.filter(holder="市图书馆").count() == 3
    assert Change.objects.filter(reason="统一名称", by=cast.office).count() == 3
    assert browser.post(asked, told | {"expected": ""}).context["edit"].changing == 0


def test_the_form_of_one_record_judges_the_value_of_many(books, cast, sign_in):
    browser = sign_in(cast.office)
    row = Book.objects.first()
    ticked = f"/registers/genealogies/many/?row={row.pk}"
    assert browser.post(f"{ticked}&field=volumes", {"value": "99999", "reason": "试"}).status_code == 422
    assert browser.post(f"{ticked}&field=reading", {"value": "burnt", "reason": "试"}).status_code == 422
    fields = dict(browser.get(ticked).context["edit"].choice.fields["field"].choices)
    assert {"code", "name"}.isdisjoint(fields) and "holder" in fields
    assert browser.get(f"{ticked}&field=code").context["edit"].form is None
    assert browser.get("/registers/genealogies/many/").status_code == 409
    assert sign_in(cast.reader).get(ticked).status_code == 404


def test_many_are_shown_to_the_public_and_no_longer(books, cast, sign_in):
    browser = sign_in(cast.office)
    keys = "&".join(f"row={row.pk}" for row in Book.objects.order_by("pk")[:2])
    for turn in ("publish", "withdraw"):
        answer = browser.post(f"/registers/genealogies/many/{turn}/?{keys}&field=volumes", {"public-reason": ""})
        assert (answer.status_code, answer.context["edit"].picked.count) == (422, 2)
        assert answer.context["reason"].errors
    assert browser.post(f"/registers/genealogies/many/publish/?{keys}", {"public-reason": "已核"}).status_code == 302
    assert listed(browser, books, "published=yes").total == 2
    assert (
        browser.post("/registers/genealogies/many/withdraw/?published=yes&all=1", {"public-reason": "更正"}).status_code
        == 302
    )
    assert listed(browser, books, "published=yes").total == 0


def test_a_cell_that_a_spreadsheet_would_run_is_text(books, cast, sign_in):
    actions.change(books, Book.objects.get(code="T-0"), {"name": "=HYPERLINK(1)"}, by=cast.office)
    browser = sign_in(cast.office)
    rows = read_csv(browser.get("/registers/genealogies/export/csv"))
    assert "'=HYPERLINK(1)" in rows[1]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    answer = body(browser.get("/registers/genealogies/export/xlsx?columns=name"))
    assert CalamineWorkbook.from_filelike(io.BytesIO(answer)).get_sheet_by_index(0).to_python()[1] == ["=HYPERLINK(1)"]


def test_places_are_drawn_and_given_out(cast, sign_in):
    register = next(one for one in catalogue if one.geo and not one.personal_fields)
    records = filled(register, cast)
    latitude, longitude = register.geo.split()
    placed = [record for record in records if getattr(record, latitude) is not None]
    assert placed
    browser = sign_in(cast.office)
    page = browser.get(f"/registers/{register.slug}/?show=map")
    assert {point.pk for point in page.context["map"].drawing.points} == {record.pk for record in placed}
    assert page.context["map"].lost == len(records) - len(placed)
    content = json.loads(body(browser.get(f"/registers/{register.slug}/export/geojson")))
    drawn = [one["geometry"]["coordinates"] for one in content["features"] if one["geometry"]]
    assert sorted(map(tuple, drawn)) == sorted(
        (float(getattr(one, longitude)), float(getattr(one, latitude))) for one in placed
    )
    assert browser.get("/registers/genealogies/export/geojson").status_code == 404
    assert browser.get("/registers/genealogies/?show=map").context["map"] is None


def body(answer) -> bytes:
    assert answer.status_code == 200
    return answer.getvalue()


def read_csv(answer) -> list[list[str]]:
    text = body(answer).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))

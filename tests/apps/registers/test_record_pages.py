"""The page of a record, in every register there is: what it says, who may open it, what was done to it, and its card."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.factories.registers import EVERY, TWO, entered, register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of
from yinxin.kit.registers import actions
from yinxin.kit.registers.cells import Kind, kind_of
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.records import likeness, removing, sources
from yinxin.kit.registers.records.page import is_stale
from yinxin.kit.registers.records.removing import in_the_way
from yinxin.kit.registers.records.restoring import restore
from yinxin.kit.registers.sampling import answers, enter, samples_of


def asked(browser, address):
    with CaptureQueriesContext(connection) as caught:
        assert browser.get(address).status_code == 200
    return len(caught)


def page(register, record, what=""):
    return f"/registers/{register.slug}/{record.pk}/{what}"


@TWO
def test_every_sample_opens_with_every_value(register, cast, sign_in):
    browser = sign_in(cast.office)
    for number, row in enumerate(samples_of(register)):
        record = entered(register, cast, row=number)
        text = browser.get(page(register, record)).content.decode()
        for name, value in row.items():
            field = register.model._meta.get_field(name)
            said = value if isinstance(value, str) and kind_of(field) is not Kind.NUMBER else ""
            if field.choices:
                said = dict(field.flatchoices)[value]
            assert escape(str(said).split("\n")[0]) in text, (name, value)


@EVERY
def test_a_stranger_finds_nothing_there(register, cast, sign_in):
    record = entered(register, cast)
    for who in (cast.neighbour, None):
        browser = sign_in(who) if who else Client()
        for what in ("", "history/", "card.pdf", "edit/", "restore/1/", "remove/"):
            answer = browser.get(page(register, record, what))
            assert answer.status_code in (404, 302), what
            assert answer.status_code == 404 or who is None
    assert sign_in(cast.office).get(page(register, record)).status_code == 200


@TWO
def test_the_history_says_what_was_changed_in_words(register, cast, sign_in):
    record = entered(register, cast)
    field = _text_field(register)
    actions.change(register, record, {field.name: "另一个写法"}, by=cast.office, reason="按碑文改正")
    text = sign_in(cast.office).get(page(register, record, "history/")).content.decode()
    assert "按碑文改正" in text
    assert str(field.verbose_name) in text
    assert ("另一个写法" in text) != (field.name in register.personal_fields)


@TWO
def test_an_earlier_version_comes_back(register, cast, sign_in):
    record = entered(register, cast)
    field = _text_field(register)
    if field.name in register.personal_fields:
        pytest.skip("history keeps nothing of it")
    before = getattr(record, field.name)
    actions.change(register, record, {field.name: "写错了"}, by=cast.office)
    browser = sign_in(cast.office)
    shown = browser.get(page(register, record, "restore/1/")).content.decode()
    assert "写错了" in shown
    assert browser.post(page(register, record, "restore/1/"), {"reason": "", "version": 2}).status_code == 422
    assert browser.post(page(register, record, "restore/1/"), {"reason": "改错了", "version": 2}).status_code == 302
    record.refresh_from_db()
    assert getattr(record, field.name) == before
    latest = Change.objects.get(register=register.slug, record=record.pk, version=3)
    assert (latest.act, latest.reason, latest.by) == (Act.RESTORED, "改错了", cast.office)


@TWO
def test_the_card_is_a_sheet_with_the_name(register, cast, sign_in):
    record = entered(register, cast)
    answer = sign_in(cast.office).get(page(register, record, "card.pdf"))
    assert answer["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    printed = "".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    width, height = document[0].get_size()
    document.close()
    assert (round(width * 25.4 / 72), round(height * 25.4 / 72)) == (210, 297)
    assert register.name_of(record) in printed.replace("\r\n", "").replace("\n", "")
    assert f"/registers/{register.slug}/{record.pk}/" in printed.replace("\r\n", "").replace("\n", "")


@EVERY
def test_what_looks_the_same_is_asked_about(register, cast, sign_in):
    if not register.likeness:
        pytest.skip("nothing says when two records are alike")
    record = entered(register, cast)
    row = {**samples_of(register)[0], "unit": cast.place}
    key = register.keys[0]
    fresh = {} if key == register.title else {key: _other_key(register, str(row[key]))}
    browser = sign_in(cast.office)
    sent = _sent(register, cast, {**row, **fresh})
    asked_again = browser.post(f"/registers/{register.slug}/new/", sent)
    assert asked_again.status_code == 422, asked_again.get("Location")
    assert page(register, record) in asked_again.content.decode()
    if fresh:
        assert browser.post(f"/registers/{register.slug}/new/", sent | {"anyway": "on"}).status_code == 302


def test_what_other_towns_call_alike_does_not_crowd_out_ones_own(cast, monkeypatch):
    books = register_named("genealogies")
    monkeypatch.setattr(likeness, "OF_EACH", 3)
    monkeypatch.setattr(likeness, "COMPARED", 3)
    for number in range(4):
        row = {**samples_of(books)[0], "code": f"QK-800{number}"}
        enter(books, row, by=cast.neighbour, unit=cast.elsewhere)
    own = entered(books, cast)
    (found,) = likeness.lookalikes(books, samples_of(books)[0], cast.office)
    assert found.url.endswith(f"/{own.pk}/")


def _sent(register, cast, row):
    return {name: value for name, value in answers(register, row, by=cast.office).items() if value is not None}


def _other_key(register, key):
    """Another key the form takes: the last figure moved on, for keys that carry a check digit their own sample."""
    taken = [str(row[register.keys[0]]) for row in samples_of(register)]
    return next((one for one in taken if one != key), key)


def _text_field(register):
    """A plain text that nothing else depends on."""
    shunned = {*register.keys, register.title}
    for name in register.form_fields:
        field = register.model._meta.get_field(name)
        is_text = field.get_internal_type() == "TextField" or type(field).__name__ == "CharField"
        if is_text and not field.choices and name not in shunned and not field.validators[:-1]:
            return field
    return register.model._meta.get_field(register.title)


def test_a_record_is_published_and_withdrawn_on_its_page(cast, sign_in):
    books = register_named("genealogies")
    book, browser = entered(books, cast), sign_in(cast.office)
    assert browser.post(page(books, book, "publish/")).status_code == 302
    assert "看公众看到的页面" in browser.get(page(books, book)).content.decode()
    assert browser.get(page(books, book, "withdraw/")).status_code == 200
    assert browser.post(page(books, book, "withdraw/"), {"reason": ""}).status_code == 422
    assert browser.post(page(books, book, "withdraw/"), {"reason": "来源待核"}).status_code == 302
    book.refresh_from_db()
    assert book.published_on is None


def test_a_record_is_removed_with_a_reason_and_its_history_stays(cast, sign_in):
    books = register_named("genealogies")
    book, browser = entered(books, cast, published=True), sign_in(cast.office)
    assert "它已公开，不能删去" in browser.get(page(books, book, "remove/")).content.decode()
    assert browser.post(page(books, book, "remove/"), {"reason": "重复"}).status_code == 409
    actions.withdraw(books, books.model._default_manager.all(), by=cast.office, reason="重复")
    assert browser.post(page(books, book, "remove/"), {"reason": ""}).status_code == 422
    assert browser.post(page(books, book, "remove/"), {"reason": "重复"}).status_code == 302
    assert not books.model._default_manager.exists()
    last = Change.objects.filter(register="genealogies", record=book.pk).latest("version")
    assert (last.act, last.reason, last.before["name"]) == (Act.REMOVED, "重复", book.name)
    assert browser.get(page(books, book)).status_code == 404


def test_what_protected_rows_refer_to_is_in_the_way(cast, monkeypatch):
    """A unit stands for what is referred to: no register leads to another's records yet, but its books lead to it."""
    books = register_named("genealogies")
    entered(books, cast)
    book = entered(books, cast, row=1)
    assert in_the_way(cast.place)[str(books.model._meta.verbose_name)] == 2
    assert not in_the_way(book)
    monkeypatch.setattr(removing, "in_the_way", lambda _row: {"友好城市": 1})
    with pytest.raises(RefusedError) as refused:
        removing.remove(books, book, by=cast.office, reason="重复")
    assert refused.value.code == "record-in-use"
    assert "友好城市 1" in sentence_of(refused.value)
    assert books.model._default_manager.filter(pk=book.pk).exists()


def test_restoring_what_makes_no_sense_any_longer_is_refused(cast, sign_in):
    books = register_named("genealogies")
    book, other = entered(books, cast), entered(books, cast, row=1)
    actions.change(books, book, {"code": "ZP-7777"}, by=cast.office)
    actions.change(books, other, {"code": "ZP-0001"}, by=cast.office)
    answer = sign_in(cast.office).post(page(books, book, "restore/1/"), {"reason": "改回", "version": 2})
    assert answer.status_code == 409
    assert "恢复不了" in answer.content.decode()
    book.refresh_from_db()
    assert (book.code, book.version) == ("ZP-7777", 2)


def test_restoring_to_a_unit_that_is_not_mine_is_refused(cast):
    books = register_named("genealogies")
    book = entered(books, cast)
    actions.change(books, book, {"unit": cast.elsewhere}, by=cast.office)
    actions.change(books, book, {"unit": cast.place}, by=cast.office)
    with pytest.raises(RefusedError) as refused:
        restore(books, book, 2, seen=3, by=cast.office, reason="改回")
    assert refused.value.code == "record-restore-not-yours"


@pytest.mark.parametrize("version", [0, 3, 99, 2**62])
def test_a_version_that_never_was_is_refused(cast, sign_in, version):
    books = register_named("genealogies")
    book = entered(books, cast)
    actions.change(books, book, {"volumes": 3}, by=cast.office)
    assert sign_in(cast.office).get(page(books, book, f"restore/{version}/")).status_code in (404, 409)


def test_restoring_two_versions_back_takes_every_change_back(cast):
    books = register_named("genealogies")
    book = entered(books, cast)
    for volumes, years in ((1, "1936"), (2, "民国廿五年"), (3, "明清")):
        actions.change(books, book, {"volumes": volumes, "years": years}, by=cast.office)
    restore(books, book, 2, seen=4, by=cast.office, reason="核对原书")
    book.refresh_from_db()
    assert (book.volumes, book.years, book.years_year) == (1, "1936", 1936)


def test_who_was_slower_restores_nothing(cast):
    books = register_named("genealogies")
    book = entered(books, cast)
    actions.change(books, book, {"volumes": 1}, by=cast.office)
    actions.change(books, book, {"volumes": 2}, by=cast.office)
    with pytest.raises(RefusedError) as refused:
        restore(books, book, 1, seen=2, by=cast.office, reason="改回")
    assert refused.value.code == "record-changed-since"


def test_sources_are_footnotes_that_facts_share(cast, sign_in):
    books = register_named("genealogies")
    book, browser = entered(books, cast), sign_in(cast.office)
    told = {"source": "《榕江区志》第三册", "url": "example.org/zhi", "as_of": "2025-06-01"}
    assert browser.get(page(books, book, "source/years/")).status_code == 200
    assert browser.post(page(books, book, "source/years/"), told | {"as_of": ""}).status_code == 422
    for field in ("years", "volumes"):
        assert browser.post(page(books, book, f"source/{field}/"), told).status_code == 302
    assert {name: note.number for name, note in sources.notes(books, book).items()} == {"years": 1, "volumes": 1}
    shown = browser.get(page(books, book)).content.decode()
    assert shown.count("《榕江区志》第三册") == 1
    assert shown.count('href="#note-1"') == 2
    assert browser.post(page(books, book, "source/years/"), {"source": ""}).status_code == 302
    assert set(sources.notes(books, book)) == {"volumes"}
    assert browser.get(page(books, book, "source/name/")).status_code == 404


def test_the_public_gets_the_sources_of_public_facts_alone(cast, monkeypatch):
    books = register_named("genealogies")
    book = entered(books, cast)
    monkeypatch.setattr(type(books), "sourced", "years shelf")
    for field in ("years", "shelf"):
        day = date(2025, 6, 1)
        sources.set_source(books, book, field, source="卡片目录", url="", as_of=day, by=cast.office)
    assert set(sources.notes(books, book)) == {"years", "shelf"}
    assert set(sources.notes(books, book, only_public=True)) == {"years"}


@pytest.mark.parametrize(("today", "stale"), [(date(2026, 5, 20), False), (date(2027, 5, 20), True)])
def test_nobody_looked_for_too_long(cast, monkeypatch, today, stale):
    books = register_named("genealogies")
    book = entered(books, cast)
    monkeypatch.setattr(type(books), "stale_after", 12)
    book.changed_at = book.changed_at.replace(year=2026, month=5, day=20, hour=2)
    assert is_stale(books, book, today) == stale
    book.checked_on = date(2027, 1, 1)
    assert not is_stale(books, book, today)


def test_a_page_asks_the_database_no_more_for_a_longer_history(cast, sign_in):
    books = register_named("genealogies")
    book, browser = entered(books, cast), sign_in(cast.office)
    browser.get(page(books, book, "history/"))
    few = [asked(browser, page(books, book, what)) for what in ("", "history/")]
    for number in range(12):
        actions.change(books, book, {"volumes": number + 20, "unit": cast.elsewhere}, by=cast.office)
        actions.change(books, book, {"unit": cast.place}, by=cast.office)
    many = [asked(browser, page(books, book, what)) for what in ("", "history/")]
    assert many[0] <= few[0]
    assert many[1] <= few[1] + 1, "the names of the units it led to, asked once"


def test_a_page_in_traditional_characters_calls_it_so(cast, sign_in):
    books = register_named("genealogies")
    book, browser = entered(books, cast, name="开平谭氏宗谱"), sign_in(cast.office)
    browser.cookies["django_language"] = "zh-hant"
    assert '<h1 lang="zh">開平譚氏宗譜</h1>' in browser.get(page(books, book)).content.decode()


def test_a_traditional_name_is_computed_until_somebody_writes_it(cast, sign_in):
    heritage, browser = register_named("heritage"), sign_in(cast.office)
    site = entered(heritage, cast, name="榕江三里桥", name_hant="")
    assert "榕江三里橋" in browser.get(page(heritage, site)).content.decode()
    actions.change(heritage, site, {"name_hant": "榕江三里穚"}, by=cast.office)
    text = browser.get(page(heritage, site)).content.decode()
    assert "榕江三里穚" in text
    assert "由简体转换" not in text
    browser.cookies["django_language"] = "zh-hant"
    assert '<h1 lang="zh">榕江三里穚</h1>' in browser.get(page(heritage, site)).content.decode()

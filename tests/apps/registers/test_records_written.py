"""Records are written by one writer: with history, with an event, refused when another was quicker."""

from __future__ import annotations

import pytest

from tests.factories.registers import EVERY, entered, register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history
from yinxin.kit.registers import actions
from yinxin.kit.registers.forms import form_of
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.sampling import samples_of


@EVERY
def test_every_sample_is_a_record_the_form_takes(register, cast):
    records = [entered(register, cast, row=number) for number in range(len(samples_of(register)))]
    assert len(records) >= 3
    assert Change.objects.filter(register=register.slug, act=Act.CREATED).count() == len(records)


@EVERY
def test_opening_the_form_and_saving_it_changes_nothing(register, cast, sign_in):
    record = entered(register, cast)
    browser = sign_in(cast.office)
    address = f"/registers/{register.slug}/{record.pk}/edit/"
    form = form_of(register)(instance=record, user=cast.office)
    sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    assert browser.get(address).status_code == 200
    assert browser.post(address, sent).status_code == 302
    assert Change.objects.filter(register=register.slug, record=record.pk).count() == 1


def test_a_change_keeps_who_why_and_what(cast, sign_in):
    books = register_named("genealogies")
    book = entered(books, cast)
    actions.change(books, book, {"volumes": 11}, by=cast.office, reason="清点")
    latest = Change.objects.get(register="genealogies", record=book.pk, version=2)
    assert (latest.before, latest.after, latest.reason, latest.by) == (
        {"volumes": 12},
        {"volumes": 11},
        "清点",
        cast.office,
    )
    assert [event.action for event in history(book)] == ["registers.create", "registers.change"]


def test_who_was_slower_is_told(cast):
    books = register_named("genealogies")
    book = entered(books, cast)
    actions.change(books, book, {"volumes": 11}, by=cast.office, version=1)
    with pytest.raises(RefusedError) as refused:
        actions.change(books, book, {"volumes": 13}, by=cast.office, version=1)
    assert refused.value.code == "record-changed-since"


def test_a_key_belongs_to_one_record(cast):
    books = register_named("genealogies")
    book, other = entered(books, cast), entered(books, cast, row=1)
    with pytest.raises(RefusedError) as refused:
        actions.change(books, other, {"code": book.code}, by=cast.office)
    assert refused.value.code == "record-key-taken"


def test_a_record_is_written_on_the_page(cast, sign_in):
    books = register_named("genealogies")
    browser = sign_in(cast.office)
    assert browser.get("/registers/").status_code == 200
    assert browser.get("/registers/genealogies/new/").status_code == 200
    row = {**samples_of(books)[0], "unit": cast.place.pk}
    assert browser.post("/registers/genealogies/new/", row).status_code == 302
    assert books.model._default_manager.get().name == row["name"]
    assert browser.post("/registers/genealogies/new/", row | {"code": ""}).status_code == 422


def test_another_town_neither_sees_nor_changes_it(cast, sign_in):
    books = register_named("genealogies")
    book = entered(books, cast)
    assert sign_in(cast.office).get(f"/registers/genealogies/{book.pk}/edit/").status_code == 200
    assert sign_in(cast.neighbour).get(f"/registers/genealogies/{book.pk}/edit/").status_code == 404
    assert sign_in(cast.reader).get(f"/registers/genealogies/{book.pk}/edit/").status_code == 404
    assert sign_in(cast.office).get("/registers/no-such-register/new/").status_code == 404

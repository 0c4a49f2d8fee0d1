"""Checks fall due by themselves, an answer is kept once and changes the record, and what does not agree stands open until it is settled."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.factories.checks import before_of, came_in, now_of
from tests.factories.registers import entered, register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import Act, Change, CheckAnswer
from yinxin.kit.registers.rounds import access, due
from yinxin.kit.registers.rounds.answering import Found, answer, settle
from yinxin.kit.registers.rounds.rounds import UnknownRoundError, round_named, rounds_asked

CHECKED = [
    pytest.param(register, check, id=f"{register.slug}-{check.name}")
    for register in catalogue
    for check in register.checks
]


def jpeg(name: str = "架位.jpg") -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (8, 8), "red").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def in_check(register, check, record) -> None:
    if check.stages:
        register.model._default_manager.filter(pk=record.pk).update(stage=check.stages[0])


@pytest.fixture
def books():
    return register_named("genealogies")


@pytest.fixture
def stock(books):
    """The stock-taking of the year before: whatever the day of the test, it is past and may still be answered."""
    return before_of(books, books.checks[0])


@pytest.fixture
def book(books, stock, cast):
    kept = entered(books, cast)
    came_in(books, kept, stock.first)
    return kept


@pytest.mark.parametrize(("register", "check"), CHECKED)
def test_a_record_is_due_from_the_period_in_which_it_came(register, check, cast):
    asked, before = now_of(register, check), before_of(register, check)
    record = entered(register, cast)
    in_check(register, check, record)
    rows = register.checked(check, register.model._default_manager.filter(pk=record.pk))
    if not rows.exists():
        pytest.skip("the register leaves this record out for reasons of its own")
    came_in(register, record, asked.last + timedelta(days=1))
    assert not due.looked_at(asked, rows).exists()
    came_in(register, record, asked.last)
    assert due.open_ones(asked, rows).exists()
    assert not due.looked_at(before, rows).exists()
    came_in(register, record, before.last)
    tally = due.whole(before, rows, before.last + timedelta(days=1))
    assert (tally.total, tally.done, tally.overdue) == (1, 0, 1)
    assert due.whole(before, rows, before.last).overdue == 0


@pytest.mark.parametrize(("register", "check"), CHECKED)
def test_an_answer_on_the_phone_is_kept(register, check, cast, sign_in):
    asked = now_of(register, check)
    record = entered(register, cast)
    in_check(register, check, record)
    came_in(register, record, asked.first)
    if not due.open_ones(asked, register.kept_by(cast.office)).exists():
        pytest.skip("the register leaves this record out for reasons of its own")
    browser = sign_in(cast.office)
    page = f"/registers/check/{register.slug}/{record.pk}/{check.name}/{asked.slug}/"
    form = browser.get(page).context["form"]
    sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    sent |= {f"initial-{name}": sent[name] for name in check.asks}
    assert browser.post(page, sent).status_code == 302
    kept = CheckAnswer.objects.get()
    assert (kept.record, kept.round, kept.period, kept.agrees) == (record.pk, check.name, asked.period, True)
    record.refresh_from_db()
    assert record.checked_on == timezone.localdate()
    assert "已经核查" in browser.get(page).content.decode()


def test_an_answer_changes_what_was_asked_and_confirms_the_rest(books, book, stock, cast):
    found = Found(uuid4(), stock.last, {"shelf": "乙-1"}, found="书脊开裂")
    kept = answer(stock, book, found, by=cast.office)
    book.refresh_from_db()
    assert (book.shelf, book.checked_on) == ("乙-1", stock.last)
    change = Change.objects.get(register="genealogies", record=book.pk, act=Act.CHECKED)
    assert change.after == {"shelf": "乙-1", "checked_on": stock.last.isoformat()}
    assert change.reason == f"年度清点 {stock.first.year} 年"
    assert kept.values == {"reading": "on-site", "shelf": "乙-1", "volumes": 12}
    (line,) = due.lines(stock, [book], timezone.localdate())
    assert line.standing == "done"


def test_what_was_confirmed_does_not_undo_a_later_change(books, book, stock, cast, sign_in):
    """A phone kept the form for days; meanwhile somebody corrected the shelf."""
    page = f"/registers/check/genealogies/{book.pk}/stock/{stock.slug}/"
    browser = sign_in(cast.office)
    form = browser.get(page).context["form"]
    sent = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    sent |= {f"initial-{name}": sent[name] for name in stock.check.asks}
    actions.change(books, book, {"shelf": "丙-9"}, by=cast.steward)
    assert browser.post(page, sent | {"volumes": 11}).status_code == 302
    book.refresh_from_db()
    assert (book.shelf, book.volumes) == ("丙-9", 11)


def test_an_answer_sent_twice_arrives_once(book, stock, cast, sign_in):
    browser = sign_in(cast.office)
    page = f"/registers/check/genealogies/{book.pk}/stock/{stock.slug}/"
    sent = {"check_key": str(uuid4()), "check_day": str(stock.last), "check_agrees": "yes", "reading": "copy"}
    queued = {"HTTP_X_YINXIN_QUEUE": "1"}
    assert browser.post(page, sent | {"check_photos": jpeg()}, **queued).status_code == 204
    assert browser.post(page, sent | {"check_photos": jpeg()}, **queued).status_code == 204
    kept = CheckAnswer.objects.get()
    assert kept.photos.count() == 1
    assert Change.objects.filter(act=Act.CHECKED).count() == 1
    photo = kept.photos.get()
    assert sign_in(cast.reader).get(f"/registers/photos/{photo.pk}/").status_code == 200
    assert sign_in(cast.neighbour).get(f"/registers/photos/{photo.pk}/").status_code == 404


def test_of_two_who_check_one_record_the_second_is_told(book, stock, cast):
    answer(stock, book, Found(uuid4(), stock.last, {}), by=cast.office)
    with pytest.raises(RefusedError) as refused:
        answer(stock, book, Found(uuid4(), stock.last, {}), by=cast.steward)
    assert (refused.value.code, refused.value.facts["who"]) == ("check-answered", "林小梅")


def test_a_key_is_good_for_one_record(books, book, stock, cast):
    other = entered(books, cast, row=1)
    key = uuid4()
    answer(stock, book, Found(key, stock.last, {}), by=cast.office)
    with pytest.raises(RefusedError, match="check-key-taken"):
        answer(stock, other, Found(key, stock.last, {}), by=cast.office)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"check_agrees": "no"}, "check_mismatch"),
        ({"check_day": "2999-01-01"}, "check_day"),
        ({"check_day": "1999-01-01"}, "check_day"),
        ({"check_key": "1"}, "check_key"),
        ({"reading": "somehow"}, "reading"),
    ],
)
def test_a_form_that_makes_no_sense_keeps_nothing(book, stock, cast, sign_in, given, fault):
    page = f"/registers/check/genealogies/{book.pk}/stock/{stock.slug}/"
    sent = {"check_key": str(uuid4()), "check_day": str(stock.last), "check_agrees": "yes", "reading": "copy"}
    refused = sign_in(cast.office).post(page, sent | given)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [fault]
    assert not CheckAnswer.objects.exists()


def test_a_photo_that_is_none_is_refused_and_nothing_kept(book, stock, cast, sign_in):
    page = f"/registers/check/genealogies/{book.pk}/stock/{stock.slug}/"
    sent = {"check_key": str(uuid4()), "check_day": str(stock.last), "check_agrees": "yes", "reading": "copy"}
    sent["check_photos"] = SimpleUploadedFile("假.jpg", b"MZ not a picture", "image/jpeg")
    assert sign_in(cast.office).post(page, sent).status_code in {409, 422}
    assert not CheckAnswer.objects.exists()


def test_what_does_not_agree_stands_open_until_it_is_settled(book, stock, cast, sign_in):
    kept = answer(stock, book, Found(uuid4(), stock.last, {}, mismatch="只剩十册"), by=cast.office)
    office = sign_in(cast.office)
    assert "只剩十册" in office.get("/registers/mismatches/").content.decode()
    assert "只剩十册" not in sign_in(cast.neighbour).get("/registers/mismatches/").content.decode()
    page = f"/registers/mismatches/{kept.pk}/"
    assert office.get(page).status_code == 200
    assert office.post(page, {"settlement": ""}).status_code == 422
    assert office.post(page, {"settlement": "改登记为十册"}).status_code == 302
    assert office.post(page, {"settlement": "再办"}).status_code == 409
    assert "只剩十册" not in office.get("/registers/mismatches/").content.decode()
    with pytest.raises(RefusedError, match="mismatch-settled"):
        settle(kept, by=cast.office, settlement="又办")


def test_the_due_list_counts_by_unit(books, book, stock, cast, sign_in):
    bureau = cast.offices["市外事侨务局"]
    other = entered(books, cast, row=1, unit=bureau)
    came_in(books, other, stock.first)
    answer(stock, book, Found(uuid4(), stock.last, {}), by=cast.office)
    tallies = {
        one.label: (one.total, one.done) for one in due.by(stock, books.visible_to(cast.office), "unit", stock.last)
    }
    assert tallies == {"五邑市人民政府": (1, 1), "市外事侨务局": (1, 0)}
    page = sign_in(cast.reader).get(f"/registers/genealogies/due/?round=stock&period={stock.slug}")
    assert page.context["list"].whole.overdue == 1
    only = sign_in(cast.reader).get(
        f"/registers/genealogies/due/?round=stock&period={stock.slug}&by=unit&value={bureau.pk}&standing=open"
    )
    assert [line.name for line in only.context["list"].lines] == [other.name]
    behind = sign_in(cast.office).get("/registers/overdue/").content.decode()
    assert "市外事侨务局" in behind


def test_the_due_list_goes_out_as_a_sheet(books, book, stock, cast, sign_in):
    actions.change(books, book, {"name": "=cmd|谱"}, by=cast.office)
    address = "/registers/genealogies/due/export"
    office = sign_in(cast.office)
    text = office.get(f"{address}/csv/?round=stock&period={stock.slug}").content.decode("utf-8-sig")
    assert text.splitlines()[1].split(",")[:3] == ["ZP-0001", "'=cmd|谱", "五邑市人民政府"]
    assert "逾期" in text
    assert office.get(f"{address}/xlsx/?round=stock&period={stock.slug}").content.startswith(b"PK")
    assert office.get(f"{address}/pdf/").status_code == 404


@pytest.mark.parametrize("query", ["round=nothing", "round=stock&period=2026Q1", "by=name", "by=unit&value=abc"])
def test_a_due_list_of_nothing_is_not_found(cast, sign_in, query):
    assert sign_in(cast.office).get(f"/registers/genealogies/due/?{query}").status_code == 404


def test_the_phone_shows_whoever_keeps_records_what_is_due(books, book, cast, sign_in):
    theirs = entered(books, cast, row=1, unit=cast.offices["市外事侨务局"])
    page = sign_in(cast.clerk).get("/registers/check/").content.decode()
    assert theirs.name in page
    assert book.name not in page
    assert sign_in(cast.clerk).get("/registers/check/worker.js")["Content-Type"].startswith("text/javascript")
    assert sign_in(cast.clerk).get("/registers/check/token/").json()["owner"] == str(cast.clerk.pk)


def test_a_check_of_another_town_or_long_past_is_not_filled_in(books, book, stock, cast, sign_in):
    page = f"/registers/check/genealogies/{book.pk}/stock/{stock.slug}/"
    assert sign_in(cast.neighbour).get(page).status_code == 404
    came_in(books, book, date(2001, 1, 1))
    long_past = sign_in(cast.office).get(f"/registers/check/genealogies/{book.pk}/stock/2003/")
    assert "不再补填" in long_past.content.decode()
    sent = {"check_key": str(uuid4()), "check_day": "2003-02-02", "check_agrees": "yes", "reading": "copy"}
    refused = sign_in(cast.office).post(f"/registers/check/genealogies/{book.pk}/stock/2003/", sent)
    assert refused.status_code == 409
    assert not CheckAnswer.objects.exists()


def test_only_pages_of_checks_may_start_a_worker(cast, sign_in):
    browser = sign_in(cast.office)
    assert "worker-src 'self'" in browser.get("/registers/check/")["Content-Security-Policy"]
    assert "worker-src" not in browser.get("/registers/")["Content-Security-Policy"]


def test_more_records_cost_no_more_queries(books, stock, cast, sign_in, django_assert_max_num_queries):
    browser = sign_in(cast.office)
    for row in range(4):
        came_in(books, entered(books, cast, row=row), stock.first)
    with django_assert_max_num_queries(32):
        browser.get(f"/registers/genealogies/due/?round=stock&period={stock.slug}")


def test_unknown_rounds_are_told_apart_from_none(books, db):
    assert [one.name for one in rounds_asked(books, date(2026, 5, 1))] == ["stock", "stock"]
    with pytest.raises(UnknownRoundError):
        round_named(books, "campaign-7", "once")


def test_the_page_of_a_record_shows_its_stage_and_what_is_due(books, book, stock, cast, sign_in):
    page = sign_in(cast.office).get(f"/registers/genealogies/{book.pk}/").content.decode()
    assert "stage-line" in page
    assert "清点记录（附件）" in page
    assert f"/registers/check/genealogies/{book.pk}/stock/{stock.slug}/" in page
    answer(stock, book, Found(uuid4(), stock.last, {}, mismatch="只剩十册"), by=cast.office)
    page = sign_in(cast.reader).get(f"/registers/genealogies/{book.pk}/").content.decode()
    assert "只剩十册" in page
    assert "/move/" not in page


def test_the_due_page_opens_with_a_round_that_has_records_and_nought_of_nought_is_no_hundred(books, cast, sign_in):
    browser = sign_in(cast.office)
    asked = now_of(books, books.checks[0])
    empty = browser.get("/registers/genealogies/due/").content.decode()
    assert "没有要核查的" in empty
    assert "100%" not in empty
    came_in(books, entered(books, cast), asked.last)
    page = browser.get("/registers/genealogies/due/")
    assert (page.context["list"].round.period, page.context["list"].whole.total) == (asked.period, 1)


def test_of_rounds_that_are_all_over_the_latest_with_records_is_shown(books, cast, monkeypatch):
    before = before_of(books, books.checks[0])
    year = before.first.year
    older, oldest = (round_named(books, before.name, str(year - back)) for back in (1, 2))
    monkeypatch.setattr(access, "rounds_asked", lambda *_asked: [oldest, older, before])
    rows = books.model.objects.all()
    assert access.round_shown(books, "", "", rows) == before
    came_in(books, entered(books, cast), before.last)
    assert access.round_shown(books, "", "", rows) == before

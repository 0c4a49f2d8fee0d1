"""Pictures and papers of records: attached, shown, given to whoever may see them and to nobody else, taken out, erased."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.factories.registers import attached, entered, picture, register_named
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history
from yinxin.kit.intake.models import Received
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Attachment, Change
from yinxin.kit.registers.records import attaching, attachments
from yinxin.kit.registers.records.erasing import erase
from yinxin.kit.registers.records.removing import remove


@pytest.fixture
def books():
    return register_named("genealogies")


def address(row, what=""):
    return f"/files/genealogies/{row.pk}/{what}"


def upload(name, content):
    return {"file": SimpleUploadedFile(name, content), "kind": "photo", "caption": "扉页", "credit": "市档案馆提供"}


def test_a_photograph_is_attached_on_the_page_and_seen_small(books, cast, sign_in):
    book, browser = entered(books, cast), sign_in(cast.office)
    new = f"/registers/genealogies/{book.pk}/files/new/"
    assert browser.get(new).status_code == 200
    assert browser.post(new, {"kind": "photo", "caption": "扉页"}).status_code == 422
    assert browser.post(new, upload("扉页.jpg", picture())).status_code == 302
    row = Attachment.objects.get()
    page = browser.get(f"/registers/genealogies/{book.pk}/").content.decode()
    assert "扉页" in page
    assert address(row, "small/") in page
    small = browser.get(address(row, "small/"))
    with Image.open(BytesIO(small.content)) as seen:
        assert max(seen.size) <= 320
    whole = browser.get(address(row))
    assert whole["Content-Disposition"].startswith("attachment")
    with Image.open(BytesIO(b"".join(whole.streaming_content))) as seen:
        assert seen.size == (640, 480)
    assert [event.action for event in history(book)][-1] == "registers.attach"


def test_only_whoever_sees_the_record_gets_its_papers(books, cast, sign_in):
    book = entered(books, cast, published=True)
    private = attached(books, book, by=cast.office)
    for browser in (Client(), sign_in(cast.neighbour)):
        for what in ("", "small/"):
            assert browser.get(address(private, what)).status_code == 404
    assert sign_in(cast.reader).get(address(private)).status_code == 200


def test_a_public_one_is_public_only_with_its_record(books, cast):
    book = entered(books, cast)
    row = attached(books, book, by=cast.office, is_public=True)
    anybody = Client()
    assert attachments.public_of(books, book) == [row]
    assert anybody.get(address(row, "small/")).status_code == 404
    actions.publish(books, books.model._default_manager.all(), by=cast.office)
    assert anybody.get(address(row, "small/")).status_code == 200
    assert anybody.get(address(row)).status_code == 200
    actions.withdraw(books, books.model._default_manager.all(), by=cast.office, reason="待核")
    assert anybody.get(address(row)).status_code == 404


def test_what_waits_for_its_scan_counts_for_nothing_and_is_given_to_nobody(books, cast, sign_in):
    book = entered(books, cast, published=True)
    row = attached(books, book, by=cast.office, is_public=True)
    assert attachments.attached_kinds(books, book) == {"photo"}
    Received.objects.update(state=Received.State.QUARANTINED)
    assert attachments.attached_kinds(books, book) == set()
    assert attachments.public_of(books, book) == []
    assert Client().get(address(row)).status_code == 404
    browser = sign_in(cast.office)
    assert browser.get(address(row)).status_code == 409
    assert browser.get(address(row, "small/")).status_code == 404
    page = browser.get(f"/registers/genealogies/{book.pk}/").content.decode()
    assert "等待病毒扫描" in page
    assert address(row, "small/") not in page


def test_what_is_said_of_it_is_put_right_by_who_keeps_the_record(books, cast, sign_in):
    row = attached(books, entered(books, cast), by=cast.office)
    edit = f"/registers/genealogies/files/{row.pk}/edit/"
    browser = sign_in(cast.office)
    assert browser.get(edit).status_code == 200
    assert browser.post(edit, {"kind": "photo", "caption": ""}).status_code == 422
    assert browser.post(edit, {"kind": "photo", "caption": "封面", "is_public": "on"}).status_code == 302
    row.refresh_from_db()
    assert (row.caption, row.is_public) == ("封面", True)
    assert sign_in(cast.neighbour).get(edit).status_code == 404
    assert sign_in(cast.reader).get(edit).status_code == 404


def test_one_that_is_taken_out_leaves_its_name_and_no_bytes(books, cast, sign_in, django_capture_on_commit_callbacks):
    book = entered(books, cast)
    row = attached(books, book, by=cast.office)
    kept = row.received.file.storage, row.received.file.name
    out, browser = f"/registers/genealogies/files/{row.pk}/remove/", sign_in(cast.office)
    assert browser.get(out).status_code == 200
    assert browser.post(out, {"reason": ""}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(out, {"reason": "拍错了"}).status_code == 302
    assert not kept[0].exists(kept[1])
    assert not Received.objects.exists()
    assert attachments.attached_kinds(books, book) == set()
    assert browser.get(address(row)).status_code == 404
    last = list(history(book))[-1]
    assert (last.action, last.reason) == ("registers.remove-attachment", "拍错了")


def test_a_paper_marked_secret_is_refused_before_anything_is_kept(books, cast):
    book = entered(books, cast)
    said = {"kind": "paper", "caption": "批复", "credit": "", "rights": "", "is_public": False}
    with pytest.raises(RefusedError) as refused:
        attaching.attach(books, book, "批复.txt", "机密★5年\n关于修缮的批复\n同意。".encode(), said, by=cast.office)
    assert refused.value.code == "classified"
    assert not Received.objects.exists()


def test_a_record_has_only_so_many(books, cast, monkeypatch):
    monkeypatch.setattr(attaching, "MOST", 1)
    book = entered(books, cast)
    attached(books, book, by=cast.office)
    with pytest.raises(RefusedError) as refused:
        attached(books, book, by=cast.office)
    assert refused.value.code == "attachments-many"
    assert Received.objects.count() == 1


def test_the_papers_a_step_asks_for_come_first(books):
    heritage = register_named("heritage")
    asked = {one.kind for step in heritage.stages.steps for one in step.evidence}
    kinds = list(attachments.kinds_of(heritage))
    assert set(kinds[: len(asked)]) == asked
    assert set(kinds) >= {"photo", "paper", "drawing", "other"}


def test_a_removed_record_takes_its_papers_along(books, cast):
    book = entered(books, cast)
    attached(books, book, by=cast.office)
    remove(books, book, by=cast.office, reason="重复")
    assert not Received.objects.exists()
    assert Attachment.objects.get().removed_by == cast.office


def test_an_erased_record_leaves_nothing_of_what_it_held(books, cast):
    book, other = entered(books, cast), entered(books, cast, row=1)
    attached(books, book, by=cast.office, caption="某人手稿")
    actions.change(books, book, {"summary": "只此一句"}, by=cast.office)
    erase(books, book, by=cast.office, reason="本人要求")
    assert list(books.model._default_manager.all()) == [other]
    assert not Change.objects.filter(register="genealogies", record=book.pk).exists()
    assert not Attachment.objects.exists()
    assert not Received.objects.exists()
    told = [event for event in history(book) if event.action != "registers.erase"]
    assert told
    assert all(not event.old and not event.new for event in told)
    assert Change.objects.filter(record=other.pk).exists()
    erase(books, book, by=cast.office, reason="再一次")

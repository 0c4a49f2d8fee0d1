"""林小梅 uploads documents: kept once, read in the background, refused with a sentence where they must be."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.proposals import ANOTHER, FIRST, INTERNAL, SECRET, imported, read
from yinxin.apps.plans import actions
from yinxin.apps.plans.models import Classification, Plan, ProposedTask, Source, Task
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event
from yinxin.kit.intake.models import Received
from yinxin.kit.outbox.models import Job


def test_an_uploaded_plan_waits_at_the_desk_and_nothing_of_it_is_in_the_list(cast):
    source = imported(cast)
    assert source.state == Source.State.READY
    assert source.proposed.count() == 4
    assert source.plan.title == "五邑市侨乡记忆保护行动方案"
    assert source.plan.document_number == "五府办〔2031〕7号"
    assert source.plan.state == Plan.State.DRAFT
    assert not Task.objects.exists()
    assert list(Event.objects.values_list("action", flat=True).order_by("sequence"))[-2:] == [
        "plans.upload",
        "plans.read",
    ]


def test_the_bytes_are_kept_as_they_came_under_a_name_of_no_meaning(cast):
    source = imported(cast, name="../../秘方.txt")
    kept = source.received
    assert source.name == kept.name == "秘方.txt"
    assert re.fullmatch(r"received/[0-9a-f]{2}/[0-9a-f]{32}", kept.file.name)
    assert kept.file.read() == FIRST.encode()
    assert source.sha256 == kept.sha256 == kept.kept_sha256 == hashlib.sha256(FIRST.encode()).hexdigest()


@pytest.mark.parametrize("mark", ["绝密", "机 密", "秘密★5年", "密级：机密"])
def test_of_a_marked_document_nothing_is_kept(cast, mark):
    before = Event.objects.count()
    receipt = actions.upload([("方案.txt", f"{mark}\n{FIRST}".encode())], place=cast.place, by=cast.office)[0]
    assert receipt.source is None
    assert "不得存入" in receipt.refusal
    assert not Source.objects.exists()
    assert not Job.objects.exists()
    assert Event.objects.count() == before
    assert not default_storage.exists("received")
    assert not default_storage.exists("quarantine")
    assert not Received.objects.exists()


def test_a_document_marked_internal_is_kept_for_the_office(cast):
    assert imported(cast, INTERNAL).plan.classification == Classification.INTERNAL
    assert imported(cast, ANOTHER).plan.classification == Classification.OPEN


def test_several_files_are_judged_one_by_one(cast):
    files = [("甲.txt", FIRST.encode()), ("乙.txt", b""), ("丙.txt", SECRET.encode()), ("丁.txt", ANOTHER.encode())]
    receipts = actions.upload(files, place=cast.place, by=cast.office)
    assert [bool(receipt.source) for receipt in receipts] == [True, False, False, True]
    assert all(receipt.refusal for receipt in receipts if not receipt.source)
    assert Source.objects.count() == 2


def test_the_same_file_again_is_recognised_and_read_once(cast):
    first = imported(cast)
    receipt = actions.upload([("改了名.txt", FIRST.encode())], place=cast.place, by=cast.office)[0]
    assert receipt.source == first
    assert not receipt.is_new
    assert Job.objects.count() == 1


def test_another_place_may_upload_the_same_file(cast):
    imported(cast)
    receipt = actions.upload([("方案.txt", FIRST.encode())], place=cast.elsewhere, by=cast.neighbour)[0]
    assert receipt.is_new


def test_a_file_over_the_limit_is_refused_with_its_size(cast, settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    receipt = actions.upload([("大.txt", b"\xe4\xbe\xa8" * 400_000)], place=cast.place, by=cast.office)[0]
    assert "1MB" in receipt.refusal
    assert not Source.objects.exists()


def test_delivered_twice_a_reading_lays_the_desk_once(cast):
    source = imported(cast)
    row = source.proposed.first()
    actions.drop(row, "重复", by=cast.office)
    Job.objects.update(state="queued")
    read(source)
    row.refresh_from_db()
    assert row.state == ProposedTask.State.DROPPED


def test_a_reading_that_fails_says_why_and_can_be_tried_again(cast, monkeypatch):
    from yinxin.apps.plans.actions import reading
    from yinxin.domain.errors import UnreadableError

    def broken(document):
        raise UnreadableError("damaged", "文件已损坏，请重新保存后再上传。")

    with monkeypatch.context() as patched:
        patched.setattr(reading, "propose", broken)
        source = imported(cast)
    assert source.state == Source.State.FAILED
    assert source.refusal == "文件已损坏，请重新保存后再上传。"
    actions.read_again(source, by=cast.office)
    assert read(source).state == Source.State.READY
    with pytest.raises(RefusedError):
        actions.read_again(source, by=cast.office)


def test_the_office_uploads_on_the_page_and_sees_the_reading_go_on(cast, sign_in):
    browser = sign_in(cast.office)
    file = SimpleUploadedFile("方案.txt", FIRST.encode())
    answer = browser.post("/plans/upload/", {"place": cast.place.pk, "documents": file})
    source = Source.objects.get()
    assert answer.status_code == 302
    assert answer.url == f"/plans/sources/{source.pk}/"
    assert browser.get(answer.url).status_code == 200
    assert browser.get(answer.url, headers={"HX-Request": "true"}).status_code == 200
    read(source)
    # 286 tells htmx to stop asking.
    assert browser.get(answer.url, headers={"HX-Request": "true"}).status_code == 286


def test_neither_a_unit_nor_a_reader_nor_a_neighbour_uploads_here(cast, sign_in):
    for user in (cast.reporter, cast.reader):
        file = SimpleUploadedFile("方案.txt", FIRST.encode())
        answer = sign_in(user).post("/plans/upload/", {"place": cast.place.pk, "documents": file})
        assert answer.status_code == 404
    file = SimpleUploadedFile("方案.txt", FIRST.encode())
    answer = sign_in(cast.neighbour).post("/plans/upload/", {"place": cast.place.pk, "documents": file})
    assert answer.status_code == 422
    assert not Source.objects.exists()


def test_no_file_chosen_is_said_on_the_page(cast, sign_in):
    answer = sign_in(cast.office).post("/plans/upload/", {"place": cast.place.pk})
    assert answer.status_code == 422
    assert "请先选择要上传的文件" in answer.content.decode()


def test_the_original_comes_back_as_a_download_only(cast, sign_in):
    source = imported(cast, "<script>alert(1)</script>\n" + FIRST, "页.html.txt")
    answer = sign_in(cast.office).get(f"/plans/sources/{source.pk}/original/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert sign_in(cast.neighbour).get(f"/plans/sources/{source.pk}/original/").status_code == 404


def test_a_reading_that_broke_off_is_said_and_can_be_tried_again(cast, sign_in, monkeypatch, caplog):
    from yinxin.apps.plans.actions import reading

    def our_fault(document):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(reading, "propose", our_fault)
        source = imported(cast)
    browser = sign_in(cast.office)
    answer = browser.get(f"/plans/sources/{source.pk}/", headers={"HX-Request": "true"})
    assert answer.status_code == 286
    assert "系统出错" in answer.content.decode()
    assert browser.post(f"/plans/sources/{source.pk}/again/").status_code == 302
    assert read(source).state == Source.State.READY


def test_the_same_file_twice_at_the_same_moment_is_kept_once(cast, monkeypatch):
    """Both uploads looked before either was kept; the database lets one through."""
    first = imported(cast)
    from yinxin.apps.plans.actions import uploading

    with monkeypatch.context() as patched:
        patched.setattr(uploading, "_known", lambda place, sha256: None)
        receipt = actions.upload([("方案.txt", FIRST.encode())], place=cast.place, by=cast.office)[0]
    assert receipt.source == first
    assert not receipt.is_new
    shelves = default_storage.listdir("received")[0]
    kept = [f"received/{shelf}/{name}" for shelf in shelves for name in default_storage.listdir(f"received/{shelf}")[1]]
    assert kept == [first.received.file.name]


@pytest.mark.parametrize("count", [21, 120])
def test_too_many_files_at_once_are_refused_with_the_number_that_goes(cast, sign_in, count):
    """Past a hundred Django refuses before any form sees the files."""
    files = [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(count)]
    browser = sign_in(cast.office)
    answer = browser.post("/plans/upload/", {"place": cast.place.pk, "documents": files})
    assert answer.status_code in {400, 422}
    assert "一次最多上传20个文件" in answer.content.decode()
    assert not Source.objects.exists()

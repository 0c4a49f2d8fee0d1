"""林小梅 sends papers: what is kept of them, who gets them back and how, and what happens while nobody can scan them."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from tests.factories.proposals import FIRST, SECRET, read
from tests.factories.virus_scanner import VIRUS, Mood, running
from tests.soak.uploads import seeds
from yinxin.apps.plans import actions
from yinxin.apps.plans.models import Source
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import history
from yinxin.kit.intake import clamd, rescanning
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS, EVIDENCE
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.names import shown_name
from yinxin.kit.intake.receiving import inspect, keeping, receive
from yinxin.kit.intake.removing import remove
from yinxin.kit.intake.serving import content, serve
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.schedules import declared
from yinxin.kit.refusals.sentences import codes, sentence_of


@pytest.fixture(autouse=True)
def _own_store(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    }


@pytest.fixture
def scanner(tmp_path, settings):
    with running(tmp_path) as one:
        settings.CLAMD = one.where
        yield one


class Telling:
    """Stands in for a job's own progress."""

    def advance(self, done: int, total: int) -> None:
        assert 0 < done <= total


def stored() -> list[str]:
    return [name for folder in rescanning.FOLDERS for name in rescanning._names_in(folder)]


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_photograph_is_kept_without_the_place_where_it_was_taken(cast):
    given = seeds.photograph()
    received = receive(sent("护照 照片.jpg", given), kinds=EVIDENCE, by=cast.reporter)

    kept = content(received)
    assert b"Canary" in given
    assert b"Canary" not in kept
    assert received.name == "护照 照片.jpg"
    assert received.sha256 == hashlib.sha256(given).hexdigest()
    assert received.kept_sha256 == hashlib.sha256(kept).hexdigest() != received.sha256
    assert (received.kind, received.pixels, received.was_cleaned) == ("picture", 96 * 64, True)
    assert re.fullmatch(r"received/[0-9a-f]{2}/[0-9a-f]{32}", received.file.name)
    assert list(history(received).values_list("action", "actor")) == [("intake.receive", cast.reporter.pk)]


def test_two_of_the_same_file_lie_under_names_that_tell_nothing(cast):
    both = [receive(sent("a.jpg", seeds.photograph()), kinds=EVIDENCE, by=cast.office) for _ in range(2)]
    assert both[0].file.name != both[1].file.name


@pytest.mark.parametrize(
    ("name", "data", "kinds", "media_type", "shown"),
    [
        ("照片.JPEG", seeds.photograph(), EVIDENCE, "image/jpeg", "照片.JPEG"),
        ("shot.webp", seeds.picture("WEBP"), EVIDENCE, "image/jpeg", "shot.jpg"),
        ("证明.pdf", seeds.pdf(seeds.ACTS[0]), EVIDENCE, "application/pdf", "证明.pdf"),
        ('a";b=c.html', b"<html><body><script>alert(1)</script>", DOCUMENTS, "application/octet-stream", 'a";b=c.html'),
        ("计划.docx", seeds.DOCUMENTS["plan.docx"], DOCUMENTS, "application/octet-stream", "计划.docx"),
    ],
)
def test_what_was_taken_in_is_given_out_as_a_download_and_in_no_other_way(cast, name, data, kinds, media_type, shown):
    answer = serve(receive(sent(name, data), kinds=kinds, by=cast.office))

    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.filename == shown
    assert b"".join(answer.streaming_content)
    if not shown.isascii():
        assert "filename*=utf-8''" in answer["Content-Disposition"]
    assert "\n" not in answer["Content-Disposition"]


def test_the_page_that_gives_out_a_plan_keeps_these_headers(cast, sign_in):
    receipt = actions.upload([("页.html", b"<html><body><p>a</p></body></html>")], place=cast.place, by=cast.office)[0]
    answer = sign_in(cast.office).get(f"/plans/sources/{receipt.source.pk}/original/")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["", ".", "..", "../..", "\x00", "\u202e\u200b", "a/"])
def test_a_name_that_is_none_gets_a_sentence(name):
    with pytest.raises(RefusedError) as caught:
        shown_name(name)
    assert caught.value.code == "intake-name"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\桌面\\方案.docx", "方案.docx"),
        ("../../etc/passwd", "passwd"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf"),
        ("长" * 400 + ".pdf", "长" * 251 + ".pdf"),
        ("a\ud800b.txt", "ab.txt"),
    ],
)
def test_a_name_is_shown_without_its_path_and_without_what_cannot_be_seen(given, shown):
    assert shown_name(given) == shown


@pytest.mark.parametrize("name", ["", ".", "..", "\ud800"])
def test_a_bad_name_never_ends_in_our_own_fault(cast, sign_in, name):
    """Django itself drops a part of a form whose name is nothing."""
    body = (
        b'--x\r\nContent-Disposition: form-data; name="place"\r\n\r\n' + str(cast.place.pk).encode() + b"\r\n"
        b'--x\r\nContent-Disposition: form-data; name="documents"; filename="'
        + name.encode("utf-8", "surrogatepass")
        + b'"\r\nContent-Type: text/plain\r\n\r\n'
        + FIRST.encode()
        + b"\r\n--x--\r\n"
    )
    answer = sign_in(cast.office).post("/plans/upload/", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in {302, 400, 422}
    assert not Source.objects.filter(name__in=["", ".", ".."]).exists()


def test_a_file_over_the_limit_is_refused_before_it_is_read(cast, settings):
    settings.UPLOAD_LIMIT = 1024 * 1024

    class Unread(ContentFile):
        def read(self, *_: object) -> bytes:
            raise AssertionError("it was read")

    with pytest.raises(RefusedError) as caught:
        receive(Unread(bytes(1024 * 1024 + 1), name="a.jpg"), kinds=EVIDENCE, by=cast.office)
    assert caught.value.code == "upload-too-large"


def test_every_refusal_has_its_sentence_and_names_the_file(cast):
    for data in (b"", b"GIF89a", seeds.photograph()[:99], seeds.pdf(page=b"/Group<</X/Launch>>")):
        with pytest.raises(RefusedError) as caught:
            receive(sent("我的证明.pdf", data), kinds=EVIDENCE, by=cast.office)
        assert caught.value.code in codes()
        assert "我的证明.pdf" in sentence_of(caught.value)
    assert stored() == []
    assert not Received.objects.exists()


def test_when_what_belongs_to_a_file_cannot_be_kept_neither_is_the_file(cast):
    inspected = inspect("a.txt", b"words", kinds=DOCUMENTS, by=cast.office)
    before = Event.objects.count()
    with pytest.raises(IntegrityError), transaction.atomic(), keeping(inspected, by=cast.office):
        raise IntegrityError
    assert stored() == []
    assert not Received.objects.exists()
    assert Event.objects.count() == before


def test_a_removed_file_leaves_no_bytes(cast, django_capture_on_commit_callbacks):
    received = receive(sent("a.txt", b"words"), kinds=DOCUMENTS, by=cast.office)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        remove(received)
        assert stored() != []
    assert stored() == []


def test_bytes_that_are_gone_are_said_and_are_no_fault_of_ours(cast, sign_in):
    receipt = actions.upload([("方案.txt", FIRST.encode())], place=cast.place, by=cast.office)[0]
    default_storage.delete(receipt.source.received.file.name)
    answer = sign_in(cast.office).get(f"/plans/sources/{receipt.source.pk}/original/")
    assert answer.status_code == 409
    assert "不在存放的地方" in answer.content.decode()


def test_an_infected_file_is_refused_and_recorded_but_not_kept(cast, scanner):
    receipt = actions.upload([("方案.txt", FIRST.encode() + VIRUS)], place=cast.place, by=cast.office)[0]

    assert receipt.source is None
    assert "Stand-In.Virus" in receipt.refusal
    assert stored() == []
    row = Received.objects.get()
    assert (row.state, row.finding, row.name, row.by) == ("refused", "Stand-In.Virus", "", cast.office)
    assert [event.action for event in history(row)] == ["intake.refuse"]
    with pytest.raises(RefusedError):
        serve(row)


def test_a_scanned_file_is_read_at_once(cast, scanner):
    source = actions.upload([("方案.txt", FIRST.encode())], place=cast.place, by=cast.office)[0].source
    assert source.received.scanned_at is not None
    assert scanner.scanned == [FIRST.encode()]
    assert read(source).state == Source.State.READY


def held_back(cast, scanner, text: str = FIRST) -> Source:
    scanner.mood = Mood.SILENT
    receipt = actions.upload([("方案.txt", text.encode())], place=cast.place, by=cast.office)[0]
    assert receipt.source is not None, receipt.refusal
    return receipt.source


def test_while_no_scanner_answers_a_file_is_kept_aside_for_nobody(cast, scanner, sign_in):
    source = held_back(cast, scanner)

    assert source.state == Source.State.HELD
    assert source.received.is_quarantined
    assert source.received.file.name.startswith("quarantine/")
    assert not Job.objects.exists()
    browser = sign_in(cast.office)
    page = browser.get(f"/plans/sources/{source.pk}/").content.decode()
    assert "等待病毒扫描" in page
    assert "下载原件" not in page
    assert browser.get(f"/plans/sources/{source.pk}/original/").status_code == 409
    with pytest.raises(RefusedError):
        actions.read_again(source, by=cast.office)


def test_the_page_says_so_in_three_languages(cast, scanner, sign_in):
    source = held_back(cast, scanner)
    browser = sign_in(cast.office)
    said = {}
    for language in ("zh-hans", "zh-hant", "en"):
        cast.office.language = language
        cast.office.save()
        browser.cookies["django_language"] = language
        with translation.override(language):
            said[language] = browser.get(
                f"/plans/sources/{source.pk}/", headers={"Accept-Language": language}
            ).content.decode()
    assert "这份文件在等待病毒扫描" in said["zh-hans"]
    assert "這份文件在等待病毒掃描" in said["zh-hant"]
    assert "waiting for a virus scan" in said["en"]


def test_of_a_marked_document_nothing_is_kept_not_even_in_quarantine(cast, scanner):
    scanner.mood = Mood.SILENT
    receipt = actions.upload([("方案.txt", SECRET.encode())], place=cast.place, by=cast.office)[0]
    assert "不得存入" in receipt.refusal
    assert stored() == []
    assert not Received.objects.exists()


def test_once_the_scanner_is_back_the_file_is_scanned_and_read(cast, scanner, django_capture_on_commit_callbacks):
    source = held_back(cast, scanner)
    assert rescanning.rescan(Telling()) == {"released": 0, "refused": 0, "waiting": 1}
    scanner.mood = Mood.WELL
    with django_capture_on_commit_callbacks(execute=True):
        assert rescanning.rescan(Telling()) == {"released": 1, "refused": 0, "waiting": 0}

    source.refresh_from_db()
    assert source.state == Source.State.WAITING
    assert [name.split("/")[0] for name in stored()] == ["received"]
    assert content(source.received) == FIRST.encode()
    assert [event.action for event in history(source.received)] == ["intake.quarantine", "intake.release"]
    assert read(source).state == Source.State.READY


def test_a_file_found_infected_later_is_destroyed_and_its_page_says_so(
    cast, scanner, sign_in, django_capture_on_commit_callbacks
):
    source = held_back(cast, scanner, FIRST + VIRUS.decode())
    scanner.mood = Mood.WELL
    with django_capture_on_commit_callbacks(execute=True):
        assert rescanning.rescan(Telling())["refused"] == 1

    source.refresh_from_db()
    assert stored() == []
    assert (source.state, source.received.state) == (Source.State.FAILED, "refused")
    page = sign_in(cast.office).get(f"/plans/sources/{source.pk}/").content.decode()
    assert "查出病毒" in page
    assert "再读一次" not in page
    answer = sign_in(cast.office).post(f"/plans/sources/{source.pk}/discard/", {"reason": "有病毒"})
    assert answer.status_code == 302
    assert not Received.objects.exists()


def test_what_waits_for_a_scan_goes_on_waiting_when_no_scanner_is_named_any_more(cast, scanner, settings):
    source = held_back(cast, scanner, FIRST + VIRUS.decode())
    settings.CLAMD = None
    assert rescanning.rescan(Telling()) == {"released": 0, "refused": 0, "waiting": 1}
    source.refresh_from_db()
    assert source.received.is_quarantined


def test_a_file_whose_bytes_are_gone_keeps_no_other_from_its_scan(cast, scanner, caplog):
    lost, kept = held_back(cast, scanner), held_back(cast, scanner, f"{FIRST}\n")
    assert lost.received.pk < kept.received.pk
    default_storage.delete(lost.received.file.name)
    scanner.mood = Mood.WELL
    assert rescanning.rescan(Telling()) == {"released": 1, "refused": 0, "waiting": 1}
    kept.refresh_from_db()
    assert kept.received.is_accepted
    assert str(lost.received.pk) in caplog.text


def test_a_sheet_that_cannot_be_scanned_is_sent_back(cast, scanner, sign_in):
    scanner.mood = Mood.SILENT
    sheet = SimpleUploadedFile("单位.csv", "名称,层级,性质\n市侨务局,市级,部门\n".encode())
    answer = sign_in(cast.office).post(f"/places/{cast.place.pk}/import/", {"file": sheet})
    assert answer.status_code == 422
    assert "现在无法检查" in answer.content.decode()
    assert not Received.objects.exists()


def test_bytes_without_a_row_are_swept_up_after_a_day(cast, monkeypatch):
    received = receive(sent("a.txt", b"words"), kinds=DOCUMENTS, by=cast.office)
    default_storage.save("received/ab/" + "a" * 32, ContentFile(b"left by a killed process"))
    assert rescanning.sweep(Telling()) == 0
    later = timezone.now() + timedelta(days=2)
    monkeypatch.setattr(rescanning.timezone, "now", lambda: later)
    assert rescanning.sweep(Telling()) == 1
    assert stored() == [received.file.name]


def test_what_waits_is_looked_at_again_by_the_clock():
    functions = {one.function for one in declared()}
    assert {"yinxin.kit.intake.rescanning.rescan", "yinxin.kit.intake.rescanning.sweep"} <= functions


def test_the_scanner_is_asked_before_anything_opens_the_file(cast, scanner, monkeypatch):
    """A parser is what a virus is written for."""
    from yinxin.kit.intake import receiving

    def refuse() -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(receiving, "Cleaner", refuse)
    with pytest.raises(RefusedError) as caught:
        receive(sent("a.pdf", seeds.pdf() + VIRUS), kinds=EVIDENCE, by=cast.office)
    assert caught.value.code == "intake-infected"
    assert clamd.Verdict.FOUND

"""What anybody can see of the chain, and what the auditor can."""

from __future__ import annotations

import json
import shutil
import subprocess
from argparse import Namespace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.chain import publish_head, unguarded
from tests.factories.people import Cast
from yinxin.apps.people.models import Post
from yinxin.cli import audit_publish
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import anchor_files, anchors, chain, nightly
from yinxin.kit.audit.models import Anchor, Event
from yinxin.kit.audit.recording import look, record
from yinxin.kit.audit.wording import purposes

PURPOSE = sorted(purposes())[0]


def text(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


class TestTransparency:
    def test_it_is_open_to_everybody_before_anything_was_published(self, db, client: Client):
        assert "还没有公布过" in text(client.get("/transparency/"))

    def test_a_published_head_is_there_in_every_language(self, cast: Cast, client: Client):
        head = publish_head()
        for language, words in {"zh-hans": "公布的链头", "zh-hant": "校驗值", "en": "Published"}.items():
            client.cookies["django_language"] = language
            page = text(client.get("/transparency/"))
            assert head.hash in page
            assert anchors.fingerprint() in page
            assert words in page

    def test_heads_are_paged_and_any_page_number_answers(self, cast: Cast, client: Client):
        made = [publish_head() for _ in range(31)]
        assert f"/anchors/{made[0].pk}.json" not in text(client.get("/transparency/"))
        assert f"/anchors/{made[0].pk}.json" in text(client.get("/transparency/?page=2"))
        for number in ("0", "-1", "x", "9" * 40, ""):
            text(client.get("/transparency/", {"page": number}))

    def test_a_head_that_got_old_is_called_old(self, cast: Cast, client: Client, monkeypatch):
        publish_head()
        assert "超过两天没有公布" not in text(client.get("/transparency/"))
        later = timezone.now() + timedelta(hours=49)
        monkeypatch.setattr(timezone, "now", lambda: later)
        assert "超过两天没有公布" in text(client.get("/transparency/"))

    @pytest.mark.parametrize("one", [True, False])
    def test_a_downloaded_file_proves_the_chain(self, cast: Cast, client: Client, tmp_path, one):
        head = publish_head()
        address = f"/transparency/anchors/{head.pk}.json" if one else "/transparency/anchors.json"
        answer = client.get(address)
        assert answer["Content-Disposition"].startswith("attachment; filename=")
        (tmp_path / "kept.json").write_bytes(answer.content)
        kept = anchor_files.read(tmp_path / "kept.json")
        assert kept == (anchors.signed(head),)
        assert chain.verify(kept).is_sound

    def test_a_head_that_was_never_published_is_not_there(self, cast: Cast, client: Client):
        assert client.get("/transparency/anchors/4711.json").status_code == 404

    @pytest.mark.skipif(not shutil.which("openssl"), reason="needs OpenSSL")
    def test_the_signature_can_be_checked_as_the_page_says(self, cast: Cast, client: Client, tmp_path):
        publish_head()
        (tmp_path / "key.pem").write_bytes(client.get("/transparency/key.pem").content)
        told = json.loads(client.get("/transparency/anchors.json").content)
        one = told["anchors"][0]
        (tmp_path / "signature").write_bytes(bytes.fromhex(one["signature"]))

        def checked(seal: str) -> str:
            (tmp_path / "message").write_text(f"{told['form']} {one['sequence']} {seal} {one['at']}", encoding="ascii")
            words = "pkeyutl -verify -pubin -inkey key.pem -rawin -in message -sigfile signature"
            done = subprocess.run(
                ["openssl", *words.split()], cwd=tmp_path, capture_output=True, text=True, check=False
            )
            return done.stdout + done.stderr

        assert "Signature Verified Successfully" in checked(one["hash"])
        assert "Signature Verified Successfully" not in checked("0" * 64)


def with_an_anchor(**changed: object) -> str:
    sound = {"sequence": 1, "hash": "a" * 64, "at": "2026-01-01T00:00:00+00:00", "signature": "b" * 128}
    return json.dumps({"anchors": [sound | changed]})


NO_ANCHORS = (
    "", "{}", "[]", "null", '{"anchors": []}', '{"anchors": [1]}', '{"anchors": {"a": 1}}', "[" * 100_000, "\ufeff{}",
    with_an_anchor(sequence=True), with_an_anchor(sequence=10**20), with_an_anchor(sequence=0), with_an_anchor(sequence=1e308),
    with_an_anchor(at="2026-01-01"), with_an_anchor(at="never"), with_an_anchor(hash="A" * 64), with_an_anchor(hash=1),
    with_an_anchor(signature="b" * 127),
)  # fmt: skip


def test_a_sound_anchor_file_is_read(tmp_path):
    """The control of the next test."""
    (tmp_path / "a.json").write_text(with_an_anchor(), encoding="utf-8")
    assert anchor_files.read(tmp_path / "a.json")[0].sequence == 1


@pytest.mark.parametrize("content", NO_ANCHORS, ids=range(len(NO_ANCHORS)))
def test_a_file_that_is_no_anchor_gets_a_sentence(tmp_path, content):
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RefusedError) as refusal:
        anchor_files.read(path)
    assert refusal.value.code == "audit-anchor-file"


class TestNightly:
    def test_a_sound_chain_is_recorded_and_published(self, cast: Cast):
        assert nightly.verify_and_publish() == {"events": Event.objects.count() - 1, "anchor": Anchor.objects.get().pk}
        assert nightly.last_outcome().action == nightly.SOUND
        assert Anchor.objects.get().sequence == nightly.last_outcome().sequence - 1
        assert chain.verify().is_sound

    def test_a_chain_with_a_fault_is_recorded_and_not_published(self, cast: Cast, client: Client, sign_in):
        with unguarded(), connection.cursor() as cursor:
            cursor.execute("UPDATE audit_payload SET content = '{}' WHERE event_id = 5")
        with pytest.raises(RefusedError) as refusal:
            nightly.verify_and_publish()
        assert (refusal.value.code, Anchor.objects.count()) == ("audit-chain-broken", 0)
        outcome = nightly.last_outcome()
        assert (outcome.action, outcome.new["sequence"]) == (nightly.FAULT, 5)
        assert "有问题" in text(client.get("/transparency/"))
        assert "第 5 条" in text(sign_in(cast.auditor).get("/audit/"))

    def test_what_came_after_the_check_is_not_signed(self, cast: Cast, monkeypatch):
        report, verify = chain.verify(), chain.verify

        def overtaken() -> chain.Report:
            found = verify()
            with transaction.atomic():
                record("test.praise", cast.place, by=cast.office)
            return found

        monkeypatch.setattr(chain, "verify", overtaken)
        nightly.verify_and_publish()
        kept = Anchor.objects.get()
        assert (kept.sequence, kept.hash) == (report.events, report.head)

    def test_the_verb_checks_first_and_signs_no_chain_with_a_fault(self, cast: Cast, capsys):
        audit_publish.run(Namespace(out=None))
        kept = Anchor.objects.get()
        assert kept.hash in capsys.readouterr().out
        assert nightly.last_outcome().action == nightly.SOUND
        with unguarded(), connection.cursor() as cursor:
            cursor.execute("UPDATE audit_payload SET content = '{}' WHERE event_id = 5")
        with pytest.raises(RefusedError) as refusal:
            audit_publish.run(Namespace(out=None))
        assert (refusal.value.code, Anchor.objects.count()) == ("audit-chain-broken", 1)
        assert nightly.last_outcome().action == nightly.FAULT

    def test_an_empty_record_is_left_alone(self, db):
        assert nightly.verify_and_publish() is None
        with pytest.raises(RefusedError, match="audit-nothing-recorded"):
            audit_publish.run(Namespace(out=None))
        assert not Event.objects.exists()


class TestTheAuditorsPage:
    def test_the_auditor_reads_and_nobody_else(self, cast: Cast, sign_in):
        assert "操作记录" in text(sign_in(cast.auditor).get("/audit/"))
        for user in (cast.office, cast.reporter, cast.administrator, cast.nobody):
            assert sign_in(user).get("/audit/").status_code == 404
        assert Client().get("/audit/").status_code == 302

    def test_it_says_who_did_what_in_which_post(self, cast: Cast, sign_in):
        with transaction.atomic():
            record(
                "people.rename-unit", cast.reporting, by=cast.office, new={"name": "市教育局（新）"}, reason="内部理由"
            )
        page = text(sign_in(cast.auditor).get("/audit/"))
        assert "林小梅" in page
        assert f"{cast.place.name} 协调办" in page
        assert "内部理由" not in page
        assert "市教育局（新）" not in page

    def test_a_person_who_never_held_a_post_is_neither_named_nor_numbered(self, cast: Cast, sign_in):
        auditor = sign_in(cast.auditor)
        with transaction.atomic():
            record("people.change-password", cast.nobody, by=cast.nobody)
        look(cast.nobody, by=cast.office, purpose="核对", about=cast.nobody, fields=["email"])
        page = text(auditor.get("/audit/"))
        assert "以个人身份" in page
        assert cast.nobody.name not in page
        assert f'用户 <span class="number">{cast.nobody.pk}' not in page
        assert f'<option value="{cast.nobody.pk}"' not in page
        assert f'<option value="{cast.office.pk}"' in page

    def test_nobody_can_be_followed_who_is_no_official(self, cast: Cast, sign_in):
        look(cast.nobody, by=cast.office, purpose=PURPOSE, about=cast.nobody)
        auditor = sign_in(cast.auditor)
        everything = text(auditor.get("/audit/")).count("<tr")
        asked = auditor.get("/audit/", {"official": cast.nobody.pk})
        assert (asked.status_code, asked.content.decode().count("<tr")) == (422, 0)
        for name in ("about", "actor", "object_id", "user"):
            assert text(auditor.get("/audit/", {name: cast.nobody.pk})).count("<tr") == everything

    def test_what_an_official_does_for_herself_is_told_like_anybodys(self, cast: Cast, sign_in):
        """Whoever holds a post is a person too: her own consent, her own record, and what she did before she held one."""
        with transaction.atomic():
            record("test.of-herself", cast.office, by=cast.office, about=cast.office)
            record("test.in-her-post", cast.reporting, by=cast.office)
        with transaction.atomic():
            Post.objects.filter(user=cast.reporter).update(until=timezone.localdate() - timedelta(days=1))
            record("test.without-a-post", cast.reporting, by=cast.reporter)
        auditor = sign_in(cast.auditor)
        told = {line.act: line for line in auditor.get("/audit/").context["page"].lines}
        assert told["test.in-her-post"].who == cast.office.name
        for act in ("test.of-herself", "test.without-a-post"):
            assert (told[act].who, told[act].posts) == (None, "")
        for user in (cast.office, cast.reporter):
            page = auditor.get("/audit/", {"official": user.pk}).context["page"]
            assert {"test.of-herself", "test.without-a-post"}.isdisjoint(line.act for line in page.lines)

    def test_filters_narrow(self, cast: Cast, sign_in):
        auditor = sign_in(cast.auditor)
        look(cast.reader, by=cast.office, purpose=PURPOSE, about=cast.reader)

        def lines(**asked: object) -> int:
            return text(auditor.get("/audit/", asked)).count('role="rowheader"')

        day = timezone.localdate()
        assert lines(act="audit.look") == lines(purpose=PURPOSE) == lines(official=cast.office.pk) == 1
        assert lines(kind="people.unitgroup") == 1
        assert lines(since=day, until=day, act="audit.look") == 1
        assert lines(since=day + timedelta(days=1)) == lines(until=day - timedelta(days=1)) == 0
        assert lines(official=cast.reporter.pk) == 0

    def test_a_wrong_question_gets_a_sentence(self, cast: Cast, sign_in):
        auditor = sign_in(cast.auditor)
        for asked in (
            {"since": "x"}, {"since": "9999-12-31"}, {"until": "0001-01-01"}, {"before": "9" * 30}, {"before": "-1"},
            {"act": "x"}, {"kind": "'"}, {"official": "x"}, {"purpose": "字" * 201}, {"official": "9" * 30},
            {"since": "2026-02-02", "until": "2026-02-01"},
        ):  # fmt: skip
            answer = auditor.get("/audit/", asked)
            assert (answer.status_code, b'class="error' in answer.content) == (422, True), asked

    def test_pages_lead_back_through_all_of_it_once(self, cast: Cast, sign_in, django_assert_max_num_queries):
        auditor, place = sign_in(cast.auditor), cast.place
        for _ in range(130 - Event.objects.count()):
            with transaction.atomic():
                record("people.add-unit", place, by=cast.office)
        seen: list[int] = []
        asked: str | None = ""
        while asked is not None:
            page = auditor.get(f"/audit/?{asked}").context["page"]
            seen += [line.sequence for line in page.lines]
            asked = page.older or None
        assert seen == list(range(Event.objects.count(), 0, -1))

    def test_more_lines_cost_no_more_queries(self, cast: Cast, sign_in):
        auditor = sign_in(cast.auditor)
        text(auditor.get("/audit/"))
        used = []
        for extra in (1, 30):
            for _ in range(extra):
                with transaction.atomic():
                    record("people.add-unit", cast.place, by=cast.office)
            with CaptureQueriesContext(connection) as caught:
                text(auditor.get("/audit/"))
            used.append(len(caught))
        assert used[0] == used[1]

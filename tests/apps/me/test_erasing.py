"""Whoever erases herself is gone: from every table, from what events told, from a restored backup; the chain still verifies."""

from __future__ import annotations

import json
import logging
import random
import string
import subprocess
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.apps.me.agreeing import CONTACT, agree, keeps
from tests.factories.people import LONG_AGO, PASSWORD, Cast
from yinxin.apps.me import actions, erasure_list
from yinxin.apps.me.actions.erasing import GONE
from yinxin.apps.me.contact import Contact
from yinxin.apps.me.erasure_list import Erasure
from yinxin.apps.me.holdings import holdings
from yinxin.apps.me.models import ContactRecord, ErasureEntry
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Post, User
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy.fields import Klass, OnErasure
from yinxin.kit.audit import chain
from yinxin.kit.audit.models import Event
from yinxin.kit.consent.models import Receipt
from yinxin.kit.mail import envelope
from yinxin.kit.mail.models import Message
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.sessions.models import Session
from yinxin.kit.vault.models import PersonKey

IN_SOAK = pytest.param(200, marks=pytest.mark.slow)
FORGETTABLE = {"name": "程忘之", "email": "canary.person@abroad.example"}


@pytest.fixture(autouse=True)
def own_list(settings, tmp_path):
    settings.ERASURE_LIST = tmp_path / "erased.jsonl"


@pytest.fixture
def leaving(cast: Cast) -> User:
    user = people.add_user(**FORGETTABLE, password=PASSWORD, by=None)
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    keeps(user)
    return user


def everything_at_rest() -> bytes:
    """All bytes of the database: on SQLite the file itself with its free pages, on PostgreSQL a dump of every table."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return connection.connection.serialize()
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        dump = b""
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            dump += "\n".join(row[0] for row in cursor.fetchall()).encode()
    return dump


def found_at_rest(*canaries: str) -> list[str]:
    held = everything_at_rest()
    spellings = {
        canary: (
            canary.encode(),
            canary.encode("utf-16-le"),
            canary.encode().hex().encode(),
            json.dumps(canary)[1:-1].encode(),
        )
        for canary in canaries
    }
    return [canary for canary, ways in spellings.items() if any(way in held for way in ways)]


def contact_of_chance(chance: random.Random) -> Contact:
    def word(length: int, letters: str = string.ascii_uppercase + string.digits) -> str:
        return "".join(chance.choice(letters) for _ in range(length))

    return Contact(
        address=f"{word(9)} Canary Road {word(6)}",
        phone="+" + word(13, string.digits),
        document_kind="passport",
        document_number=word(11),
    )


@pytest.mark.parametrize("count", [20, IN_SOAK])
def test_no_sensitive_value_stands_readable_in_the_database_in_logs_or_in_mail(cast: Cast, sign_in, caplog, count):
    chance = random.Random(20261120)
    canaries: list[str] = []
    clerk = sign_in(cast.clerk)
    with caplog.at_level(logging.DEBUG):
        for number in range(count):
            user = people.add_user(email=f"p{number}@example.org", name=f"申请{number}", password=None, by=None)
            contact = contact_of_chance(chance)
            keeps(user, contact)
            canaries += [contact.address, contact.phone, contact.document_number]
        asked = {
            "document_kind": "passport",
            "document_number": canaries[2],
            "purpose": "verifying",
            "reason": "窗口核对",
        }
        clerk.post("/people/find/", asked)
    logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))

    assert found_at_rest(*canaries) == []
    assert [canary for canary in canaries if canary in logged] == []
    assert [canary for canary in canaries if any(canary in str(letter.message()) for letter in mail.outbox)] == []
    assert found_at_rest("申请1") == ["申请1"], "the search itself finds what stands in the clear"


def test_the_law_is_listed_first_and_a_word_confirms(cast: Cast, sign_in, leaving: User):
    me = sign_in(leaving)
    page = me.get("/me/erase/").content.decode()
    assert page.index("法律要求留下的") < page.index("会删除的") < page.index("确认注销")
    for told in ("同意回执", "操作记录", "网络安全法", "邮寄地址"):
        assert told in page
    for wrong in ("", "是", "注"):
        assert me.post("/me/erase/", {"word": wrong}).status_code == 422
    assert User.objects.get(pk=leaving.pk).is_active

    answer = me.post("/me/erase/", {"word": " erase "}, follow=True)
    assert answer.redirect_chain[-1][0] == "/erased/"
    assert "账号已注销" in answer.content.decode()


def test_whoever_holds_a_post_hands_it_over_first(cast: Cast, sign_in):
    me = sign_in(cast.reporter)
    answer = me.post("/me/erase/", {"word": "注销"})
    assert answer.status_code == 409
    assert "市教育局" in answer.content.decode()
    assert User.objects.get(pk=cast.reporter.pk).name == "陈科员"

    Post.objects.filter(user=cast.reporter).update(until=timezone.localdate() + timedelta(days=1))
    assert me.post("/me/erase/", {"word": "注销"}).status_code == 409
    Post.objects.filter(user=cast.reporter).update(until=timezone.localdate())
    actions.erase(cast.reporter)
    assert Post.objects.get(user=cast.reporter).since == LONG_AGO
    assert User.objects.get(pk=cast.reporter.pk).name == GONE


def test_nothing_of_the_person_is_left_in_the_bytes_of_the_database(cast: Cast, sign_in, leaving: User):
    me = sign_in(leaving)
    me.post("/me/correct/", {"name": "程旧名", "language": "en"})
    sign_in(cast.clerk).post(
        "/people/find/",
        {
            "document_kind": "passport",
            "document_number": "E12345678",
            "purpose": "verifying",
            "reason": "程忘之窗口核对",
        },
    )
    index = ContactRecord.objects.get(person=leaving).document_index
    canaries = ("程忘之", "程旧名", "canary.person", CONTACT.address, CONTACT.phone, CONTACT.other_names, index)
    assert found_at_rest("程旧名", "canary.person", index) == ["程旧名", "canary.person", index]

    me.post("/me/erase/", {"word": "注销"})

    assert found_at_rest(*canaries) == []


def test_everything_the_register_lets_go_is_gone_and_what_it_keeps_says_nothing(cast: Cast, sign_in, leaving: User):
    sign_in(leaving)
    actions.erase(leaving)

    for holding in holdings():
        gone = {OnErasure.REMOVED, OnErasure.SHREDDED}
        if all(one.on_erasure in gone for one in holding.fields):
            assert not holding.rows(leaving.pk).exists(), holding.model
        assert not any(one.klass is Klass.SEALED for one in holding.fields) or not holding.rows(leaving.pk).exists()
    row = User.objects.get(pk=leaving.pk)
    assert (row.name, row.is_active, row.has_usable_password(), row.last_login) == (GONE, False, False, None)
    assert row.email == f"erased-{leaving.pk}@erased.invalid"
    assert PersonKey.objects.get(pk=leaving.pk).wrapped is None
    assert Receipt.objects.get(person=leaving).withdrawn_at is not None
    assert [entry.person for entry in ErasureEntry.objects.all()] == [leaving.pk]


def test_every_browser_is_signed_out_and_no_password_opens_the_account_again(cast: Cast, sign_in, leaving: User):
    here, elsewhere = sign_in(leaving), sign_in(leaving)
    here.post("/me/erase/", {"word": "注销"})

    assert elsewhere.get("/me/").status_code == 302
    assert not Session.objects.filter(user=leaving).exists()
    assert not Client().login(email=FORGETTABLE["email"], password=PASSWORD)
    assert people.add_user(**FORGETTABLE, password=PASSWORD, by=None).pk != leaving.pk


def test_the_chain_still_verifies_and_still_says_that_it_happened(cast: Cast, sign_in, leaving: User):
    before = Event.objects.filter(about=leaving).count()
    actions.erase(leaving)

    about = Event.objects.filter(about=leaving)
    assert about.filter(action="me.erase").count() == 1
    assert about.count() > before > 0
    assert all(event.is_erased for event in about.filter(action__startswith="me.keep"))
    assert chain.verify().is_sound


def test_an_erasure_that_fails_half_way_changes_nothing(cast: Cast, leaving: User, monkeypatch):
    def fails(_person: int) -> None:
        raise OSError("disk")

    monkeypatch.setattr("yinxin.apps.me.actions.erasing.keyring.shred", fails)
    with pytest.raises(OSError, match="disk"):
        actions.erase(leaving)
    assert User.objects.get(pk=leaving.pk).name == FORGETTABLE["name"]
    assert ContactRecord.objects.get(person=leaving).phone is not None
    assert not ErasureEntry.objects.exists()


def test_a_keeper_of_the_settings_is_asked_to_forget(cast: Cast, leaving: User, settings):
    from tests.apps.me import keeping

    settings.PERSONAL_KEEPERS = ["tests.apps.me.keeping"]
    keeping.KEPT[leaving.pk] = "note on paper"
    actions.erase(leaving)
    assert keeping.KEPT == {}


def test_the_list_outlives_the_database_and_erases_again(cast: Cast, leaving: User, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(leaving)
    # The database is an old backup again: the person is in it, and nobody remembers that she left.
    ErasureEntry.objects.all().delete()
    User.objects.filter(pk=leaving.pk).update(**FORGETTABLE, is_active=True)
    listed = erasure_list.entries()
    assert [entry.person for entry in listed] == [leaving.pk]

    assert erasure_list.replay(listed) == 1
    assert User.objects.get(pk=leaving.pk).name == GONE
    assert found_at_rest("canary.person") == []
    assert erasure_list.replay(erasure_list.entries()) == 0


def test_a_new_person_who_bears_an_erased_number_is_left_alone(cast: Cast, leaving: User):
    long_before = Erasure(leaving.pk, timezone.now() - timedelta(days=1))
    assert erasure_list.replay([long_before, Erasure(987654321, timezone.now())]) == 0
    assert User.objects.get(pk=leaving.pk).name == FORGETTABLE["name"]


def test_the_list_heals_after_a_crash_and_a_torn_line_costs_nothing(cast: Cast, leaving: User):
    actions.erase(leaving)
    assert erasure_list.filed() == [], "the file is written when the transaction is kept"
    erasure_list.keep()
    erasure_list.keep()
    written = erasure_list.path().read_text()
    assert written.count("\n") == 1
    assert erasure_list.path().stat().st_mode & 0o77 == 0
    erasure_list.path().write_text(written + '{"person": 3, "at')
    assert [entry.person for entry in erasure_list.entries()] == [leaving.pk]
    assert set(json.loads(written)) == {"person", "at"}


@pytest.mark.slow
def test_the_file_of_a_real_database_holds_nothing_either(tmp_path: Path):
    """In WAL mode or not, with its journal: an own process makes a person, erases her, and leaves the files behind."""
    import os
    import sys

    script = """
from yinxin.cli.boot import boot
boot()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.apps.me.agreeing import keeps
from yinxin.apps.me import actions
from yinxin.apps.people import actions as people
user = people.add_user(email="canary.person@abroad.example", name="程忘之", password="letters-with-money-1892", by=None)
row = keeps(user)
print(row.document_index)
actions.erase(user)
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("YINXIN_")}
    root = Path(__file__).parents[3]
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env={**environment, "YINXIN_VAR": str(tmp_path), "PYTHONPATH": f"{root}:{root / 'src'}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    held = b"".join(path.read_bytes() for path in sorted(tmp_path.glob("yinxin.sqlite3*")))
    assert len(held) > 100_000
    for canary in ("程忘之", "canary.person", CONTACT.address, CONTACT.phone, ran.stdout.strip()):
        assert canary.encode() not in held, canary
    assert json.loads((tmp_path / "erased.jsonl").read_text())["person"] == 1


def _correct(user: User) -> None:
    actions.correct(user, name="程忘之", language="en")


def _keep(user: User) -> None:
    actions.keep_contact(user, Contact(other_names="CHENG Wangzhi"))


def _change_password(user: User) -> None:
    people.change_password(user, "letters-once-more-1893")


@pytest.mark.parametrize("late", [_correct, _keep, agree, _change_password, actions.erase])
def test_a_request_that_was_already_on_its_way_brings_nobody_back(cast: Cast, leaving: User, late):
    on_its_way = User.objects.get(pk=leaving.pk)
    actions.erase(leaving)
    with pytest.raises(RefusedError, match="account-gone"):
        late(on_its_way)

    row = User.objects.get(pk=leaving.pk)
    assert (row.name, row.has_usable_password()) == (GONE, False)
    assert not ContactRecord.objects.filter(person=leaving).exists()
    assert not Receipt.objects.filter(person=leaving, withdrawn_at=None).exists()


def test_mail_that_waits_for_whoever_leaves_is_in_her_export_and_never_sent(cast: Cast, leaving: User, settings):
    settings.EMAIL_BACKEND = "yinxin.kit.mail.backend.OutboxBackend"
    mail.send_mail("您的验证码", "735219", None, ["Canary.Person@ABROAD.example"])
    mail.send_mail("别人的信", "735220", None, ["canaryperson@abroad.example"])

    (told,) = json.loads(ZipFile(BytesIO(actions.take_out(leaving))).read("data.json"))["kept"]["mail.message"]
    assert (told["recipient"], told["subject"]) == ("Canary.Person@ABROAD.example", "您的验证码")
    assert "735219" not in str(told)
    dead, _others = Job.objects.filter(kind="mail.send").order_by("created_at")
    Job.objects.filter(pk=dead.pk).update(state=State.DEAD, finished_at=timezone.now())
    actions.erase(leaving)

    assert [envelope.opened(bytes(row.sealed), row.pk).recipient for row in Message.objects.all()] == [
        "canaryperson@abroad.example"
    ]
    assert Job.objects.get(pk=dead.pk).state == State.DISCARDED

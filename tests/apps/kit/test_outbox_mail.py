"""Mail is sent exactly when what causes it was kept; while it waits nobody can read it, and afterwards it is gone."""

from __future__ import annotations

import smtplib
import socketserver
import ssl
import threading
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.utils import timezone

from yinxin.kit.env import SettingError
from yinxin.kit.mail import sending
from yinxin.kit.mail.models import Message
from yinxin.kit.mail.server import Server, parse, sender
from yinxin.kit.outbox import leases
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.running import run_held

CODE = "您的登录码是 735219"

pytestmark = pytest.mark.django_db


def write(to: list[str] | None = None, **fields: object) -> int:
    """As any code of ours or of a library sends mail."""
    line = get_connection("yinxin.kit.mail.backend.OutboxBackend")
    return EmailMessage("登录码", CODE, to=to or ["wang@example.org"], connection=line, **fields).send()


def work() -> None:
    while (held := leases.take_next()) is not None:
        run_held(held)


class Listener(socketserver.StreamRequestHandler):
    """A mail server of twenty lines. `replies` says what it answers to a command instead of yes."""

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline():
            word = line.split()[0].upper().decode()
            if word == "DATA" and word not in self.server.replies:
                self.say("354 go on")
                content = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.received.append(content)
            self.say(self.server.replies.get(word, "221 bye" if word == "QUIT" else "250 yes"))
            if word == "QUIT":
                return

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def post_office(settings) -> Iterator[socketserver.ThreadingTCPServer]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Listener) as server:
        server.daemon_threads = True
        server.replies, server.received = {}, []
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        settings.MAIL_SERVER = parse(f"smtp://127.0.0.1:{server.server_address[1]}?starttls=no")
        yield server
        server.shutdown()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_sends_nothing():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write()
        _ = 1 / 0

    assert (Message.objects.count(), Job.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_mail_outside_a_transaction_is_kept_too():
    assert write() == 1
    assert (Message.objects.count(), Job.objects.count()) == (1, 1)


def test_a_message_is_sent_and_nothing_of_it_stays(post_office):
    write(["王路人 <wang@example.org>"])

    work()

    (content,) = post_office.received
    told = message_from_bytes(content, policy=default)
    assert (told["Subject"], told["Auto-Submitted"]) == ("登录码", "auto-generated")
    assert CODE in told.get_content()
    assert (Job.objects.get().state, Message.objects.count()) == (State.DONE, 0)


def test_while_it_waits_nobody_can_read_it():
    write()
    with connection.cursor() as cursor:
        cursor.execute("select * from mail_message")
        rows = [
            bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
            for value in cursor.fetchone()
        ]
        cursor.execute("select * from outbox_job")
        rows += [str(value).encode() for value in cursor.fetchone()]

    for secret in ("735219", "wang@example.org", "登录码"):
        assert all(secret.encode() not in row for row in rows), secret


def test_a_message_moved_to_another_row_does_not_open(post_office):
    write(["first@example.org"])
    write(["second@example.org"])
    first, second = Message.objects.order_by("created_at")
    Message.objects.filter(pk=first.pk).update(sealed=second.sealed)

    work()

    assert len(post_office.received) == 1
    assert sorted(Job.objects.values_list("state", flat=True)) == [State.DEAD, State.DONE]


def test_every_recipient_is_a_job_of_its_own_and_none_learns_of_a_hidden_one(post_office):
    write(["wang@example.org", "chen@example.org"], bcc=["lin@example.org"])

    work()

    assert Job.objects.filter(state=State.DONE).count() == 3
    assert all(b"lin@example.org" not in content for content in post_office.received)
    assert len({message_from_bytes(content)["Message-ID"] for content in post_office.received}) == 1


def test_a_second_try_sends_the_very_same_message(post_office):
    """The worker died after the mail server had said yes: the reader's side knows the copy by its Message-ID."""
    write()
    held = leases.take_next()
    assert held is not None
    row = Message.objects.get()
    from yinxin.kit.mail import sending

    sending._hand_over(sending.opened(bytes(row.sealed), row.pk), row)
    held.put_back("", "", until=timezone.now())

    work()

    assert post_office.received[0] == post_office.received[1]


def test_a_message_that_was_taken_is_not_sent_again_for_a_rude_goodbye(post_office):
    post_office.replies["QUIT"] = "421 gone"
    write()

    work()

    assert (Job.objects.get().state, len(post_office.received)) == (State.DONE, 1)


@pytest.mark.parametrize(
    ("replies", "state", "words"),
    [
        ({"RCPT": "450 come back"}, State.QUEUED, "暂时不收"),
        ({"MAIL": "421 busy"}, State.QUEUED, "暂时不收"),
        ({"DATA": "451 later"}, State.QUEUED, "暂时不收"),
        ({"RCPT": "550 nobody here"}, State.DEAD, "拒收"),
        ({"MAIL": "553 not you"}, State.DEAD, "拒收"),
        ({"DATA": "554 spam"}, State.DEAD, "拒收"),
    ],
)
def test_what_the_other_side_answers(post_office, replies: dict[str, str], state: State, words: str):
    post_office.replies.update(replies)
    write()

    work()

    job = Job.objects.get()
    assert (job.state, Message.objects.count()) == (state, 1)
    assert words in job.message
    assert "example.org" not in job.message + job.fault


def test_a_line_that_is_down_is_tried_again_until_it_is_up(settings, post_office):
    up = settings.MAIL_SERVER
    settings.MAIL_SERVER = Server("127.0.0.1", 1, "", "", tls=False, starttls=False)
    write()
    work()
    job = Job.objects.get()
    assert (job.state, job.message) == (State.QUEUED, "连不上邮件服务器。")

    settings.MAIL_SERVER = up
    Job.objects.update(due_at=timezone.now())
    work()

    assert len(post_office.received) == 1


def test_a_server_that_cannot_encrypt_gets_nothing(settings, post_office):
    here = settings.MAIL_SERVER
    settings.MAIL_SERVER = Server(here.host, here.port, "", "", tls=False, starttls=True)
    write()

    work()

    assert post_office.received == []
    assert "不能安全连接" in Job.objects.get().message


@pytest.mark.parametrize("address", ["smtp://mail.example.org", "smtps://mail.example.org"])
def test_a_mail_server_must_prove_its_name(monkeypatch, address: str):
    """Python asks for no certificate by itself, and whoever sits on the line could read every code that is sent."""
    asked: list[ssl.SSLContext | None] = []

    class Line(smtplib.SMTP):
        def __init__(self, *_: object, context: ssl.SSLContext | None = None, **__: object) -> None:
            asked.extend([context] if context else [])

        def starttls(self, *, context: ssl.SSLContext | None = None) -> tuple[int, bytes]:
            asked.append(context)
            return 220, b""

    monkeypatch.setattr(smtplib, "SMTP", Line)
    monkeypatch.setattr(smtplib, "SMTP_SSL", Line)
    server = parse(address)
    sending._introduce(sending._line(server), server)

    (context,) = asked
    assert context is not None
    assert (context.check_hostname, context.verify_mode) == (True, ssl.CERT_REQUIRED)


def test_without_a_server_a_developer_finds_it_in_a_file(settings, tmp_path: Path, capfd):
    settings.VAR, settings.MAIL_SERVER = tmp_path, None
    write()

    work()

    (file,) = (tmp_path / "mail").glob("*.eml")
    assert CODE in file.read_text(encoding="utf-8")
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert str(file) in capfd.readouterr().err


def test_without_a_server_production_sends_nothing_and_says_so(settings, tmp_path: Path):
    settings.VAR, settings.MAIL_SERVER, settings.PRODUCTION = tmp_path, None, True
    write()

    work()

    assert "YINXIN_MAIL_URL" in Job.objects.get().message
    assert not (tmp_path / "mail").exists()


def test_what_could_not_be_sent_is_forgotten_after_three_days(post_office):
    from yinxin.kit.mail.retention import FORGET_MAIL

    post_office.replies["RCPT"] = "550 nobody here"
    write(["old@example.org"])
    write(["new@example.org"])
    work()
    old = Message.objects.order_by("created_at").first()
    assert old is not None
    Message.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=4))

    forget = Job.objects.create(kind="forget", function=FORGET_MAIL.function, key="forget")
    work()

    forget.refresh_from_db()
    assert forget.result == {"deleted": 1, "given_up": 1}
    assert Message.objects.count() == 1
    assert sorted(Job.objects.exclude(pk=forget.pk).values_list("state", flat=True)) == [State.DEAD, State.DISCARDED]


@pytest.mark.parametrize(
    ("written", "host", "port", "tls", "starttls"),
    [
        ("smtps://u:p%40ss@mail.example", "mail.example", 465, True, False),
        ("smtp://u:p@mail.example", "mail.example", 587, False, True),
        ("smtp://10.0.0.5:25?starttls=no", "10.0.0.5", 25, False, False),
    ],
)
def test_how_a_mail_server_is_written(written: str, host: str, port: int, tls: bool, starttls: bool):
    found = parse(written)

    assert found is not None
    assert (found.host, found.port, found.tls, found.starttls) == (host, port, tls, starttls)


@pytest.mark.parametrize(
    "written", ["mail.example", "http://mail.example", "smtp://", "smtp://h:99999", "smtp://u:p@h:25?starttls=no"]
)
def test_a_mail_server_that_cannot_be_meant_stops_the_start(written: str):
    with pytest.raises(SettingError, match="YINXIN_MAIL_URL"):
        parse(written)


@pytest.mark.parametrize("written", ["yinxin", "a@b.example\nBcc: all@example.org"])
def test_an_address_that_is_none_stops_the_start(written: str):
    with pytest.raises(SettingError, match="YINXIN_MAIL_FROM"):
        sender(written)

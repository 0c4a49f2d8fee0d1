"""Where one is signed in: seen and ended by its owner, ended by a new password, by an office, and by time."""

from __future__ import annotations

import base64
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.factories.people import PASSWORD, Cast
from yinxin.kit.audit.models import Event
from yinxin.kit.sessions import retention
from yinxin.kit.sessions.devices import device_of
from yinxin.kit.sessions.middleware import LONGEST, STEP
from yinxin.kit.sessions.models import Session
from yinxin.kit.sessions.store import SessionStore

NEW = "a-letter-from-toisan-1902"
PHONE = "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"


def browser(email: str, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    assert client.post("/sign-in/", {"username": email, "password": PASSWORD}).status_code == 302
    client.get("/account/sessions/")
    return client


def listed(client: Client) -> str:
    return client.get("/account/sessions/").content.decode()


def test_the_owner_sees_her_devices_and_ends_one(cast: Cast, settings):
    desk, phone = browser("wang@example.org", DESK), browser("wang@example.org", PHONE)
    page = listed(desk)
    assert page.index("Firefox · Windows") < page.index("本设备") < page.index("Chrome · Android")
    (mark,) = re.findall(r"/account/sessions/(\w+)/end/", page)
    keys = {client.cookies[settings.SESSION_COOKIE_NAME].value for client in (desk, phone)}
    assert mark not in keys | {row.session_key for row in Session.objects.all()}, "the address would open the session"

    assert desk.post(f"/account/sessions/{mark}/end/").status_code == 302

    assert phone.get("/units/").status_code == 302
    assert desk.get("/units/").status_code == 200
    assert Event.objects.filter(action="people.end-session", actor=cast.reader).count() == 1


def test_all_others_end_at_once(cast: Cast):
    here, *others = (browser("wang@example.org", agent) for agent in (DESK, PHONE, DESK))

    here.post("/account/sessions/end-others/")

    assert here.get("/units/").status_code == 200
    assert [other.get("/units/").status_code for other in others] == [302, 302]
    assert "退出其他所有设备" not in listed(here)


def test_nobody_ends_another_persons_session(cast: Cast):
    other = browser("lin@example.org", PHONE)
    browser("lin@example.org", DESK)
    (mark,) = re.findall(r"/account/sessions/(\w+)/end/", listed(other))

    browser("wang@example.org", DESK).post(f"/account/sessions/{mark}/end/")

    assert "Firefox" in listed(other)


def test_a_new_password_ends_the_other_sign_ins_and_is_told_by_letter(cast: Cast):
    here, other = browser("wang@example.org", DESK), browser("wang@example.org", PHONE)

    here.post("/password/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW})

    assert Session.objects.filter(user=cast.reader).count() == 1, "gone at once, not when it is next used"
    assert (here.get("/units/").status_code, other.get("/units/").status_code) == (200, 302)
    assert (mail.outbox[-1].to, "口令已修改" in mail.outbox[-1].subject) == (["wang@example.org"], True)


def test_signing_out_leaves_nothing(cast: Cast):
    client = browser("wang@example.org", DESK)

    client.post("/sign-out/")

    assert not Session.objects.filter(user=cast.reader).exists()
    assert Event.objects.filter(action="people.sign-out", actor=cast.reader).exists()


def test_an_office_ends_the_sign_ins_of_its_official_with_a_reason(cast: Cast, sign_in):
    lost = browser("chen@example.org", PHONE)
    address = f"/users/{cast.reporter.pk}/sessions/end/"
    assert sign_in(cast.office).post(address, {"reason": ""}).status_code == 422
    assert sign_in(cast.neighbour).post(address, {"reason": "手机遗失"}).status_code == 404
    assert sign_in(cast.reader).post(address, {"reason": "手机遗失"}).status_code == 404
    assert lost.get("/units/").status_code == 200

    assert sign_in(cast.office).post(address, {"reason": "手机遗失"}).status_code == 302

    assert lost.get("/units/").status_code == 302
    event = Event.objects.get(action="people.end-sessions-of")
    assert (event.actor, event.object_id, event.reason) == (cast.office, str(cast.reporter.pk), "手机遗失")
    assert mail.outbox[-1].to == ["chen@example.org"]
    assert sign_in(cast.office).post(f"/users/{cast.nobody.pk}/sessions/end/", {"reason": "x"}).status_code == 404


def test_a_session_that_is_used_lasts_and_one_that_lasts_too_long_ends(cast: Cast, monkeypatch):
    client, begin, real = browser("wang@example.org", DESK), timezone.now(), timezone.now
    shift = timedelta()
    monkeypatch.setattr(timezone, "now", lambda: real() + shift)
    row = Session.objects.get(user=cast.reader)

    shift = STEP / 2
    client.get("/units/")
    assert Session.objects.get(pk=row.pk).seen == row.seen, "not a write for every request"

    for hours in range(11, int(LONGEST / timedelta(hours=1)), 11):
        shift = timedelta(hours=hours)
        assert client.get("/units/").status_code == 200, f"in use, after {hours} hours"
    seen = Session.objects.get(pk=row.pk).seen
    assert seen - begin > timedelta(days=6)

    shift = LONGEST + timedelta(hours=1)
    assert client.get("/units/").status_code == 302


def test_a_session_that_nobody_uses_ends(cast: Cast, monkeypatch, settings):
    client, real = browser("wang@example.org", DESK), timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() + timedelta(seconds=settings.SESSION_COOKIE_AGE + 60))

    assert client.get("/units/").status_code == 302
    assert retention.forget(None)["deleted"] >= 1
    assert not Session.objects.filter(user=cast.reader).exists()


def test_of_a_visitor_no_device_is_kept(db, client: Client):
    store = SessionStore()
    store["something"] = 1
    store.save()
    client.get("/sign-in/", headers={"User-Agent": PHONE})

    row = Session.objects.get()
    assert (row.user_id, row.device, row.began, row.seen) == (None, "", None, None)


def test_a_copy_of_the_database_opens_no_session_and_tells_no_code(cast: Cast, settings):
    client = browser("wang@example.org", DESK)
    store = client.session
    store["account_email_verification_code"] = {"code": "K7Q2M9"}
    store.save()
    (row,) = Session.objects.filter(user=cast.reader)

    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = row.session_key
    assert thief.get("/units/").status_code == 302, "what stands in the table is not the cookie"
    assert store.session_key not in row.session_data
    words = base64.urlsafe_b64decode(row.session_data + "==") + row.session_data.encode()
    assert b"K7Q2M9" not in words
    assert b"_auth_user" not in words
    assert SessionStore(store.session_key)["account_email_verification_code"] == {"code": "K7Q2M9"}


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_a_session_opens_in_its_own_row_alone(cast: Cast, settings, cipher: str):
    settings.VAULT_CIPHER = cipher
    hers, other = browser("lin@example.org", DESK), browser("wang@example.org", DESK)
    assert (hers.get("/units/").status_code, other.get("/units/").status_code) == (200, 200)

    grafted = Session.objects.get(user=cast.office).session_data
    Session.objects.filter(user=cast.reader).update(session_data=grafted)

    assert other.get("/units/").status_code == 302


@pytest.mark.parametrize("rubbish", ["", "x", "中文", "AAAA" * 20])
def test_a_session_that_does_not_open_is_empty(cast: Cast, rubbish: str):
    client = browser("wang@example.org", DESK)

    Session.objects.update(session_data=rubbish)

    assert client.get("/units/").status_code == 302
    assert browser("wang@example.org", DESK).get("/units/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (PHONE, "Chrome · Android"),
        (DESK, "Firefox · Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone) Mobile/15E148 MicroMessenger/8.0.50", "微信 · iPhone"),
        ("curl/8.5.0", ""),
        ("", ""),
        ("<script>" * 500, ""),
    ],
)
def test_a_device_is_told_in_two_words(agent: str, device: str):
    assert device_of(agent) == device

"""Other sites' programs are told of public changes: signed, tried again, logged, and never inside our own network."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import re
import socket
import threading
import uuid
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest
from django.utils import timezone

from tests.factories.people import LONG_AGO, make_user
from tests.factories.registers import entered, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Post, Role
from yinxin.kit import outward
from yinxin.kit.outbox.failing import RetryError
from yinxin.kit.outbox.models import Job
from yinxin.kit.registers import actions
from yinxin.kit.registers.models import Delivery, Hook, Outcome
from yinxin.kit.registers.webhooks import actions as hooks
from yinxin.kit.registers.webhooks import telling
from yinxin.kit.registers.webhooks.signing import secret_of

URL = "https://partner.example.org/in?from=yinxin"


@pytest.fixture
def books():
    return register_named("genealogies")


@pytest.fixture
def hook(cast):
    hooks.make(URL, "genealogies", by=cast.office)
    return Hook.objects.get()


@pytest.fixture
def partner(monkeypatch):
    """A program at the other end, on this machine; what it got, and what it is to answer."""
    got: list[tuple[dict[str, str], bytes]] = []
    answers: list[int] = []

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append(({**self.headers, ":path": self.path}, body))
            self.send_response(answers.pop(0) if answers else 204)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()

        def log_message(self, *_told: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Taking)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    monkeypatch.setattr(outward, "_number_of", lambda parts: "203.0.113.7")
    monkeypatch.setattr(
        outward, "_line", lambda parts, number: http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    )
    yield SimpleNamespace(got=got, answers=answers)
    server.shutdown()
    thread.join()
    server.server_close()


def run(job: Job, attempts: int = 1) -> dict[str, object]:
    Job.objects.filter(pk=job.pk).update(attempts=attempts)
    return telling.deliver(SimpleNamespace(job=job.pk, idempotency_key=job.pk.hex), *job.arguments)


def queued() -> Job:
    return Job.objects.filter(function=telling.JOB).latest("due_at")


def test_a_change_is_told_signed_with_the_public_fields_only(books, cast, hook, partner):
    book = entered(books, cast, published=True)
    assert run(queued()) == {"sent": True, "status": 204}
    ((headers, body),) = partner.got
    moment, told = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", headers["Yinxin-Signature"]).groups()
    expected = hmac.new(secret_of(hook).encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    assert told == expected
    assert headers[":path"] == "/in?from=yinxin"
    content = json.loads(body)
    (item,) = content["items"]
    assert (item["turn"], item["key"]) == ("published", book.code)
    assert set(item["values"]) == set(books.public_fields)
    assert content["id"] == headers["Yinxin-Delivery"]
    assert Delivery.objects.get().outcome == Outcome.DELIVERED


def test_what_was_withdrawn_meanwhile_is_told_without_a_value(books, cast, hook, partner):
    book = entered(books, cast, published=True)
    first = queued()
    actions.withdraw(books, books.model._default_manager.filter(pk=book.pk), by=cast.office, reason="更正")
    run(first)
    ((_, body),) = partner.got
    (item,) = json.loads(body)["items"]
    assert set(item) == {"record", "at", "turn"}
    assert item["turn"] == "withdrawn"


def test_one_lot_is_one_message_and_a_large_one_names_its_number(books, cast, hook, monkeypatch):
    monkeypatch.setattr(telling, "MOST", 2)
    for row in range(3):
        entered(books, cast, row=row)
    actions.publish(books, books.model._default_manager.all(), by=cast.office)
    job = Job.objects.get(function=telling.JOB)
    told = telling.message(job.arguments[1], job.arguments[2], job.arguments[3], "key")
    assert (told["items"], told["count"]) == ([], 3)
    assert told["records_url"].endswith("/api/v1/public/registers/genealogies")


def test_a_hook_of_another_register_or_switched_off_is_told_nothing(books, cast, hook):
    hooks.turn(hook, on=False, by=cast.office)
    hooks.make(URL, "donations", by=cast.office)
    entered(books, cast, published=True)
    assert not Job.objects.filter(function=telling.JOB).exists()


def test_a_change_that_is_rolled_back_is_told_to_nobody(books, cast, hook):
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        entered(books, cast, published=True)
        raise RuntimeError
    assert not Job.objects.filter(function=telling.JOB).exists()


@pytest.mark.parametrize("status", [500, 429, 404, 302])
def test_what_is_not_taken_is_tried_again_and_in_the_end_left(books, cast, hook, partner, status):
    entered(books, cast, published=True)
    job = queued()
    partner.answers.extend([status] * 9)
    with pytest.raises(RetryError):
        run(job)
    assert run(job, attempts=job.most_attempts) == {"sent": False, "status": status}
    assert [one.status for one in Delivery.objects.all()] == [status, status]
    assert len({one.key for one in Delivery.objects.all()}) == 1
    hook.refresh_from_db()
    assert (hook.failures, hook.is_on) == (2, True)
    assert len(partner.got) == 2, "a redirect leads nowhere"


def test_a_hook_that_never_takes_anything_is_switched_off_and_a_success_forgives(books, cast, hook, partner):
    entered(books, cast, published=True)
    job = queued()
    Hook.objects.update(failures=telling.FAILURES - 1)
    run(job)
    assert Hook.objects.get().failures == 0
    Hook.objects.update(failures=telling.FAILURES - 1)
    partner.answers.append(500)
    with pytest.raises(RetryError):
        run(job)
    assert not Hook.objects.get().is_on
    assert run(job) == {"sent": False}


def test_who_says_gone_is_asked_no_more(books, cast, hook, partner):
    entered(books, cast, published=True)
    partner.answers.append(410)
    assert run(queued()) == {"sent": False, "status": 410}
    assert not Hook.objects.get().is_on


FORBIDDEN = [
    "http://partner.example.org/",
    "https://user:word@partner.example.org/",
    "https://localhost/",
    "https://intranet/",
    "https://db.internal/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.0.0.1/",
    "https://10.1.2.3/",
    "https://192.168.1.1/",
    "https://172.16.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://[::1]/",
    "https://[fd00::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://[64:ff9b::a00:1]/",
    "https://[64:ff9b:1::a00:1]/",
    "https://[::7f00:1]/",
    "https://[2002:a00:1::]/",
    "https://224.0.0.1/",
    "https://partner.example.org:22/",
    "https://partner.example.org:99999/",
    "ftp://partner.example.org/",
]


@pytest.mark.parametrize("url", FORBIDDEN)
def test_no_hook_leads_into_our_own_network(url, cast, sign_in):
    with pytest.raises(outward.InwardError):
        outward.reachable(url, outward.SIGNED)
    answer = sign_in(cast.office).post("/registers/hooks/", {"url": url, "register": ""})
    assert answer.status_code == 422
    assert not Hook.objects.exists()


@pytest.mark.parametrize(
    "numbers", [["10.0.0.5"], ["203.0.113.9", "127.0.0.1"], ["8.8.8.8", "::1"], ["fe80::1%eth0"], ["169.254.169.254"]]
)
def test_a_name_that_resolves_into_our_network_is_not_asked(numbers, monkeypatch, books, cast, hook):
    def resolved(*_asked: object, **_more: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    with pytest.raises(outward.InwardError):
        outward.ask("POST", "https://partner.example.org/", lines=outward.SIGNED)
    entered(books, cast, published=True)
    with pytest.raises(RetryError):
        run(queued())
    assert Delivery.objects.get().outcome == Outcome.FORBIDDEN


def test_the_connection_goes_to_the_number_that_was_judged(monkeypatch):
    asked = []

    def connected(address: tuple[str, int], **_: object) -> None:
        asked.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("8.8.8.8", 443))])
    monkeypatch.setattr(socket, "create_connection", connected)
    with pytest.raises(outward.SilentError):
        outward.ask("POST", "https://partner.example.org/", body=b"{}", lines=outward.SIGNED)
    assert asked == [("8.8.8.8", 443)]


def test_the_page_shows_the_secret_once_and_the_log(cast, sign_in, books, partner):
    office = sign_in(cast.office)
    assert office.get("/registers/hooks/").status_code == 200
    made = office.post("/registers/hooks/", {"url": URL, "register": ""})
    hook = Hook.objects.get()
    assert secret_of(hook) in made.content.decode()
    assert secret_of(hook) not in office.get("/registers/hooks/").content.decode()
    entered(books, cast, published=True)
    run(queued())
    page = f"/registers/hooks/{hook.pk}/"
    shown = office.get(page).content.decode()
    assert "已送达" in shown
    assert secret_of(hook) not in shown
    renewed = office.post(f"{page}turn/", {"turn": "renew"}).content.decode()
    assert secret_of(Hook.objects.get()) in renewed
    assert secret_of(hook) not in renewed
    assert office.post(f"{page}turn/", {"turn": "try"}).status_code == 302
    run(Job.objects.get(key__contains=":try:"))
    assert json.loads(partner.got[-1][1])["items"] == []
    assert office.post(f"{page}turn/", {"turn": "off"}).status_code == 302
    assert not Hook.objects.get().is_on
    assert office.post(f"{page}turn/", {"turn": "on"}).status_code == 302
    assert office.post(f"{page}turn/", {"turn": "nonsense"}).status_code == 422
    for who in (cast.reader, cast.clerk, cast.nobody):
        assert sign_in(who).get(page).status_code == 404


def test_a_hook_is_kept_where_it_was_made(cast, sign_in, hook):
    """Its address is its partner's business, its secret and its switch are its office's, also after the maker has left."""
    county = make_user("区协调", "qu@example.com")
    people.give_post(county, cast.areas[0], Role.OFFICE, since=LONG_AGO, by=None)
    hooks.make("https://county.example.org/in", "", by=county)
    page = f"/registers/hooks/{hook.pk}/"
    for who in (county, cast.neighbour):
        browser = sign_in(who)
        assert URL not in browser.get("/registers/hooks/").content.decode()
        assert browser.get(page).status_code == 404
        for turn in ("renew", "off", "try"):
            assert browser.post(f"{page}turn/", {"turn": turn}).status_code == 404
    hook.refresh_from_db()
    assert (hook.generation, hook.is_on) == (1, True)
    Post.objects.filter(user=cast.office).update(until=timezone.localdate() + timedelta(days=1))
    for who in (cast.steward, cast.administrator):
        seen = sign_in(who).get("/registers/hooks/").content.decode()
        assert URL in seen
        assert "county.example.org" in seen, "a county's hooks lie in the city's area"
    assert sign_in(cast.administrator).get(page).status_code == 200


def test_what_somebody_makes_elsewhere_is_not_her_old_offices(cast, sign_in):
    Post.objects.filter(user=cast.office).update(until=timezone.localdate() - timedelta(days=1))
    people.give_post(cast.office, cast.elsewhere, Role.OFFICE, since=timezone.localdate() - timedelta(days=1), by=None)
    hooks.make(URL, "", by=cast.office)
    assert URL not in sign_in(cast.steward).get("/registers/hooks/").content.decode()
    assert URL in sign_in(cast.neighbour).get("/registers/hooks/").content.decode()


def test_secrets_differ_by_hook_and_generation():
    one = Hook(mark=uuid.uuid4())
    assert len({secret_of(one), secret_of(Hook(mark=uuid.uuid4())), secret_of(Hook(mark=one.mark, generation=2))}) == 3

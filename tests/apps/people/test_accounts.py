"""Accounts: the office adds a person, the person makes the password her own, and nobody guesses it."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as live
from django.db import connection
from django.db.models import F
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.factories.people import PASSWORD, Cast
from tests.shape.tree import ROOT
from yinxin.apps.people import actions
from yinxin.apps.people.models import Role, User
from yinxin.kit.audit.models import Event, Payload
from yinxin.kit.limits.models import Count
from yinxin.kit.network import network_of

NEW = "a-letter-from-toisan-1902"


def tried(client: Client, email: str, password: str = "wrong", **where: str) -> tuple[int, str]:
    answer = client.post("/sign-in/", {"username": email, "password": password}, **where)
    told = re.search(r"(?:电子邮箱或口令不对|登录尝试太多)[^<]*", answer.content.decode())
    return answer.status_code, told.group() if told else ""


def later(passed: timedelta) -> None:
    """As if so much time had passed since the counts began."""
    Count.objects.update(until=F("until") - passed)


def test_after_five_wrong_passwords_comes_a_wait_alike_for_known_and_unknown(cast: Cast, client: Client):
    told = {email: [tried(client, email) for _ in range(7)] for email in ("lin@example.org", "nobody@example.org")}

    assert told["lin@example.org"] == told["nobody@example.org"]
    assert [status for status, _ in told["lin@example.org"]] == [200] * 5 + [429] * 2
    assert "15分钟" in told["lin@example.org"][-1][1]
    assert tried(client, "Lin@Example.org", PASSWORD)[0] == 429, "the right password waits too, whatever the capitals"


def test_another_person_and_another_network_do_not_wait(cast: Cast, client: Client):
    for _ in range(6):
        tried(client, "lin@example.org")

    assert tried(client, "chen@example.org", PASSWORD)[0] == 302
    assert tried(Client(), "lin@example.org", PASSWORD, REMOTE_ADDR="198.51.100.7")[0] == 302


def test_the_right_password_begins_the_count_anew(cast: Cast, client: Client):
    for _ in range(3):
        for _ in range(4):
            tried(client, "lin@example.org")
        assert tried(client, "lin@example.org", PASSWORD)[0] == 302
        client.post("/sign-out/")

    assert set(Count.objects.values_list("taken", flat=True)) == {15}, "only the network's own count goes on"


def test_the_wait_ends(cast: Cast, client: Client):
    for _ in range(6):
        tried(client, "lin@example.org")
    later(timedelta(minutes=12, seconds=30))
    assert "3分钟" in tried(client, "lin@example.org", PASSWORD)[1]

    later(timedelta(minutes=3))

    assert tried(client, "lin@example.org", PASSWORD)[0] == 302


def test_a_wait_is_recorded_once_and_keeps_no_address(cast: Cast, client: Client):
    for email in ("lin@example.org", "my-password@example.org"):
        for _ in range(8):
            tried(client, email)

    known, unknown = Event.objects.filter(action="people.pause-sign-in")
    assert (known.object_type, known.object_id) == ("people.user", str(cast.office.pk))
    assert (unknown.object_type, unknown.new) == ("limits.count", {"tries": 5})
    assert not any("example" in row.key for row in Count.objects.all())


GUESSER = """
import sys
import django
django.setup()
from yinxin.apps.people.actions import signing
from yinxin.domain.errors import RefusedError
sys.stdin.readline()
let_through = 0
for _ in range(8):
    try:
        signing.take_try("lin@example.org", "203.0.113.9")
    except RefusedError:
        continue
    let_through += 1
print(let_through)
"""


def reachable(folder: Path) -> str:
    """The test's database for other processes: SQLite's lives in memory, so they get a copy."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file = folder / "town.sqlite3"
        with sqlite3.connect(file) as copy:
            connection.connection.backup(copy)
        copy.close()
        return f"sqlite:///{file}"
    now = connection.settings_dict
    return f"postgresql://{now['USER']}:{now['PASSWORD']}@{now['HOST']}:{now['PORT']}/{now['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_processes_that_guess_at_once_get_five_tries_between_them(tmp_path: Path):
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}",
        "DJANGO_SETTINGS_MODULE": "yinxin.config.settings",
        "YINXIN_VAR": str(tmp_path),
        "YINXIN_SECRET_KEY": live.SECRET_KEY,
        "YINXIN_DATABASE_URL": reachable(tmp_path),
    }
    guessers = [
        subprocess.Popen(
            [sys.executable, "-c", GUESSER],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for guesser in guessers:
        guesser.stdin.write("go\n")
        guesser.stdin.flush()
    answers = [guesser.communicate(timeout=120) for guesser in guessers]

    assert sum(int(out or f"0{err}") for out, err in answers) == 5


@pytest.mark.parametrize(
    ("behind", "header", "told", "network"),
    [
        (False, "198.51.100.7", "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.7", "", "198.51.100.7"),
        (True, "10.0.0.1, 198.51.100.7", "", "198.51.100.7"),
        (False, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (True, "", "", ""),
        (True, "nonsense", "", ""),
    ],
)
def test_the_network_is_told_by_nginx_or_by_the_socket(settings, behind, header, told, network):
    settings.BEHIND_PROXY = behind
    request = RequestFactory().get("/", REMOTE_ADDR=told, **({"HTTP_X_FORWARDED_FOR": header} if header else {}))

    assert network_of(request) == network


def added(office: Client, cast: Cast, **other: object) -> object:
    fields = {
        "email": "he@example.org",
        "name": "何新来",
        "language": "zh-hant",
        "role": "reporter",
        "since": "2019-03-01",
    }
    return office.post("/users/new/", fields | {"unit": cast.reporting.pk} | other)


def test_the_office_adds_a_person_who_makes_the_password_her_own(cast: Cast, sign_in):
    page = added(sign_in(cast.office), cast)
    first = re.search(r"<code>([\w-]{16})</code>", page.content.decode()).group(1)
    user = User.objects.get(email="he@example.org")
    assert "no-store" in page["Cache-Control"]
    assert (user.language, user.posts.get().unit, user.posts.get().role) == ("zh-hant", cast.reporting, Role.REPORTER)
    assert first not in str(list(Payload.objects.values_list("content", flat=True)))

    person = Client()
    assert person.post("/sign-in/", {"username": user.email, "password": first}).status_code == 302
    assert person.get("/units/")["Location"] == "/password/"
    assert person.get("/api/v1/units").json()["title"] == "password-must-change"

    changed = person.post("/password/", {"old_password": first, "new_password1": NEW, "new_password2": NEW})
    assert changed.status_code == 302
    assert person.get("/units/").status_code == 200, "still signed in"
    assert Client().login(username=user.email, password=NEW)
    assert Event.objects.filter(action="people.change-password", actor=user).count() == 1


def test_only_the_office_adds_people_and_only_to_its_own_units(cast: Cast, sign_in):
    for stranger in (cast.reporter, cast.reader):
        assert added(sign_in(stranger), cast).status_code == 404
    assert added(sign_in(cast.neighbour), cast).status_code == 422
    assert added(sign_in(cast.office), cast, email="LIN@example.org").status_code == 409
    assert not User.objects.filter(email="he@example.org").exists()


@pytest.mark.parametrize("weak", ["short", "q1w2e3r4t5y6", "wang@example.org", "different-in-the-second-field"])
def test_a_weak_password_is_refused_with_a_sentence(cast: Cast, sign_in, weak: str):
    second = NEW if weak.startswith("different") else weak
    answer = sign_in(cast.reader).post(
        "/password/", {"old_password": PASSWORD, "new_password1": weak, "new_password2": second}
    )

    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert Client().login(username="wang@example.org", password=PASSWORD)


def test_the_old_password_is_asked_for(cast: Cast, sign_in):
    answer = sign_in(cast.reader).post(
        "/password/", {"old_password": "guess", "new_password1": NEW, "new_password2": NEW}
    )

    assert "现在的口令不对" in answer.content.decode()


@pytest.mark.parametrize(("language", "word"), [("zh-hant", "現在的口令"), ("en", "Current password")])
def test_the_pages_speak_the_other_languages(cast: Cast, sign_in, language: str, word: str):
    client = sign_in(cast.office)
    client.cookies["django_language"] = language

    assert word in client.get("/password/").content.decode()


def test_a_first_password_passes_the_validators_in_force(cast: Cast, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {
            "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
            "OPTIONS": {"min_length": 40},
        }
    ]
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        actions.invite(
            email="x@example.org", name="某", unit=cast.place, role="office", since=timezone.localdate(), by=None
        )


def test_guesses_from_many_networks_meet_a_limit_too(cast: Cast, client: Client, settings):
    settings.LIMITS = {**settings.LIMITS, "sign-in.address": (8, timedelta(hours=1))}

    answers = [tried(client, "lin@example.org", REMOTE_ADDR=f"198.51.100.{number}")[0] for number in range(10)]

    assert answers == [200] * 8 + [429] * 2
    assert tried(client, "chen@example.org", PASSWORD, REMOTE_ADDR="198.51.100.200")[0] == 302
    later(timedelta(hours=1))
    assert tried(client, "lin@example.org", PASSWORD)[0] == 302


def test_one_network_does_not_try_addresses_for_ever(cast: Cast, client: Client, settings):
    settings.LIMITS = {**settings.LIMITS, "sign-in.network": (6, timedelta(minutes=15))}

    answers = [tried(client, f"person-{number}@example.org")[0] for number in range(8)]

    assert answers == [200] * 6 + [429] * 2
    assert tried(client, "lin@example.org", PASSWORD, REMOTE_ADDR="198.51.100.7")[0] == 302


def test_an_account_of_ones_own_buys_no_further_tries(cast: Cast, settings):
    """Else a guesser would sign in himself after every few guesses and never wait."""
    settings.LIMITS = {**settings.LIMITS, "sign-in.network": (6, timedelta(minutes=15))}
    for number in range(4):
        tried(Client(), f"person-{number}@example.org")
    assert tried(Client(), "lin@example.org", PASSWORD)[0] == 302

    assert [tried(Client(), f"person-{number}@example.org")[0] for number in range(2)] == [200, 429]


def test_a_wait_tells_a_program_how_long(cast: Cast, client: Client):
    for _ in range(5):
        tried(client, "lin@example.org")

    assert client.post("/sign-in/", {"username": "lin@example.org", "password": "x"})["Retry-After"] == "900"

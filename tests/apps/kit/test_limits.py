"""A limit lets exactly its number pass, whoever asks at the same time, and keeps nothing that names anybody."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest
from django.conf import settings as live
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.factories.people import Cast
from tests.shape.tree import ROOT
from yinxin.domain.errors import RefusedError
from yinxin.kit import limits
from yinxin.kit.limits import taking
from yinxin.kit.limits.models import Count
from yinxin.kit.network import network_of

HOUR = timedelta(hours=1)


def take(key: str = "203.0.113.9", *, most: int = 3, bucket: str = "test") -> int | None:
    """None when it passed, else the minutes to wait."""
    try:
        limits.take(bucket, key, most=most, window=HOUR)
    except RefusedError as refused:
        assert refused.code == "too-often"
        return refused.facts["minutes"]  # type: ignore[return-value]
    return None


def passed(minutes: float) -> None:
    """Time goes by."""
    for row in Count.objects.all():
        Count.objects.filter(pk=row.pk).update(until=row.until - timedelta(minutes=minutes))


def test_so_many_pass_and_the_next_is_told_how_long_to_wait(db):
    assert [take() for _ in range(6)] == [None, None, None, 60, 60, 60]


def test_others_and_other_buckets_have_their_own_count(db):
    assert [take("a", most=1), take("a", most=1), take("b", most=1), take("a", most=1, bucket="other")] == [
        None,
        60,
        None,
        None,
    ]


def test_the_wait_grows_shorter_and_ends_and_trying_does_not_lengthen_it(db):
    for _ in range(9):
        take()
    passed(56.5)
    assert take() == 4
    passed(3)
    assert take() == 1
    passed(0.5)

    assert [take() for _ in range(4)] == [None, None, None, 60], "and a new span counts anew"


def test_the_span_begins_with_the_first_and_no_later_one_lengthens_it(db):
    assert take() is None
    passed(50)
    assert take() is None

    passed(5)
    assert [take(), take()] == [None, 5]


def test_what_is_forgotten_counts_anew(db):
    for _ in range(4):
        take("a")
        take("b")

    limits.forget("test", "a")

    assert (take("a"), take("b")) == (None, 60)


def test_a_limit_that_lets_nothing_pass_is_a_mistake(db):
    with pytest.raises(ValueError, match="test"):
        take(most=0)


def test_a_row_that_is_cleared_away_in_between_begins_anew(db, monkeypatch):
    real, missed = taking._counted, iter([False])
    monkeypatch.setattr(taking, "_counted", lambda *told: next(missed, None) is None and real(*told))

    assert take() is None
    assert Count.objects.get().taken == 1


def test_another_that_begins_and_counts_in_between_takes_no_room_from_us(db, monkeypatch):
    """Our UPDATE found no row; before we look, somebody else has made it and counted once."""
    real, first = taking._counted, iter([True])

    def overtaken(row: str, *told: object) -> bool:
        if next(first, False):
            Count.objects.create(key=row, taken=1, until=timezone.now() + HOUR)
            return False
        return real(row, *told)

    monkeypatch.setattr(taking, "_counted", overtaken)

    assert take(most=2) is None
    assert Count.objects.get().taken == 2


def test_the_table_names_nobody_and_does_not_grow(db):
    for number in range(20):
        take(f"lin{number}@example.org")
    assert not any("lin" in row.key or "example" in row.key for row in Count.objects.all())
    passed(61)

    take("chen@example.org")

    assert Count.objects.count() == 1


def test_another_site_cannot_tell_the_keys_from_the_table(settings):
    here = limits.digest("test", "lin@example.org")
    settings.SECRET_KEY = "another site's secret, long enough to be one"

    assert limits.digest("test", "lin@example.org") != here


def let_go_and_copy(folder: Path) -> str:
    """What other processes call the test's database: SQLite's lives in memory, so they get a copy."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file = folder / "town.sqlite3"
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        return str(file)
    connection.close()
    connection.close_pool()
    return str(connection.settings_dict["NAME"])


def guess(name: str, start: Barrier, told: SimpleQueue[int]) -> None:
    """A process of six threads that ask three times each, all at once; forked, because Django is loaded here already."""
    if connection.vendor == "sqlite":
        connection.connection = None
    connection.settings_dict["NAME"] = name
    passed: list[int] = []

    def ask() -> None:
        start.wait()
        for _ in range(3):
            try:
                limits.take("test", "everybody", most=50, window=HOUR)
            except RefusedError:
                continue
            passed.append(1)
        connection.close()

    askers = [threading.Thread(target=ask) for _ in range(6)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    told.put(len(passed))


@pytest.mark.django_db(transaction=True)
def test_four_processes_with_six_threads_each_get_the_number_between_them(tmp_path: Path):
    """72 ask, 24 at the same time; with a count in each process 72 would pass, with one that looks first some more than 50."""
    forking = get_context("fork")
    name, start, told = let_go_and_copy(tmp_path), forking.Barrier(24), forking.SimpleQueue()
    guessers = [forking.Process(target=guess, args=(name, start, told)) for _ in range(4)]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join(60)

    assert [guesser.exitcode for guesser in guessers] == [0] * 4
    assert sum(told.get() for _ in guessers) == 50


def test_the_api_is_counted_by_account_and_by_network(cast: Cast, client: Client, sign_in, settings):
    settings.LIMITS = settings.LIMITS | {"api.account": (3, HOUR), "api.network": (2, HOUR)}
    office, reader = sign_in(cast.office), sign_in(cast.reader)

    assert [office.get("/api/v1/units").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert reader.get("/api/v1/units").status_code == 200
    assert [client.get("/api/v1/units").status_code for _ in range(3)] == [401, 401, 429]
    assert client.get("/api/v1/units", REMOTE_ADDR="198.51.100.7").status_code == 401
    assert office.get("/units/").status_code == 200, "the pages are not counted"


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("999.1.1.1", ""),
        ("", ""),
    ],
)
def test_one_holder_is_one_network(rf, told: str, counted: str):
    assert network_of(rf.get("/", REMOTE_ADDR=told)) == counted


def test_a_program_is_told_when_to_come_back(cast: Cast, sign_in, settings):
    settings.LIMITS = settings.LIMITS | {"api.account": (1, HOUR)}
    program = sign_in(cast.office)
    program.get("/api/v1/units")

    answer = program.get("/api/v1/units", headers={"Accept-Language": "en"})

    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert answer["Retry-After"] == "3600"
    assert answer.json()["title"] == "too-often"
    assert "60" in answer.json()["detail"]


def test_uploads_are_counted_by_account(cast: Cast, sign_in, settings):
    settings.LIMITS = settings.LIMITS | {"upload.account": (2, HOUR)}
    office = sign_in(cast.office)

    answers = [office.post("/plans/upload/", {"place": ""}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert answers[-1]["Retry-After"] == "3600"
    assert "60分钟" in answers[-1].content.decode()
    assert office.get("/plans/upload/").status_code == 200


def test_every_limit_is_explained():
    told = (ROOT / "docs" / "operate" / "limits.md").read_text(encoding="utf-8")
    for name, (most, window) in live.LIMITS.items():
        row = next(line for line in told.splitlines() if line.startswith(f"| `{name}` |"))
        count, span = row.split("|")[3:5]
        assert int(count.replace(",", "")) == most, name
        number, unit = span.split()
        assert timedelta(**{unit.rstrip("s") + "s": int(number)}) == window, name


def test_a_row_says_when_it_ends(db):
    take()
    assert f"{Count.objects.get().until:%Y}" in str(Count.objects.get())
    assert Count.objects.get().until > timezone.now()

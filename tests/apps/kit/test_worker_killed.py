"""The worker is killed or told to stop in the middle of a job: the job is begun again and its effects are there once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.process import BaseProcess as Worker
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.soak import effects
from yinxin.kit.outbox import failing, worker
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.queueing import enqueue

PATIENCE = 40.0

pytestmark = pytest.mark.django_db(transaction=True)


class Town:
    """The test's database as a worker in another process sees it."""

    def __init__(self, folder: Path) -> None:
        self.gate = folder / "gate"
        self.file = folder / "town.sqlite3"

    def open(self) -> None:
        """SQLite's tests live in memory, so the worker gets a copy with the job already queued."""
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)
            copy.close()

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        if connection.vendor != "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(query)
                return list(cursor.fetchall())
        reader = sqlite3.connect(self.file, timeout=20)
        try:
            return reader.execute(query).fetchall()
        finally:
            reader.close()

    def standing(self) -> list[tuple[Any, ...]]:
        return self.ask("select state, attempts, count(*), min(due_at), max(started_at) from outbox_job group by 1, 2")

    def set_due(self, moment: str) -> None:
        if connection.vendor == "postgresql":
            Job.objects.update(due_at=f"{moment}+00:00")
            return
        with closing(sqlite3.connect(self.file, timeout=20)) as writer, writer:
            writer.execute("update outbox_job set due_at = ?", [moment])

    def job(self) -> tuple[str, int | None, int]:
        return self.ask("select state, process, attempts from outbox_job")[0]  # type: ignore[return-value]

    @contextmanager
    def worker(self, grace: float = worker.GRACE) -> Iterator[Worker]:
        """A worker of one process in a session of its own, forked: Django is loaded here already."""
        if connection.vendor == "postgresql":
            connection.close()
            connection.close_pool()
        process = get_context("fork").Process(target=self._work, args=(grace,))
        process.start()
        until(lambda: is_session(process.pid), self)
        try:
            yield process
        finally:
            with_group(process, signal.SIGKILL)
            process.join()

    def _work(self, grace: float) -> None:
        os.setsid()
        if connection.vendor == "sqlite":
            connection.connection = None
            connection.settings_dict["NAME"] = str(self.file)
        worker.GRACE = grace
        worker.work()


def is_session(process: int) -> bool:
    return os.getsid(process) == process


def with_group(process: Worker, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def until(happened: Callable[[], bool], town: Town) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, f"waited in vain: {town.standing()}"
        time.sleep(0.05)


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """A job is queued that waits, in the middle, for the gate to open."""
    town = Town(tmp_path)
    with transaction.atomic():
        enqueue("tests.apps.kit.jobs.add_account_slowly", "once@example.org", str(town.gate), key="slow")
    town.open()
    return town


def ended_once(town: Town) -> None:
    town.gate.touch()
    until(lambda: town.job()[0] == "done", town)
    assert town.ask("select count(*) from people_user where email = 'once@example.org'") == [(1,)]


def test_the_process_that_runs_the_job_is_killed(town: Town):
    with town.worker():
        until(lambda: town.job()[0] == "running", town)
        victim = town.job()[1]
        assert victim is not None
        os.kill(victim, signal.SIGKILL)
        until(lambda: town.job()[0] == "running" and town.job()[1] != victim, town)
        ended_once(town)

    assert town.job()[2] == 2


def test_the_whole_worker_is_killed_and_started_again(town: Town):
    with town.worker() as first:
        until(lambda: town.job()[0] == "running", town)
        with_group(first, signal.SIGKILL)
        first.join()
    assert town.job()[0] == "running"

    with town.worker():
        until(lambda: town.job()[2] == 2, town)
        ended_once(town)


TOLD = [
    pytest.param(signal.SIGTERM, False, id="TERM to the program"),
    pytest.param(signal.SIGTERM, True, id="TERM to all"),
    pytest.param(signal.SIGINT, True, id="Ctrl-C"),
]


JOBS, KILLS = 100, 6


def test_many_jobs_under_many_kills_are_each_done_once(tmp_path: Path, monkeypatch):
    """A small count of what `make soak` counts at length: two workers of two processes, any of which is killed at random."""
    monkeypatch.setattr(settings, "OUTBOX_PROCESSES", 2)
    monkeypatch.setattr(failing, "FIRST_REST", timedelta(milliseconds=50))
    chance, town = random.Random(1892), Town(tmp_path)
    kinds = ("once", "in_two_steps", "failing_at_first")
    effects.make_tables()
    with transaction.atomic():
        for number in range(JOBS):
            enqueue(f"tests.soak.effects.{kinds[number % 3]}", number, key=f"soak:{number}", attempts=50)
    town.open()

    def done() -> int:
        return int(town.ask("select count(*) from outbox_job where state = 'done'")[0][0])

    try:
        with town.worker() as steady:
            for kill in range(KILLS):
                with town.worker() as other:
                    until(lambda goal=JOBS * (kill + 1) // (KILLS + 2): done() >= goal, town)
                    for victim in chance.choice(([other.pid], family(other.pid)[:1], family(steady.pid)[:1])):
                        os.kill(victim, signal.SIGKILL)
            until(lambda: done() == JOBS, town)
        counted = town.ask("select count(*), count(distinct number) from soak_effect")
    finally:
        effects.drop_tables()
    assert counted == [(JOBS, JOBS)]


@pytest.mark.parametrize(("number", "to_all"), TOLD)
def test_a_worker_told_to_stop_finishes_what_it_has_in_hand(town: Town, number: signal.Signals, to_all: bool):
    with town.worker() as process:
        until(lambda: town.job()[0] == "running", town)
        tell(process, number, to_all)
        time.sleep(0.3)
        town.gate.touch()

        assert ended(process) == 0
        assert family(process.pid) == []
    assert (town.job()[0], town.job()[2]) == ("done", 1)


@pytest.mark.parametrize(("number", "to_all"), TOLD[:2])
def test_a_job_that_goes_on_is_handed_back_and_its_worker_ends_all_the_same(
    town: Town, number: signal.Signals, to_all: bool
):
    with town.worker(grace=1) as process:
        until(lambda: town.job()[0] == "running", town)
        began = time.monotonic()
        tell(process, number, to_all)

        assert ended(process) == 0
        assert time.monotonic() - began < 1 + 5
        assert family(process.pid) == []
    assert town.job() == ("queued", None, 0)


def test_an_idle_worker_begins_a_job_soon_after_its_time(town: Town):
    town.set_due("2999-01-01 00:00:00")
    with town.worker():
        time.sleep(1)
        assert town.job()[0] == "queued"
        town.set_due("2001-01-01 00:00:00")
        began = time.monotonic()
        until(lambda: town.job()[0] == "running", town)
        assert time.monotonic() - began <= 2, "it looks twice a second; the rest is for a busy machine"


def test_an_idle_worker_ends_at_once_and_hardly_works(town: Town):
    town.gate.touch()
    with town.worker() as process:
        until(lambda: town.job()[0] == "done", town)
        before = seconds_of_work(process.pid)
        time.sleep(2)
        assert seconds_of_work(process.pid) - before <= 0.15
        began = time.monotonic()
        with_group(process, signal.SIGTERM)

        assert ended(process) == 0
        assert time.monotonic() - began < 3


def test_nobody_goes_on_when_the_program_itself_is_killed(town: Town):
    with town.worker() as process:
        until(lambda: town.job()[0] == "running", town)
        children = family(process.pid)
        process.kill()
        process.join()
        end = time.monotonic() + 5
        while any(alive(child) for child in children) and time.monotonic() < end:
            time.sleep(0.05)

        assert [child for child in children if alive(child)] == []


def ended(process: Worker) -> int | None:
    """Its exit code, or None when it is still there after all that time."""
    process.join(15)
    return process.exitcode


def tell(process: Worker, number: signal.Signals, to_all: bool) -> None:
    if to_all:
        with_group(process, number)
    else:
        os.kill(process.pid, number)


def family(session: int) -> list[int]:
    """The processes of a worker's session, itself left out; dead ones that nobody has looked at yet are none."""
    listed = subprocess.run(["ps", "-eo", "pid=,sid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [int(pid) for pid, sid, stat in rows if int(sid) == session and "Z" not in stat and int(pid) != session]


def alive(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def seconds_of_work(session: int) -> float:
    """Processor time of a worker and its processes."""
    ticks = 0
    for process in (session, *family(session)):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")

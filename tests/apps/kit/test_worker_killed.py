"""The worker dies by kill -9 in the middle of a job: the job is begun again and its effects are there once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from yinxin.kit.outbox.queueing import enqueue

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 40.0

pytestmark = pytest.mark.django_db(transaction=True)


class Town:
    """The test's database as a worker in another process sees it."""

    def __init__(self, folder: Path) -> None:
        self.gate = folder / "gate"
        self.file = folder / "town.sqlite3"
        self.environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "YINXIN_VAR": str(folder),
            "YINXIN_SECRET_KEY": settings.SECRET_KEY,
        }

    def open(self) -> None:
        """SQLite's tests live in memory, so the worker gets a copy with the job already queued."""
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)
            copy.close()
            self.environment["YINXIN_DATABASE_URL"] = f"sqlite:///{self.file}"
        else:
            now = connection.settings_dict
            self.environment["YINXIN_DATABASE_URL"] = (
                f"postgresql://{now['USER']}:{now['PASSWORD']}@{now['HOST']}:{now['PORT']}/{now['NAME']}"
            )

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

    def job(self) -> tuple[str, int | None, int]:
        return self.ask("select state, process, attempts from outbox_job")[0]  # type: ignore[return-value]

    @contextmanager
    def worker(self) -> Iterator[subprocess.Popen[bytes]]:
        log = (self.file.parent / "worker.log").open("ab")
        command = [sys.executable, "-m", "yinxin", "worker"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, start_new_session=True, stdout=log, stderr=log
        )
        try:
            yield process
        finally:
            with_group(process, signal.SIGKILL)
            process.wait()
            log.close()


def with_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def until(happened: Callable[[], bool], town: Town) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        log = town.file.parent / "worker.log"
        assert time.monotonic() < end, f"waited in vain: {town.job()} {log.read_text() if log.exists() else ''}"
        time.sleep(0.1)


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
        first.wait()
    assert town.job()[0] == "running"

    with town.worker():
        until(lambda: town.job()[2] == 2, town)
        ended_once(town)


def test_a_worker_told_to_stop_stops(town: Town):
    with town.worker() as process:
        until(lambda: town.job()[0] == "running", town)
        town.gate.touch()
        until(lambda: town.job()[0] == "done", town)
        process.terminate()

        assert process.wait(timeout=30) == 0

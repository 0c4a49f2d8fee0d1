"""Serving as a person meets it: a taken port, an older database, an interrupted start, Ctrl-C."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

PATIENCE = 60


def environment(var: Path) -> dict[str, str]:
    """This process's environment with its own place for data."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}
    return kept | {"YINXIN_VAR": str(var), "PYTHONUNBUFFERED": "1"}


def yinxin(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "yinxin", *words],
        env=environment(var),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Server:
    """A running `yinxin`: what it has said, and how to stop it."""

    def __init__(self, var: Path, *words: str) -> None:
        self.began = time.monotonic()
        self.said = var / "said.txt"
        with self.said.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "yinxin", *words], env=environment(var), stdout=log, stderr=subprocess.STDOUT
            )

    def text(self) -> str:
        """Everything said so far."""
        return self.said.read_text(encoding="utf-8")

    def address(self) -> str:
        """Where it serves, as soon as it says so."""
        while time.monotonic() - self.began < PATIENCE and self.process.poll() is None:
            if found := re.search(r"http://[0-9.:]+/", self.text()):
                return found.group()
            time.sleep(0.05)
        raise AssertionError(self.text())

    def children(self) -> list[int]:
        """Its processes and theirs."""
        listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
        parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
        family = [self.process.pid]
        for pid in family:
            family += [child for child, parent in parents.items() if parent == pid]
        return family[1:]

    def stop(self, number: int = signal.SIGINT) -> int:
        """Asks it to stop and returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """An empty, whole database, made once."""
    place = tmp_path_factory.mktemp("made")
    assert yinxin(place, "manage", "migrate", "--verbosity=0").returncode == 0
    assert yinxin(place, "manage", "createcachetable").returncode == 0
    return place


@pytest.fixture
def var(made, tmp_path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(made, tmp_path / "var"))


@pytest.fixture
def serving(var) -> Iterator[Server]:
    """A server on the first port after one that is taken."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = Server(var, "serve", "--port", str(taken.getsockname()[1]), "--processes", "1")
        yield server
        if server.process.poll() is None:
            server.stop(signal.SIGKILL)


def alive(pids: list[int]) -> list[int]:
    """Those that still exist and are no zombies."""
    listed = subprocess.run(["ps", "-o", "pid=,stat=", "-p", ",".join(map(str, pids))], capture_output=True, text=True)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "Z" not in line.split()[1]]


def status(address: str) -> int:
    """What the page at an address answers, a page that is not there included."""
    try:
        with urlopen(address, timeout=10) as answer:
            return answer.status
    except HTTPError as error:
        with error:
            return error.code


def test_a_taken_port_is_named_and_the_next_one_serves(serving):
    address = serving.address()
    assert "已被占用" in serving.text()
    assert status(address) < 500


def test_ctrl_c_stops_the_server_and_the_worker(serving):
    serving.address()
    family = serving.children()
    assert len(family) >= 3
    assert serving.stop() == 0
    assert alive(family) == []


def test_nothing_goes_on_when_the_program_is_killed_outright(serving):
    serving.address()
    family = serving.children()
    serving.stop(signal.SIGKILL)
    deadline = time.monotonic() + 15
    while alive(family) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert alive(family) == []


def test_an_older_database_is_served_only_after_a_copy_was_put_aside(var):
    database = var / "yinxin.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TABLE django_session")
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    connection.close()
    refused = yinxin(var, "serve")
    assert refused.returncode == 2
    assert "备份" in refused.stderr
    server = Server(var, "serve", "--upgrade", "--port", "0")
    try:
        server.address()
    finally:
        server.stop()
    assert "先备份" in server.text()
    (copy,) = (var / "backups").glob("*.sqlite3")
    with sqlite3.connect(copy) as connection:
        kept = connection.execute("SELECT name FROM sqlite_master WHERE name = 'django_session'").fetchall()
    connection.close()
    assert kept == []

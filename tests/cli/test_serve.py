"""Serving as a person meets it: a taken port, an older database, an interrupted start, Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.cli.programs import Server, yinxin
from tests.factories import migrated
from yinxin.cli import serve


@pytest.fixture(scope="module")
def made(tmp_path_factory, request) -> Path:
    """An empty, whole database, made once; where the tests' own is kept, the migrations find nothing left to do."""
    var, kept = tmp_path_factory.mktemp("made"), migrated.place(request.config)
    if kept is not None and kept.exists():
        shutil.copy(kept, var / "yinxin.sqlite3")
    assert yinxin(var, "manage", "migrate", "--verbosity=0").returncode == 0
    assert yinxin(var, "manage", "createcachetable").returncode == 0
    return var


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


def test_a_worker_that_was_killed_is_started_again(serving):
    """The pages and the worker are the program's own two children, in this order; the pages stay as they are."""
    serving.address()
    pages, worker = serving.own_children()
    time.sleep(6 - min(6.0, time.monotonic() - serving.began))
    os.kill(worker, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while (now := serving.own_children()) and (worker in now or len(now) < 2) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert now[0] == pages
    assert len(now) == 2
    assert "正在重新启动" in serving.text()
    assert serving.stop() == 0
    assert alive(now) == []


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
        connection.execute("DROP TABLE limits_count")
        connection.execute("DELETE FROM django_migrations WHERE app = 'limits'")
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
    (copy,) = (var / "before-upgrade").glob("*.sqlite3")
    with sqlite3.connect(copy) as connection:
        kept = connection.execute("SELECT name FROM sqlite_master WHERE name = 'limits_count'").fetchall()
    connection.close()
    assert kept == []


@pytest.mark.parametrize(("host", "address"), [("127.0.0.1", "http://127.0.0.1:8003"), ("::1", "http://[::1]:8003")])
def test_addresses_that_leave_the_house_name_the_port_that_was_free(settings, monkeypatch, host, address):
    settings.SITE_URL, settings.PRODUCTION = "http://127.0.0.1:8000", False
    monkeypatch.setenv("YINXIN_SITE_URL", "https://lanpu.example")
    serve.name_by_port(host, 8003)
    assert settings.SITE_URL == "http://127.0.0.1:8000"
    monkeypatch.delenv("YINXIN_SITE_URL")
    serve.name_by_port(host, 8003)
    assert address == settings.SITE_URL

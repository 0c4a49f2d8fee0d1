"""A SQLite file that is being served is not replaced by a backup, and what is being restored is not served."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from yinxin.cli import worker
from yinxin.domain.errors import RefusedError
from yinxin.kit import occupied
from yinxin.kit.backup.facts import KEY_TABLES, PEOPLE
from yinxin.kit.backup.loading_sqlite import SqlitePlace


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "yinxin.sqlite3"
    with closing(sqlite3.connect(made)) as opened:
        opened.execute("create table letter (text)")
    return made


@pytest.fixture
def place(target: Path, tmp_path: Path) -> SqlitePlace:
    """With what a backup would bring lying beside it."""
    with closing(sqlite3.connect(tmp_path / "database")) as fresh, closing(sqlite3.connect(tmp_path / "keys")) as keys:
        fresh.execute(f"create table {PEOPLE} (id)")
        for opened in (fresh, keys):
            opened.execute(f"create table {KEY_TABLES[0]} (person_id)")
    return SqlitePlace(target, "20260101-000000")


def load(place: SqlitePlace, folder: Path) -> str:
    """What loading ends in: "" or the code of the refusal."""
    try:
        place.load(folder / "database", folder / "keys")
    except RefusedError as refusal:
        return refusal.code
    return ""


def test_a_served_database_is_not_replaced(place, target, tmp_path):
    first, second = occupied.serving(target), occupied.serving(target)
    assert load(place, tmp_path) == "backup-target-open"
    first.close()
    assert load(place, tmp_path) == "backup-target-open"
    second.close()
    assert (tmp_path / "database").exists(), "and nothing was begun"

    assert load(place, tmp_path) == ""
    with pytest.raises(RefusedError, match="database-being-restored"):
        occupied.serving(target)
    assert place.settle()
    occupied.serving(target).close()


def test_a_database_that_somebody_writes_to_is_not_replaced(place, target, tmp_path):
    with closing(sqlite3.connect(target, isolation_level=None)) as other:
        other.execute("begin immediate")
        assert load(place, tmp_path) == "backup-target-open"
        other.execute("rollback")
    occupied.alone(target).close()


def test_what_is_being_restored_is_not_served(target):
    with occupied.alone(target), pytest.raises(RefusedError) as refused:
        occupied.serving(target)
    assert refused.value.code == "database-being-restored"
    occupied.serving(target).close()


def test_a_file_that_is_no_database_can_be_replaced(target):
    target.write_bytes(b"a letter of the family " * 100)
    occupied.alone(target).close()


@pytest.mark.skipif(connection.vendor == "postgresql", reason="it counts its connections itself")
def test_a_worker_says_that_it_serves(target, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", str(target))
    monkeypatch.setattr(worker, "refuse_unsafe", lambda: None)
    monkeypatch.setattr(worker, "work", lambda: None)
    monkeypatch.setattr(occupied, "_held", [])

    worker.run(Namespace())

    with pytest.raises(RefusedError, match="backup-target-open"):
        occupied.alone(target)
    occupied._held.pop().close()


def test_gunicorn_does_not_serve_what_is_being_restored(tmp_path):
    """Under systemd no verb of ours starts the server, so its door asks by itself."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}

    def serve() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "import yinxin.config.wsgi"],
            env={**kept, "YINXIN_VAR": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    assert serve().returncode == 0
    with occupied.alone(tmp_path / "yinxin.sqlite3"):
        refused = serve()
    assert (refused.returncode, refused.stderr.count("\n")) == (3, 1)

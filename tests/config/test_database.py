"""The database is opened so that a power cut loses nothing that was acknowledged."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import ConnectionHandler
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from yinxin.config.checks import sqlite as checks
from yinxin.config.database import database, journal
from yinxin.kit.env import SettingError

LEVELS = {"FULL": 2, "EXTRA": 3}


@pytest.mark.parametrize(
    ("version", "rule"),
    [
        ((3, 40, 1), ("DELETE", "EXTRA")),
        ((3, 51, 1), ("DELETE", "EXTRA")),
        ((3, 51, 2), ("DELETE", "EXTRA")),
        ((3, 51, 3), ("WAL", "FULL")),
        ((3, 52, 0), ("DELETE", "EXTRA")),
        ((3, 53, 0), ("WAL", "FULL")),
    ],
)
def test_wal_only_where_sqlite_is_sound(version, rule):
    assert journal(version) == rule


@pytest.fixture
def opened(tmp_path, django_db_blocker):
    """A connection made from our settings on a real file; the suite's own database is in memory and has no journal."""
    connections = ConnectionHandler({"default": database("", tmp_path / "town.sqlite3")})
    with django_db_blocker.unblock():
        yield connections
        connections["default"].close()


def pragma(connection: BaseDatabaseWrapper, name: str) -> object:
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_pragmas_are_in_force_on_a_connection(opened):
    mode, level = journal()
    found = {name: pragma(opened["default"], name) for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert found == {"journal_mode": mode.lower(), "synchronous": LEVELS[level], "foreign_keys": 1}
    assert pragma(opened["default"], "busy_timeout") == 20_000
    assert pragma(opened["default"], "recursive_triggers") == 1
    assert pragma(opened["default"], "secure_delete") == 1


def test_the_pragmas_do_not_lean_on_how_sqlite_was_built(tmp_path):
    """Some builds overwrite what is deleted by themselves, others do not; the same holds for the other switches."""
    switches = ("foreign_keys", "recursive_triggers", "secure_delete")
    with closing(sqlite3.connect(tmp_path / "town.sqlite3")) as other:
        for name in switches:
            other.execute(f"PRAGMA {name}=OFF")
        other.executescript(database("", tmp_path / "town.sqlite3")["OPTIONS"]["init_command"])
        assert [other.execute(f"PRAGMA {name}").fetchone()[0] for name in switches] == [1, 1, 1]


def test_a_transaction_takes_the_write_lock_at_once(opened, tmp_path):
    """Otherwise two transactions that read first and write later refuse each other."""
    other = sqlite3.connect(tmp_path / "town.sqlite3", timeout=0)
    connection = opened["default"]
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)  # as transaction.atomic does
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    connection.rollback()
    connection.set_autocommit(True)
    other.close()


def test_the_start_is_refused_when_a_connection_runs_otherwise(opened, monkeypatch):
    monkeypatch.setattr(checks, "connections", opened)
    assert checks.sqlite_loses_nothing(databases=["default"]) == []
    with opened["default"].cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    faults = checks.sqlite_loses_nothing(databases=["default"])
    assert [fault.id for fault in faults] == ["yinxin.E001"]
    assert "断电" in faults[0].msg


def test_the_start_is_refused_when_erased_values_would_stay_in_the_file(opened, monkeypatch):
    monkeypatch.setattr(checks, "connections", opened)
    with opened["default"].cursor() as cursor:
        cursor.execute("PRAGMA secure_delete=OFF")
    (fault,) = checks.sqlite_loses_nothing(databases=["default"])
    assert "secure_delete" in fault.msg


def test_a_database_file_that_others_can_read_refuses_a_production_start(opened, monkeypatch, tmp_path):
    monkeypatch.setattr(checks, "connections", opened)
    opened["default"].ensure_connection()
    with override_settings(PRODUCTION=True):
        (tmp_path / "town.sqlite3").chmod(0o640)
        assert checks.sqlite_loses_nothing(databases=["default"]) == []
        (tmp_path / "town.sqlite3").chmod(0o644)
        (fault,) = checks.sqlite_loses_nothing(databases=["default"])
    assert "town.sqlite3" in fault.msg


def test_no_statement_lock_or_forgotten_transaction_lasts_for_ever():
    options = database("postgresql:///town", Path("unused"), 45)["OPTIONS"]["options"]
    assert "statement_timeout=45000" in options
    assert "lock_timeout=20000" in options
    assert "idle_in_transaction_session_timeout=300000" in options
    assert database("postgresql:///town?options=-c%20a=b", Path("unused"))["OPTIONS"]["options"] == "-c a=b"


def test_an_address_becomes_a_pooled_postgresql():
    made = database("postgresql://yin:p%40ss@db.example:5433/town?sslmode=require", Path("unused"))
    assert made["ENGINE"].endswith("postgresql")
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"], made["NAME"]) == (
        "yin",
        "p@ss",
        "db.example",
        "5433",
        "town",
    )
    assert made["OPTIONS"]["sslmode"] == "require"
    assert made["OPTIONS"]["pool"]


def test_an_address_of_another_kind_is_refused():
    with pytest.raises(SettingError, match="YINXIN_DATABASE_URL"):
        database("mysql://somewhere/town", Path("unused"))

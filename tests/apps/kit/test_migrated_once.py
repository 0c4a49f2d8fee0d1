"""What is laid into an empty database instead of going through the migrations is what going through them makes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.cli.programs import yinxin
from tests.factories import migrated
from yinxin.config.settings import PACKAGE


def shape(database: sqlite3.Connection) -> list[tuple[str, str]]:
    """Tables, indexes and guards as they were declared, and the steps that made them."""
    declared = (
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'yinxin_cache' ORDER BY name, sql"
    )
    return [
        *database.execute(declared).fetchall(),
        *database.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall(),
        *database.execute(
            "SELECT model, codename FROM auth_permission AS p JOIN django_content_type AS c ON c.id = p.content_type_id"
        ).fetchall(),
    ]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="nothing is laid back there")
def test_the_tests_meet_the_tables_that_the_migrations_make(tmp_path: Path):
    assert yinxin(tmp_path, "manage", "migrate", "--verbosity=0").returncode == 0

    connection.ensure_connection()
    with closing(sqlite3.connect(tmp_path / "yinxin.sqlite3")) as made:
        assert shape(connection.connection) == shape(made)


@pytest.mark.parametrize("changed", ["apps/people/migrations/0001_initial.py", "kit/audit/guards.py"])
def test_what_another_source_made_is_not_used(tmp_path: Path, changed: str):
    shutil.copytree(PACKAGE, tmp_path / "yinxin", ignore=shutil.ignore_patterns("static", "*.pyc", "locale"))
    assert migrated.fingerprint(tmp_path / "yinxin") == migrated.fingerprint()
    migrated.fingerprint.cache_clear()

    with (tmp_path / "yinxin" / changed).open("a") as file:
        file.write("# another step\n")

    assert migrated.fingerprint(tmp_path / "yinxin") != migrated.fingerprint()

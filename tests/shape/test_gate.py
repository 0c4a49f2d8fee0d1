"""The gate's second run, on PostgreSQL, leaves out only tests that open no database; the long counts are made on both kinds."""

from __future__ import annotations

import subprocess
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.meeting import meets_database, says_so, shared
from tests.shape.tree import ROOT


@pytest.fixture
def a_place(cast):
    return cast.place


def test_what_opens_no_database_is_told_apart(request):
    assert not meets_database(request.node)


@pytest.mark.django_db
def test_a_mark_is_seen(request):
    assert meets_database(request.node)


@pytest.mark.usefixtures("a_place")
def test_a_fixture_behind_another_is_seen(request):
    assert meets_database(request.node)


def test_a_database_without_mark_or_fixture_is_shut():
    """Otherwise the marks and fixtures would not tell all."""
    with pytest.raises(RuntimeError, match="not allowed"):
        connection.ensure_connection()


@pytest.mark.parametrize(
    ("module", "meets"),
    [
        ("tests.apps.test_backup", True),
        ("tests.apps.test_servers_killed", True),
        ("tests.soak.test_killed_workers", True),
        ("tests.config.test_database", True),
        ("tests.cli.test_demo", False),
    ],
)
def test_a_module_that_starts_programs_on_the_database_says_so(module, meets):
    assert says_so(import_module(module)) is meets


def test_the_gate_runs_on_postgresql_what_meets_a_database_and_nothing_less():
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (line,) = [line for line in gate.splitlines() if "tests/on_postgresql .venv" in line]
    assert line.endswith('pytest -n 2 --database-only --database-share=30 -m "not browser and not slow and not bundle"')


def test_what_commits_is_never_among_those_left_out():
    class Asked:
        def __init__(self, name: str, *, commits: bool = False) -> None:
            self.nodeid, self.fixturenames = (
                f"tests/apps/test_one.py::{name}",
                ["transactional_db"] if commits else ["db"],
            )

        def get_closest_marker(self, _name: str) -> None:
            return None

        def getparent(self, _kind: object) -> SimpleNamespace:
            return SimpleNamespace(obj=test_plain)

    test_plain = import_module("tests.factories.plans")
    asked = [Asked(str(number), commits=number == 4) for number in range(9)]
    kept = [one.nodeid.rsplit("::")[-1] for one in shared(asked, 3)]
    assert kept == ["0", "3", "4", "7"]
    assert len(shared(asked, 1)) == 9


def test_the_soak_asks_on_both_databases():
    """What kills, tampers, restores and knocks meets the database: its long counts are worth as much on the other one."""
    said = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "soak"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    whole, second = [line for line in said.splitlines() if line.startswith("tests/on_postgresql ")]
    assert "--database-only" in whole  # what the gate asks there in part, the long count asks whole
    assert "--database-share" not in whole
    folders = [word for word in second.split() if word.startswith("tests/")][1:]
    for counted in (
        "tests/soak/requests/test_hostile_requests.py",
        "tests/soak/test_killed_workers.py",
        "tests/apps/test_servers_killed.py",
        "tests/apps/test_backup.py",
        "tests/apps/kit/test_audit_tampers.py",
    ):
        assert any(counted.startswith(folder) for folder in folders), counted
        assert "pytest.mark.slow" in (ROOT / counted).read_text(encoding="utf-8")

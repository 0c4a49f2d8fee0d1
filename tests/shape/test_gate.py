"""The gate leaves out of its second run, on PostgreSQL, only tests that open no database."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shape.tree import ROOT

NEEDING = ("django", "yinxin.apps", "yinxin.cli", "yinxin.config", "yinxin.kit")
FIXTURES = {"cast", "client", "db", "django_db_setup", "live_server", "settings", "sign_in", "transactional_db"}


def left_out() -> list[str]:
    """The folders that `.ci/run` names."""
    return re.findall(r"--ignore=(\S+)", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))


def imported(tree: ast.AST) -> Iterator[str]:
    """The full names of what a module imports, `from a import b` as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def needs(text: str) -> set[str]:
    """What in a test module, or in the test modules it imports, wants a database."""
    tree = ast.parse(text)
    found = {name for name in imported(tree) if f"{name}.".startswith(tuple(f"{root}." for root in NEEDING))}
    found |= {argument.arg for argument in ast.walk(tree) if isinstance(argument, ast.arg)} & FIXTURES
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "django_db"}
    for name in imported(tree):
        path = ROOT.joinpath(*name.split(".")[:-1]).with_suffix(".py")
        if name.startswith("tests.") and path.is_file():
            found |= needs(path.read_text(encoding="utf-8"))
    return found


def test_what_is_left_out_opens_no_database():
    folders = left_out()
    assert folders
    modules: list[Path] = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert modules
    assert {path.name: found for path in modules if (found := needs(path.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "from django.db import models",
        "import yinxin.apps.plans.models",
        "from tests.factories.people import make_cast",
        "def test_it(cast): pass",
        "pytestmark = pytest.mark.django_db",
    ],
)
def test_a_need_would_be_seen(text):
    assert needs(text)


def test_the_soak_asks_on_both_databases():
    """What kills, tampers, restores and knocks meets the database: its long counts are worth as much on the other one."""
    said = subprocess.run(
        ["make", "--dry-run", "--no-print-directory", "soak"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    (second,) = [line for line in said.splitlines() if line.startswith("tests/on_postgresql ")]
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

"""The sample town is made where there is nothing, and nothing that is there is touched."""

from __future__ import annotations

import hashlib
import re
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.cli.programs import Server, yinxin
from yinxin.domain.errors import RefusedError
from yinxin.kit import occupied

MAKING = 300
"""Seconds: it takes half a minute of a processor, of which a crowded machine gives it a fifth."""


def checksum(path: Path) -> str:
    """What a file holds, in short."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def draft(tmp_path) -> Path:
    """What an interrupted demo leaves behind."""
    path = tmp_path / "yinxin.sqlite3.new"
    path.write_bytes(b"half a database")
    return path


def test_a_new_town_is_served_with_its_plans_and_its_sign_in(tmp_path, draft):
    server = Server(tmp_path, "demo", "--port", "0", "--processes", "1")
    try:
        server.address(MAKING)
        with pytest.raises(RefusedError, match="backup-target-open"):
            occupied.alone(tmp_path / "yinxin.sqlite3")
    finally:
        server.stop()
    counted = re.search(r"任务 (\d+) 项，单位 (\d+) 个，指标 (\d+) 个", server.text())
    assert counted, server.text()
    tasks, units, figures = map(int, counted.groups())
    assert (tasks >= 25, units >= 45, figures >= 25) == (True, True, True)
    assert len(re.findall(r"@lanpu\.example +口令 \S{12}", server.text())) == 5
    assert stat.S_IMODE((tmp_path / "demo-signin.txt").stat().st_mode) == 0o600
    assert (tmp_path / "yinxin.sqlite3").exists()
    assert not draft.exists()


@pytest.fixture
def opened_once(tmp_path) -> Path:
    """A database file with a header and nothing in it."""
    path = tmp_path / "yinxin.sqlite3"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE passing (letter TEXT)")
    connection.execute("DROP TABLE passing")
    connection.close()
    assert path.stat().st_size > 0
    return path


def test_a_file_without_a_table_is_no_database(tmp_path, opened_once):
    refused = yinxin(tmp_path, "serve")
    assert refused.returncode == 2
    assert "yinxin demo" in refused.stderr


def test_a_file_that_is_something_else_is_not_overwritten(tmp_path):
    kept = tmp_path / "yinxin.sqlite3"
    kept.write_bytes(b"letters of the family, not a database at all\n" * 100)
    before = checksum(kept)
    refused = yinxin(tmp_path, "demo")
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert checksum(kept) == before


def test_a_database_that_is_there_is_never_overwritten(tmp_path):
    kept = tmp_path / "yinxin.sqlite3"
    connection = sqlite3.connect(kept)
    connection.execute("CREATE TABLE precious (letter TEXT)")
    connection.commit()
    connection.close()
    before = checksum(kept)
    refused = yinxin(tmp_path, "demo")
    assert refused.returncode == 2
    assert "备份" in refused.stderr
    assert checksum(kept) == before

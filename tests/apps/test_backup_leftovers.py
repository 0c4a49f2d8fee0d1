"""What a program that was killed left in clear is found by the next one, and what still serves somebody is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone

from tests.factories.installations import ROOT
from yinxin.cli import prepare
from yinxin.domain.errors import RefusedError
from yinxin.kit.backup import copying_clear
from yinxin.kit.backup.scratch import overwrite_forgotten, scratch

HOLDING = """
import sys, time
from pathlib import Path
from yinxin.kit.backup.scratch import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "copy.sqlite3").write_bytes(b"in clear")
    print("there", flush=True)
    time.sleep(60)
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Another process in the middle of its work."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)], env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout and process.stdout.readline() == "there\n"
    return process


def test_what_a_killed_program_left_is_gone_after_the_next_and_nothing_else(tmp_path):
    killed, living = holder(tmp_path), holder(tmp_path)
    try:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert len(list(tmp_path.glob(".scratch-*"))) == 2
        with scratch(tmp_path) as own:
            (own / "x").write_bytes(b"x")
            overwrite_forgotten(tmp_path)
            left = set(tmp_path.glob(".scratch-*"))
            assert len(left) == 2
            assert own in left
            assert {path.read_bytes() for path in tmp_path.glob(".scratch-*/*")} == {b"in clear", b"x"}
    finally:
        living.kill()
        living.wait()
        for process in (killed, living):
            process.stdout.close()
    with scratch(tmp_path):
        pass
    assert list(tmp_path.glob(".scratch-*")) == []


@pytest.mark.django_db
def test_production_puts_no_copy_in_clear_beside_its_backups(tmp_path, monkeypatch):
    monkeypatch.setattr(prepare, "pending", lambda: ["people.9999_one_more"])
    monkeypatch.setattr(prepare, "_copy_in_clear", lambda: tmp_path / "in-clear.sqlite3")
    monkeypatch.setattr(prepare, "migrate", lambda: None)
    with (
        override_settings(PRODUCTION=True, VAR=tmp_path, BACKUP_RECIPIENTS=[]),
        pytest.raises(RefusedError, match="backup-no-recipients"),
    ):
        prepare.upgrade()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_copies_in_clear_go_after_the_days_of_the_keys(tmp_path):
    for days in (1, 8):
        old = copying_clear.folder_in(tmp_path) / f"{days}.sqlite3"
        old.parent.mkdir(exist_ok=True)
        old.write_bytes(b"in clear")
        moment = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(old, (moment, moment))
    copying_clear.prune(tmp_path, now=timezone.now(), days=7)
    assert [path.name for path in copying_clear.folder_in(tmp_path).iterdir()] == ["1.sqlite3"]

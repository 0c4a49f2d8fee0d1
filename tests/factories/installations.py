"""A whole installation beside the tests: its own folder and database, spoken to by `yinxin` in processes of their own."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


@dataclass
class Installation:
    """`url` is its database; `more` what else its environment says."""

    folder: Path
    url: str
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "DJANGO_"))}
        return kept | {
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "PYTHONUNBUFFERED": "1",
            "YINXIN_VAR": str(self.folder),
            "YINXIN_DATABASE_URL": self.url,
            **self.more,
        }

    @property
    def target(self) -> str:
        """What `--replace` calls its database."""
        return self.url.removeprefix("sqlite:///") if self.url.startswith("sqlite") else self.url.rpartition("/")[2]

    def yinxin(self, *words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
        return self.python("yinxin", *words, typed=typed)

    def python(
        self, module: str, *words: object, typed: str = "", patience: int = PATIENCE
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module, *map(str, words)],
            cwd=ROOT,
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )

    def start(self, module: str, *words: object, log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as opened:
            return subprocess.Popen(
                [sys.executable, "-m", module, *map(str, words)],
                cwd=ROOT,
                env=self.environment,
                stdout=opened,
                stderr=opened,
                start_new_session=True,
            )

    def judged(self) -> dict[str, Any]:
        """What `tests.soak.judging` finds in its database."""
        done = self.python("tests.soak.judging")
        assert done.returncode == 0, done.stdout + done.stderr
        return dict(json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def of_the_tests(folder: Path) -> Iterator[Installation]:
    """With a copy of the test run's own empty tables: migrating once more would take longer than most tests."""
    folder.mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(folder / "yinxin.sqlite3")) as copy:
            connection.connection.backup(copy)
        yield Installation(folder, f"sqlite:///{folder / 'yinxin.sqlite3'}")
        return
    with another_database(template=connection.settings_dict["NAME"]) as url:
        yield Installation(folder, url)


@contextmanager
def another_database(template: str = "template1") -> Iterator[str]:
    """The address of a new database on the server of the tests, dropped at the end."""
    held = connection.settings_dict
    name = f"beside_{secrets.token_hex(6)}"
    place = f"{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}"
    connection.close()
    connection.close_pool()
    with psycopg.connect(f"postgresql://{place}/postgres", autocommit=True) as server:
        server.execute(f'create database "{name}" template "{template}"'.encode())
    try:
        yield f"postgresql://{place}/{name}"
    finally:
        with psycopg.connect(f"postgresql://{place}/postgres", autocommit=True) as server:
            server.execute(f'drop database "{name}" with (force)'.encode())

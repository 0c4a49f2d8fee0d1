"""The long count of jobs under kill -9, on the database that the suite runs on; `make soak` runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from tests.soak.killed_workers import ROOT


@contextmanager
def empty_database() -> Iterator[dict[str, str]]:
    """The environment for a run of its own: nothing set means a SQLite file in a new folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("YINXIN_")}
    url = os.environ.get("YINXIN_DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield environment
        return
    import psycopg

    name = f"soak_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"create database {name}")
        try:
            yield environment | {"YINXIN_DATABASE_URL": urlsplit(url)._replace(path=f"/{name}").geturl()}
        finally:
            admin.execute(f"drop database {name} with (force)")


@pytest.mark.slow
def test_ten_thousand_jobs_under_two_hundred_kills():
    command = [sys.executable, "-m", "tests.soak.killed_workers", "--jobs", "10000", "--kills", "200"]
    with empty_database() as environment:
        ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    outcome = json.loads(ran.stdout)
    assert (outcome["finished"], outcome["kills"]) == (10_000, 200), ran.stderr[-3000:]
    assert (outcome["lost"], outcome["doubled"], outcome["effects"]) == (0, 0, 10_000)
    assert outcome["started"] > 10_000, "no kill fell into a run: the count proves nothing"

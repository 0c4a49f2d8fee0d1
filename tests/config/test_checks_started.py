"""The real programs, as systemd starts them, end with the sentence of a check instead of serving."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from django.db import connection

from tests.factories.installations import ROOT, Installation, of_the_tests

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAMS = Path("/usr/lib/postgresql")


def production(folder: Path, url: str) -> Installation:
    """An installation that lacks what production asks for: no keys, recipients, scanner or mail."""
    return Installation(
        folder,
        url,
        {
            "YINXIN_ENV": "production",
            "YINXIN_KEYS": str(folder / "keys"),
            "YINXIN_HOSTS": "yinxin.example",
            "YINXIN_SECRET_KEY": "x9!kQ2@mW7#pL4$vN8%bR1^cT6&zY3*h",
        },
    )


@pytest.fixture
def careless(tmp_path: Path) -> Iterator[Installation]:
    with of_the_tests(tmp_path / "town") as town:
        yield production(town.folder, town.url)


def test_gunicorn_ends_with_the_sentences_and_does_not_try_again(careless):
    """Only exit code 3 tells its first process that starting another worker would not help."""
    done = subprocess.run(
        [
            str(Path(sys.executable).with_name("gunicorn")),
            f"--bind=unix:{careless.folder / 'web.sock'}",
            "--no-control-socket",
            "yinxin.config.wsgi",
        ],
        cwd=ROOT,
        env=careless.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    for sentence in ("密钥目录", "YINXIN_BACKUP_RECIPIENTS", "YINXIN_CLAMD", "YINXIN_MAIL_URL"):
        assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["serve", pytest.param("worker", marks=pytest.mark.slow)])
def test_the_verbs_end_with_the_sentences(careless, verb):
    done = careless.yinxin(verb)
    assert done.returncode == 2
    assert "YINXIN_BACKUP_RECIPIENTS" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_verb_that_only_asks_tells_all_of_it(careless):
    """Exit code 2 while a start would be refused; what is only to be looked at leaves it at 0."""
    asked = careless.yinxin("checks")
    assert asked.returncode == 2, asked.stderr
    for sentence in ("密钥目录", "YINXIN_BACKUP_RECIPIENTS", "YINXIN_CLAMD", "YINXIN_MAIL_URL"):
        assert sentence in asked.stdout
    recipients = ",".join(str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    careless.more |= {
        "YINXIN_BACKUP_RECIPIENTS": recipients,
        "YINXIN_CLAMD": "tcp://127.0.0.1:9",
        "YINXIN_MAIL_URL": "smtps://mail.example",
        "YINXIN_KEYS": str(careless.folder.parent / "keys"),
    }
    careless.yinxin("keys", "make")
    if connection.vendor == "sqlite":
        (careless.folder / "yinxin.sqlite3").chmod(0o600)
    told = json.loads((done := careless.yinxin("checks", "--json")).stdout)
    refusing = {one["id"] for one in told["checks"] if one["refuses"]}
    # On PostgreSQL the role of the tests is a superuser, and the cluster may be one that forgets.
    expected = {"yinxin.E034"} if connection.vendor == "postgresql" else set()
    assert refusing - {f"yinxin.E03{number}" for number in range(4)} == expected, told
    assert (done.returncode, told["refused"]) == ((2, True) if refusing else (0, False))
    assert {"yinxin.W041", "yinxin.W051"} <= {one["id"] for one in told["checks"]}  # one of them asked of the database


@pytest.fixture
def careless_server() -> Iterator[str]:
    """A PostgreSQL made without checksums and told to wait for no disk. Not in pytest's folder, which only its owner may enter."""
    programs = max(PROGRAMS.glob("*/bin"), key=lambda path: float(path.parent.name))
    with tempfile.TemporaryDirectory(prefix="careless-") as name:
        folder, port = Path(name), 21_000 + os.getpid() % 20_000
        folder.chmod(0o755)
        as_nobody = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if as_nobody:  # PostgreSQL refuses to run as root
            shutil.chown(folder, "postgres")

        def run(program: str, *words: object) -> None:
            command = [*as_nobody, str(programs / program), "-D", f"{name}/cluster", *map(str, words)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")

        run("initdb", "--auth=trust", "--username=yinxin", "--no-sync")
        off = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
        run(
            "pg_ctl",
            "-w",
            "-l",
            folder / "log",
            "-o",
            f"-p {port} -k {name} -c listen_addresses=127.0.0.1 {off}",
            "start",
        )
        try:
            yield f"postgresql://yinxin@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
def test_a_server_that_forgets_is_named_in_every_way(tmp_path, careless_server):
    done = production(tmp_path, careless_server).yinxin("manage", "check", "--database", "default")
    assert done.returncode == 1
    for sentence in ("页校验", "fsync", "synchronous_commit", "full_page_writes", "超级用户"):
        assert sentence in done.stderr

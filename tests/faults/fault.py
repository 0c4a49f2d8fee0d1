"""One seeded fault: a change of the source that takes a promise away, and the tests that must turn red over it.

A guard that stays green when what it guards is taken away guards nothing. Every fault is put into a copy of the source,
the tests it names are run there, and at least one of them must fail. A copy that cannot even be imported proves nothing
and does not count.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTEST = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not slow")
PATIENCE = 300
"""Seconds the tests of one fault may take, which is many times what they need."""

IN_OWN_PROCESSES = {"tests/apps/test_backup.py", "tests/config/test_checks_started.py"}
"""These start the programs on a copy of their tables, and a program asks which migrations made them."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`text` stands exactly once in `file` and becomes `instead`; the promise is told in `name`.

    `tests` are what pytest is given. `database` names the one on which the promise lives, where it lives on one only.
    `survives` says why no test finds it: such a fault is listed in docs/faults.md, and finding it is a surprise.
    """

    name: str
    file: str
    text: str
    instead: str
    tests: tuple[str, ...]
    database: str = ""
    survives: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the tests said of a copy: `failed` and `passed` count them, `said` is the end of the report.

    `by` is the first test that turned red, empty where none did.
    """

    failed: int
    passed: int
    by: str
    seconds: float
    said: str

    @property
    def caught(self) -> bool:
        return self.failed > 0


class NotSeededError(AssertionError):
    """The place for a fault is gone or stands more than once: the list must follow the code."""


def seeded(fault: Fault, root: Path = ROOT) -> str:
    """The file's text with the fault in it. Raises NotSeededError when the place is not there exactly once."""
    text = (root / fault.file).read_text(encoding="utf-8")
    if (times := text.count(fault.text)) != 1:
        raise NotSeededError(f"{fault.name}: the text stands {times} times in {fault.file}, not once")
    return text.replace(fault.text, fault.instead)


@contextmanager
def copy(fault: Fault | None) -> Iterator[Path]:
    """A copy of source and tests with the fault, or without one."""
    with tempfile.TemporaryDirectory(prefix="fault-") as name:
        folder = Path(name)
        shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("*.egg-info"))
        shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("browser", "faults"))
        for file in ("pyproject.toml", "docs", "deploy", "requirements", "CHANGELOG.md", "README.md", "Makefile"):
            (folder / file).symlink_to(ROOT / file)
        if fault is not None:
            assert fault.file.startswith(("src/", "tests/")), f"{fault.file} is the tree's own: a copy shares it"
            (folder / fault.file).write_text(seeded(fault), encoding="utf-8")
        yield folder


def run(tests: tuple[str, ...], fault: Fault | None = None, *, database_url: str | None = None) -> Outcome:
    """Run tests in a copy and count, on the database of `database_url` (as the environment says, where it is None; "" is SQLite).

    Tables are made from the models where that will do: going through all the migrations takes longer than most tests.
    Raises AssertionError when the copy does not even start.
    """
    began = time.monotonic()
    needed = not IN_OWN_PROCESSES.isdisjoint(test.partition("::")[0] for test in tests)
    tables = "--migrations" if needed else "--nomigrations"
    with copy(fault) as folder:
        done = subprocess.run(
            [*PYTEST, tables, *tests],
            cwd=folder,
            env=_environment(folder, database_url),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    said = (done.stdout + done.stderr)[-3000:]
    counts = {word: int(number) for number, word in re.findall(r"(\d+) (failed|passed|error)", done.stdout)}
    if done.returncode not in {0, 1} or (counts.get("error") and not counts.get("failed")):
        raise AssertionError(f"the copy did not run its tests:\n{said}")
    by = re.search(r"^FAILED (\S+)", done.stdout, re.MULTILINE)
    return Outcome(
        failed=counts.get("failed", 0),
        passed=counts.get("passed", 0),
        by=by[1] if by else "",
        seconds=time.monotonic() - began,
        said=said,
    )


def _environment(folder: Path, database_url: str | None) -> dict[str, str]:
    """The copy's source stands before the installed one; its data lie in the copy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "PYTEST_", "DJANGO_"))}
    url = os.environ.get("YINXIN_DATABASE_URL", "") if database_url is None else database_url
    database = {"YINXIN_DATABASE_URL": url} if url else {}
    return kept | database | {"PYTHONPATH": str(folder / "src"), "YINXIN_VAR": str(folder / "var")}

"""The tables of SQLite as all migrations leave them, made once and kept for the next run.

Going through the migrations took eight seconds of every run that opens a database, and of each worker of it: Django draws all
models anew for every step. What is kept is laid into the empty database before `migrate` runs, which then finds nothing left
to do, so a step that is new is still taken. It is used only for the very sources it was made from.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.management.commands.migrate import Command
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "yinxin"
MOST_KEPT = 4


def place(config: pytest.Config) -> Path | None:
    """The file for the sources as they are now, which may not be there yet; None where this run keeps and takes nothing."""
    if not config.pluginmanager.has_plugin("cacheprovider") or config.option.nomigrations:
        return None
    return config.cache.mkdir("migrated") / f"{fingerprint()}.sqlite3"


@cache
def fingerprint(package: Path = PACKAGE) -> str:
    """Of every step, of what the steps call, of the packages and of SQLite itself."""
    said = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    said.update((ROOT / "requirements" / "runtime.txt").read_bytes())
    steps = {path: path.read_bytes() for path in package.rglob("migrations/*.py")}
    called = {path: path.read_bytes() for path in called_by(steps.values(), package)}
    for path, source in sorted((steps | called).items()):
        said.update(path.relative_to(package).as_posix().encode() + b"\0" + source + b"\0")
    return said.hexdigest()[:24]


IMPORTED = re.compile(rb"^(?:from|import) yinxin\.([\w.]+)", re.MULTILINE)


def called_by(sources: Iterable[bytes], package: Path) -> set[Path]:
    """The modules that are imported there by name, and those of a package that is."""
    places = {package.joinpath(*name.decode().split(".")) for source in sources for name in IMPORTED.findall(source)}
    modules = {place.with_suffix(".py") for place in places}
    return {module for module in modules if module.exists()} | {one for place in places for one in place.glob("*.py")}


@contextmanager
def laid_before_migrating(kept: Path) -> Iterator[None]:
    """`migrate` begins with what an earlier run kept, or keeps it for a later one."""
    migrate = Command.handle

    def handle(command: Command, *words: Any, **options: Any) -> Any:
        if connection.vendor != "sqlite" or connection.introspection.table_names():
            return migrate(command, *words, **options)
        with _alone(kept.parent):  # the other worker waits and finds it made
            if not kept.exists():
                migrate(command, *words, **options)
                _keep(kept)
                return None
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return migrate(command, *words, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", handle)
        yield


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(kept: Path) -> None:
    new = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(new)) as target:
        connection.connection.backup(target)
    new.replace(kept)
    older = sorted(kept.parent.glob("*.sqlite3"), key=lambda one: one.stat().st_mtime, reverse=True)
    for one in older[MOST_KEPT:]:
        one.unlink(missing_ok=True)

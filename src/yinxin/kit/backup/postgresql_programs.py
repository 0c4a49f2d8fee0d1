"""Running PostgreSQL's own programs against the database of the settings, the password in the environment and not on the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

import psycopg
from psycopg.conninfo import make_conninfo

from yinxin.domain.errors import RefusedError

NOT_FOR_LIBPQ = frozenset({"pool", "options", "isolation_level", "server_side_binding", "assume_role"})
NO_LIMITS = "-c statement_timeout=0 -c lock_timeout=60s -c idle_in_transaction_session_timeout=0"
"""A dump takes the time it takes."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is, without the password."""

    conninfo: str
    password: str

    @classmethod
    def of(cls, database: dict[str, Any], name: str | None = None) -> Address:
        """From Django's settings of a database; `name` is another one on the same server."""
        held = {
            "dbname": name or database["NAME"],
            "user": database["USER"],
            "host": database["HOST"],
            "port": database["PORT"],
        }
        rest = {key: value for key, value in database["OPTIONS"].items() if key not in NOT_FOR_LIBPQ}
        given = {key: value for key, value in (held | rest).items() if value}
        return cls(make_conninfo(**given), database["PASSWORD"])

    def connect(self, *, autocommit: bool = False) -> psycopg.Connection[tuple[Any, ...]]:
        """A connection of its own, outside Django's pool and limits."""
        return psycopg.connect(self.conninfo, password=self.password or None, autocommit=autocommit, options=NO_LIMITS)

    @contextmanager
    def reading(self, program: str, *arguments: str) -> Iterator[BinaryIO]:
        """What a program writes. When it fails, the context ends in RefusedError, whatever was read by then."""
        with tempfile.TemporaryFile() as complaint:
            running = subprocess.Popen(  # noqa: S603  our own settings, no shell
                [found(program), f"--dbname={self.conninfo}", *arguments],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaint,
            )
            try:
                yield running.stdout  # type: ignore[misc]  # it was asked for
            finally:
                running.stdout.close()  # type: ignore[union-attr]
                code = running.wait()
            if code:
                complaint.seek(0)
                raise RefusedError("backup-dump-failed", program=program, reason=_first_line(complaint.read()))

    def run(self, program: str, *arguments: str) -> None:
        """A program that writes nothing we want."""
        with self.reading(program, *arguments) as output:
            output.read()

    def _environment(self) -> dict[str, str]:
        password = {"PGPASSWORD": self.password} if self.password else {}
        return {**os.environ, "LC_ALL": "C", "PGOPTIONS": NO_LIMITS, **password}


def found(program: str) -> str:
    """Where the program is; RefusedError when it is not installed."""
    place = shutil.which(program)
    if place is None:
        raise RefusedError("backup-no-program", program=program)
    return place


def _first_line(complaint: bytes) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("pg_dump: ").removeprefix("error: ") if lines else "-"

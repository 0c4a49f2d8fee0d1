"""Whether a SQLite file is being served. A server between two requests holds no connection, so the file itself does not tell.

Whoever serves holds a shared lock on a file beside it for as long as it lives, its children too; the system lets go of it
however they end. PostgreSQL counts its connections itself.
"""

from __future__ import annotations

import fcntl
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from django.db import connection

from yinxin.domain.errors import RefusedError

_held: list[BinaryIO] = []
"""What this process serves, until it ends."""


def serve_here() -> None:
    """This process serves the database of the settings from now on. RefusedError while something is being restored into it."""
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        _held.append(serving(Path(connection.settings_dict["NAME"])))


def serving(database: Path) -> BinaryIO:
    """A mark that others may hold as well; closing it takes it away."""
    return _locked(database, fcntl.LOCK_SH, "database-being-restored")


def alone(database: Path) -> BinaryIO:
    """A mark that nobody else holds; closing it takes it away. RefusedError while anybody serves or writes to the file."""
    mark = _locked(database, fcntl.LOCK_EX, "backup-target-open")
    if _is_being_written(database):
        mark.close()
        raise RefusedError("backup-target-open", target=str(database))
    return mark


def _locked(database: Path, kind: int, refusal: str) -> BinaryIO:
    mark = database.with_name(f"{database.name}.served").open("ab")
    try:
        fcntl.flock(mark, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        mark.close()
        raise RefusedError(refusal, target=str(database)) from None
    return mark


def _is_being_written(database: Path) -> bool:
    """A verb that is at work, or a program that is not ours. What is no database is nobody's to write to."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as opened:
        try:
            opened.execute("begin exclusive")
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode == sqlite3.SQLITE_BUSY
    return False

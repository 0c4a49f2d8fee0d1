"""A consistent copy of a SQLite database, the keys of persons in a file of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from yinxin.kit.backup.facts import KEY_TABLES, Facts, gather
from yinxin.kit.backup.scratch import overwrite


class SqliteSnapshot:
    """SQLite's own backup, not a copy of the file: the last commits may lie in the -wal beside it, and a writer tears it.

    The copy lies on the disk in clear for as long as the snapshot is open, like the database itself, and is overwritten after.
    """

    vendor = "sqlite"

    def __init__(self, copy: Path, keys: Path) -> None:
        self._copy, self._keys = copy, keys
        with closing(sqlite3.connect(copy)) as opened:
            self.facts: Facts = gather(lambda query: opened.execute(query).fetchall(), tables(opened))
        _take_keys_out(copy, keys)

    def database(self) -> AbstractContextManager[BinaryIO]:
        return self._copy.open("rb")

    def keys(self) -> AbstractContextManager[BinaryIO]:
        return self._keys.open("rb")


@contextmanager
def snapshot(database: dict[str, Any], folder: Path) -> Iterator[SqliteSnapshot]:
    """The database as it is now; `folder` takes the copies."""
    copy, keys = folder / "copy.sqlite3", folder / "keys.sqlite3"
    for path in (copy, keys):
        path.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(database["NAME"], timeout=60)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
            target.execute("pragma journal_mode=delete")
        yield SqliteSnapshot(copy, keys)
    finally:
        overwrite(copy)
        overwrite(keys)


def tables(opened: sqlite3.Connection) -> list[str]:
    """Every table that is not SQLite's own."""
    query = "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
    return [name for (name,) in opened.execute(query)]


def _take_keys_out(copy: Path, keys: Path) -> None:
    """Deleting leaves the bytes in the file unless they are overwritten (secure_delete) and the file is written anew (vacuum)."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as opened:
        opened.execute("pragma secure_delete=on")
        opened.execute("attach ? as apart", [str(keys)])
        for table in KEY_TABLES:
            opened.execute(f'create table apart."{table}" as select * from main."{table}"')  # noqa: S608  # nosec B608  a name of our own tables
            opened.execute(f'delete from main."{table}"')  # noqa: S608  # nosec B608  a name of our own tables
        opened.execute("detach apart")
        opened.execute("vacuum")

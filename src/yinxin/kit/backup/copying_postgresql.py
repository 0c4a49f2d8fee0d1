"""A consistent dump of a PostgreSQL database, the keys of persons in a dump of their own, both of one exported snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO

import psycopg

from yinxin.kit.backup.facts import KEY_TABLES, gather
from yinxin.kit.backup.postgresql_programs import Address

SET_ASIDE = "before_*"
"""Schemas that a restore moved aside belong to no backup."""

# Compression is the archive's, so pg_dump leaves it; owners and grants are those of the place that restores.
PLAIN = ("--format=custom", "--compress=0", "--no-owner", "--no-privileges", f"--exclude-schema={SET_ASIDE}")


class PostgresqlSnapshot:
    """Facts and dumps see the same moment, however much is written meanwhile."""

    vendor = "postgresql"

    def __init__(self, opened: psycopg.Connection[tuple[Any, ...]], address: Address) -> None:
        self._address = address
        (self._moment,) = opened.execute("select pg_export_snapshot()").fetchall()[0]
        self.facts = gather(lambda query: opened.execute(query.encode()).fetchall(), tables(opened))

    def database(self) -> AbstractContextManager[BinaryIO]:
        return self._dump(*(f"--exclude-table-data=public.{table}" for table in KEY_TABLES))

    def keys(self) -> AbstractContextManager[BinaryIO]:
        return self._dump("--data-only", *(f"--table=public.{table}" for table in KEY_TABLES))

    def _dump(self, *arguments: str) -> AbstractContextManager[BinaryIO]:
        return self._address.reading("pg_dump", *PLAIN, f"--snapshot={self._moment}", *arguments)


@contextmanager
def snapshot(database: dict[str, Any]) -> Iterator[PostgresqlSnapshot]:
    """The database as it is now."""
    address = Address.of(database)
    with address.connect() as opened:
        opened.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        opened.read_only = True
        yield PostgresqlSnapshot(opened, address)


def tables(opened: psycopg.Connection[tuple[Any, ...]]) -> list[str]:
    """Every table of ours."""
    return [name for (name,) in opened.execute("select tablename from pg_tables where schemaname = 'public'")]

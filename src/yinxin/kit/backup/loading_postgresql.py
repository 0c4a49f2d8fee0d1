"""Bringing a backup back into a PostgreSQL database: what is there moves aside as a schema, and back again when it fails."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from yinxin.domain.errors import RefusedError
from yinxin.kit.backup.facts import KEY_TABLES, PEOPLE
from yinxin.kit.backup.place import NotLoadedError
from yinxin.kit.backup.postgresql_programs import Address

PLAIN = ("--exit-on-error", "--no-owner", "--no-privileges")
OTHERS = """
    select count(*) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
"""
TABLES = "select count(*) from pg_tables where schemaname = 'public'"


class PostgresqlPlace:
    """The database `name` on the server of the settings. Its own schema is made anew, so every table is where the dump says."""

    def __init__(self, database: dict[str, Any], name: str, stamp: str) -> None:
        self.name = self.draft_name = name
        self._address = Address.of(database, name)
        self._aside = f"before_{stamp.replace('-', '_')}"
        self._moved = self._begun = False

    @property
    def is_used(self) -> bool:
        return bool(self._count(TABLES))

    def load(self, database: Path, keys: Path) -> None:
        """The keys come between the tables' rows and their constraints, because rows of other tables may refer to them."""
        if others := self._count(OTHERS):
            raise RefusedError("backup-target-served", count=others, target=self.name)
        if self.is_used:
            self._move_aside()
        self._begun = True
        try:
            self._address.run("pg_restore", *PLAIN, "--section=pre-data", "--section=data", str(database))
            self._address.run("pg_restore", *PLAIN, "--data-only", str(keys))
            self._drop_strangers()
            self._address.run("pg_restore", *PLAIN, "--section=post-data", str(database))
        except RefusedError as refusal:
            raise NotLoadedError(str(refusal.facts.get("reason", refusal.code))) from None

    def settle(self) -> str:
        """It is in its place already."""
        return f"{self.name}：{self._aside}" if self._moved else ""

    def give_up(self) -> None:
        """The former content comes back. Where loading never began, what is there was there before and is left alone."""
        if not self._begun:
            return
        with self._address.connect() as opened:
            opened.execute("drop schema public cascade")
            if self._moved:
                opened.execute(sql.SQL("alter schema {} rename to public").format(sql.Identifier(self._aside)))
            else:
                _make_public(opened)
        self._begun = False

    def _count(self, query: str) -> int:
        with self._address.connect() as opened:
            return int(opened.execute(query.encode()).fetchall()[0][0])

    def _move_aside(self) -> None:
        with self._address.connect() as opened:
            opened.execute(sql.SQL("alter schema public rename to {}").format(sql.Identifier(self._aside)))
            _make_public(opened)
        self._moved = True

    def _drop_strangers(self) -> None:
        """Keys of a later day may be of persons that this day did not know."""
        with self._address.connect() as opened:
            for table in KEY_TABLES:
                opened.execute(
                    sql.SQL("delete from {} where person_id not in (select id from {})").format(
                        sql.Identifier(table), sql.Identifier(PEOPLE)
                    )
                )


@contextmanager
def scratch_database(database: dict[str, Any]) -> Iterator[str]:
    """A new empty database beside ours, dropped at the end. RefusedError where the role may make none."""
    name = f"{database['NAME'][:40]}_drill_{secrets.token_hex(4)}"
    address = Address.of(database)
    with address.connect(autocommit=True) as opened:
        try:
            opened.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise RefusedError("backup-no-scratch", role=opened.info.user) from None
    try:
        yield name
    finally:
        with address.connect(autocommit=True) as opened:
            opened.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def _make_public(opened: psycopg.Connection[tuple[Any, ...]]) -> None:
    """As a new database has it."""
    opened.execute("create schema public authorization pg_database_owner")
    opened.execute("grant usage on schema public to public")

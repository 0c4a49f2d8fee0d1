"""What a database holds at one moment, asked in plain SQL, so that a copy of it can be asked the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models

from yinxin.kit.audit.models import Event
from yinxin.kit.vault.models import PersonKey

Ask = Callable[[str], Sequence[tuple[Any, ...]]]
"""Runs a query and gives its rows."""

KEY_TABLES = (PersonKey._meta.db_table,)
"""What goes into the second file."""

PEOPLE = get_user_model()._meta.db_table


@dataclass(frozen=True, slots=True)
class Facts:
    """`counts` are rows by table; `files` the names that file columns hold; `sequence` and `hash` the head of the audit record."""

    counts: dict[str, int]
    migrations: tuple[str, ...]
    sequence: int
    hash: str
    files: tuple[str, ...]


def gather(ask: Ask, tables: Iterable[str]) -> Facts:
    """All of them, by one connection in one snapshot."""
    head = ask(f'select sequence, hash from "{Event._meta.db_table}" order by sequence desc limit 1')  # noqa: S608  # nosec B608  a name of our own tables
    return Facts(
        counts={name: ask(f'select count(*) from "{name}"')[0][0] for name in sorted(tables)},  # noqa: S608  # nosec B608  a name of our own tables
        migrations=tuple(f"{app}.{name}" for app, name in ask("select app, name from django_migrations order by 1, 2")),
        sequence=head[0][0] if head else 0,
        hash=head[0][1] if head else "",
        files=files_named(ask),
    )


def ask(query: str) -> Sequence[tuple[Any, ...]]:
    """Asks the database that Django speaks to."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def files_named(ask: Ask) -> tuple[str, ...]:
    """Every name that a file column holds."""
    return tuple(sorted({name for table, column in _file_columns() for name in _names(ask, table, column)}))


def _file_columns() -> Iterable[tuple[str, str]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                yield model._meta.db_table, str(field.column)


def _names(ask: Ask, table: str, column: str) -> Iterable[str]:
    query = f"""select "{column}" from "{table}" where "{column}" is not null and "{column}" <> ''"""  # noqa: S608  # nosec B608  a name of our own tables
    return (name for (name,) in ask(query))

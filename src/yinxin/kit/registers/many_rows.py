"""Thousands of rows kept by one prepared statement each kind. Django makes a text of every value's place, which takes longer than
the database does; what a field makes of its value is asked of the field all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connections, models, router

MANY = 500
"""From so many rows on it is worth the while."""


def insert(model: type[models.Model], rows: Sequence[Any]) -> None:
    """Keep new rows, which get their numbers. In a transaction. IntegrityError as always."""
    if len(rows) < MANY:
        model._default_manager.bulk_create(rows)
        return
    database = connections[router.db_for_write(model)]
    quoted = database.ops.quote_name
    numbers = _numbers(model, database, len(rows))
    for row, number in zip(rows, numbers, strict=True):
        row.pk = number
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    columns = ", ".join(quoted(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = [[field.get_db_prep_save(field.pre_save(row, True), database) for field in fields] for row in rows]  # noqa: FBT003
    with database.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})", values)  # noqa: S608  # nosec B608 - our own names
    for row in rows:
        row._state.adding, row._state.db = False, database.alias


def update(model: type[models.Model], rows: Sequence[Any], names: Sequence[str]) -> None:
    """Keep the same fields of rows that are there: `bulk_update` makes a CASE of every row, which takes minutes for fifty thousand."""
    database = connections[router.db_for_write(model)]
    quoted = database.ops.quote_name
    wanted = set(names)
    fields = [field for field in model._meta.concrete_fields if field.name in wanted]
    columns = ", ".join(f"{quoted(str(field.column))} = %s" for field in fields)
    values = [
        (*(field.get_db_prep_save(getattr(row, field.attname), database) for field in fields), row.pk) for row in rows
    ]
    key = quoted(str(model._meta.pk.column))
    with database.cursor() as cursor:
        cursor.executemany(f"UPDATE {quoted(model._meta.db_table)} SET {columns} WHERE {key} = %s", values)  # noqa: S608  # nosec B608 - our own names


def _numbers(model: type[models.Model], database: Any, count: int) -> Sequence[int]:
    """Numbers nobody else gets: from the sequence, or, where only one writes at a time, those after the last ever given."""
    table, key = model._meta.db_table, model._meta.pk.column
    with database.cursor() as cursor:
        if database.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [database.ops.quote_name(table), key, count],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
        return range((last[0] if last else 0) + 1, (last[0] if last else 0) + 1 + count)

"""Rows that many tests begin with: made once by the program's own actions, laid back as they were for every later test.

Making the cast anew cost a tenth of a second in each of seven hundred tests, on every database. What is laid back are the
very rows that the actions wrote, audit chain and seals included, and it is done only where nothing differs from then: the
tables are empty, the keys are the same ones, and the clock stands less than `FRESH` later. Otherwise they are made anew.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import TypeVar

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

Made = TypeVar("Made")
Rows = list[tuple[object, ...]]

FRESH = timedelta(minutes=10)
MOST_VALUES = 900
"""So many values are written by one statement: SQLite once took 999."""


@dataclass(frozen=True, slots=True)
class Kept:
    """`handed_out` is what the maker returned, pickled: every test gets objects of its own."""

    at: datetime
    tables: dict[str, tuple[tuple[str, ...], Rows]]
    handed_out: bytes


_kept: dict[tuple[str, ...], Kept] = {}


def made_once(make: Callable[[], Made]) -> Callable[[], Made]:
    """`make` fills an empty database; what it wrote the first time in this process is laid back from then on."""

    @wraps(make)
    def laid_back() -> Made:
        place = (
            make.__qualname__,
            str(connection.settings_dict["NAME"]),
            str(settings.KEYS_FOLDER),
            settings.SECRET_KEY,
        )
        kept = _kept.get(place)
        if kept is not None and timedelta() <= timezone.now() - kept.at < FRESH and _empty(kept.tables):
            lay(kept.tables)
            return pickle.loads(kept.handed_out)
        before, began = all_rows(), timezone.now()
        made = make()
        if not any(rows for _, rows in before.values()):
            tables = {name: table for name, table in all_rows().items() if table[1]}
            _kept[place] = Kept(began, tables, pickle.dumps(made))
        return made

    return laid_back


def all_rows() -> dict[str, tuple[tuple[str, ...], Rows]]:
    """By table its columns and rows, in the order in which they were written, without those that belong to Django."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy and model._meta.app_label not in {"contenttypes", "auth"}:
                table, key = connection.ops.quote_name(model._meta.db_table), model._meta.pk.column
                cursor.execute(f"SELECT * FROM {table} ORDER BY {connection.ops.quote_name(key)}")
                found[table] = (tuple(column[0] for column in cursor.description), cursor.fetchall())
    return found


def lay(tables: dict[str, tuple[tuple[str, ...], Rows]]) -> None:
    """Write the rows as they are; keys that refer to one another are checked at the end."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in tables.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            each = MOST_VALUES // len(columns)
            for some in (rows[start : start + each] for start in range(0, len(rows), each)):
                places = ", ".join([f"({', '.join(['%s'] * len(columns))})"] * len(some))
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES {places}", [one for row in some for one in row])


def _empty(tables: Sequence[str] | dict[str, object]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + " OR ".join(f"EXISTS (SELECT 1 FROM {table})" for table in tables))
        (filled,) = cursor.fetchone()
    return not filled

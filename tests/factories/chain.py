"""Bending the audit record on purpose: what only a test may do, and only by taking the guards away with its own hands."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from yinxin.kit.audit import anchors, guards
from yinxin.kit.audit.models import Anchor, Event


def drop_guards() -> None:
    """What somebody does who owns the database."""
    if not guards.has_tables("default"):
        return
    with connection.cursor() as cursor:
        for trigger in (*guards.ROWS, *guards.EMPTYING):
            place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{place}")


def check_now() -> None:
    """PostgreSQL alters no table while something in it is still to be checked at the commit."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def publish_head() -> Anchor:
    """Sign the last event without checking the chain before it, which the program never does."""
    head = Event.objects.order_by("-sequence").values_list("sequence", "hash").first()
    assert head
    return anchors.publish(*head)


@contextmanager
def unguarded() -> Iterator[None]:
    drop_guards()
    try:
        yield
    finally:
        check_now()
        guards.create("default")


def for_other_processes(folder: Path) -> dict[str, str]:
    """The environment in which another process finds the test's database and keys; SQLite's lives in memory, so it gets a copy."""
    now = connection.settings_dict
    url = f"postgresql://{now['USER']}:{now['PASSWORD']}@{now['HOST']}:{now['PORT']}/{now['NAME']}"
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file = folder / "record.sqlite3"
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
        url = f"sqlite:///{file}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YINXIN_")}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "yinxin.config.settings",
        "YINXIN_VAR": str(folder),
        "YINXIN_KEYS": str(settings.KEYS_FOLDER),
        "YINXIN_SECRET_KEY": settings.SECRET_KEY,
        "YINXIN_DATABASE_URL": url,
    }

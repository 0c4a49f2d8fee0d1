"""Bending the audit record on purpose: what only a test may do, and only by taking the guards away with its own hands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from yinxin.kit.audit import guards


def drop_guards() -> None:
    """What somebody does who owns the database."""
    if not guards.has_tables("default"):
        return
    with connection.cursor() as cursor:
        for trigger in (*guards.ROWS, *guards.EMPTYING):
            place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{place}")


@contextmanager
def unguarded() -> Iterator[None]:
    drop_guards()
    try:
        yield
    finally:
        guards.create("default")

"""Jobs whose effects can be counted: one row each in a table without any constraint that would hide a second."""

from __future__ import annotations

import time
from datetime import timedelta

from django.db import connection

from yinxin.kit.outbox.failing import RetryError
from yinxin.kit.outbox.progress import Progress


def make_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("create table soak_effect (number integer)")
        cursor.execute("create table soak_start (number integer)")


def drop_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("drop table soak_effect")
        cursor.execute("drop table soak_start")


def _write(table: str, number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"insert into {table} (number) values (%s)", [number])


def _started(number: int) -> int:
    """Kept at once, whatever becomes of the run: this stands for a call to somebody else's system."""
    _write("soak_start", number)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from soak_start where number = %s", [number])
        return int(cursor.fetchone()[0])


def once(progress: Progress, number: int) -> None:
    _started(number)
    with progress.finishing({"number": number}):
        _write("soak_effect", number)


def in_two_steps(progress: Progress, number: int) -> None:
    _started(number)
    progress.advance(1, 2, "half")
    time.sleep(0.01)
    with progress.finishing({"number": number}):
        _write("soak_effect", number)


def failing_at_first(progress: Progress, number: int) -> None:
    """Every tenth of them fails after its effect is written, which must therefore be undone."""
    tries = _started(number)
    with progress.finishing({"number": number}):
        _write("soak_effect", number)
        if tries == 1 and number % 10 == 2:
            raise RetryError("对方没有应答。", after=timedelta(seconds=0.2))


def effects() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute("select number, count(*) from soak_effect group by number")
        return dict(cursor.fetchall())


def starts() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from soak_start")
        return int(cursor.fetchone()[0])

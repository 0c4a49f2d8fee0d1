"""Eight ways of bending the record by somebody who owns the database, each with chance deciding where and how.

Every one works on the bare tables with the guards gone. Each returns True when it changed anything.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from typing import Any

from django.db import connection, transaction

from yinxin.kit import keys
from yinxin.kit.audit import canonical
from yinxin.kit.audit.models import Event

COLUMNS = tuple(field.column for field in Event._meta.concrete_fields)
ALL = ", ".join(COLUMNS)
FAR = 1_000_000


class _RolledBackError(Exception):
    """Ends a trial; the tables are as before."""


@contextmanager
def undone() -> Iterator[None]:
    """A trial on the real tables, taken back afterwards."""
    try:
        with transaction.atomic():
            yield
            raise _RolledBackError
    except _RolledBackError:
        pass


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def read(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def change_a_byte(chance: Random, last: int) -> bool:
    """One character of one column, or one byte of the salt, or a number by one."""
    number = chance.randint(1, last)
    column = chance.choice([*COLUMNS[1:], "salt", "content"])
    table, key = ("audit_payload", "event_id") if column in {"salt", "content"} else ("audit_event", "sequence")
    # Read and written as Django does, so that a moment is a moment on both databases.
    held = _value(table, key, column, number)
    other = _other(chance, held)
    if other is None:
        return False
    sql(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", other, number)
    return True


def delete_one(chance: Random, last: int) -> bool:
    """An event and what it tells, not the last; the gap is closed up or left."""
    number = chance.randint(1, last - 1)
    _remove(number)
    if chance.random() < 0.5:
        _shift(number, by=-1)
    return True


def swap_two(chance: Random, last: int) -> bool:
    """Two events change places, with what they tell or without it."""
    one, other = chance.sample(range(1, last + 1), 2)
    tables = [("audit_event", "sequence"), ("audit_payload", "event_id")]
    for table, key in tables[: chance.randint(1, 2)]:
        sql(f"UPDATE {table} SET {key} = %s WHERE {key} = %s", FAR, one)
        sql(f"UPDATE {table} SET {key} = %s WHERE {key} = %s", one, other)
        sql(f"UPDATE {table} SET {key} = %s WHERE {key} = %s", other, FAR)
    return True


def duplicate_one(chance: Random, last: int) -> bool:
    """An event a second time, at the end or right after itself."""
    number = chance.randint(1, last)
    target = last + 1
    if chance.random() < 0.5:
        target = number + 1
        _shift(number, by=1)
    _copy(number, target)
    return True


def truncate(chance: Random, last: int) -> bool:
    """The end is cut off, down to nothing."""
    keep = chance.randint(0, last - 1)
    sql("DELETE FROM audit_payload WHERE event_id > %s", keep)
    sql("DELETE FROM audit_event WHERE sequence > %s", keep)
    return True


def insert_one(chance: Random, last: int) -> bool:
    """An invented event, rightly linked, sealed with a guess; at the end or in between."""
    after = last if chance.random() < 0.5 else chance.randint(1, last - 1)
    _shift(after, by=1)
    _copy(after, after + 1)
    sql(
        f"UPDATE audit_event SET previous = (SELECT hash FROM audit_event WHERE sequence = {after}), "
        f"hash = %s, action = 'people.praise' WHERE sequence = {after + 1}",
        secrets.token_hex(32),
    )
    return True


def rewrite_without_key(chance: Random, last: int) -> bool:
    """An event is altered and everything from there on is sealed anew, with another key than ours."""
    return _rewrite(chance, last, secrets.token_bytes(32))


def rewrite_with_key(chance: Random, last: int) -> bool:
    """The same with our own key: nothing inside the database betrays it."""
    return _rewrite(chance, last, keys.read(keys.Key.AUDIT))


KINDS: dict[str, Callable[[Random, int], bool]] = {
    "byte": change_a_byte,
    "delete": delete_one,
    "swap": swap_two,
    "duplicate": duplicate_one,
    "truncate": truncate,
    "insert": insert_one,
    "rewrite without the key": rewrite_without_key,
    "rewrite with the key": rewrite_with_key,
}
ONLY_BY_ANCHOR = {"truncate", "rewrite with the key"}
"""What a chain without an anchor cannot know."""


def _value(table: str, key: str, column: str, number: int) -> Any:
    rows = Event.objects.filter(sequence=number)
    name = f"payload__{column}" if table == "audit_payload" else column
    held = rows.values_list(name, flat=True).get()
    return bytes(held) if column == "salt" else held


def _other(chance: Random, held: Any) -> Any:
    """Something of the same kind that differs; None where there is nothing to change."""
    if isinstance(held, bytes):
        if not held:
            return None
        place = chance.randrange(len(held))
        return held[:place] + bytes([held[place] ^ (1 << chance.randrange(8))]) + held[place + 1 :]
    if isinstance(held, str):
        place = chance.randrange(len(held)) if held else 0
        return held[:place] + chr(ord(held[place]) ^ 1) + held[place + 1 :] if held else "a"
    if isinstance(held, int):
        return held + 1
    return held + timedelta(microseconds=chance.choice([-1, 1])) if held else None


def _remove(number: int) -> None:
    sql("DELETE FROM audit_payload WHERE event_id = %s", number)
    sql("DELETE FROM audit_event WHERE sequence = %s", number)


def _shift(after: int, *, by: int) -> None:
    """Every event behind `after` moves; far away first, because no two may bear one number even for a moment."""
    for table, key in (("audit_event", "sequence"), ("audit_payload", "event_id")):
        sql(f"UPDATE {table} SET {key} = {key} + %s WHERE {key} > %s", FAR, after)
        sql(f"UPDATE {table} SET {key} = {key} - %s WHERE {key} > %s", FAR - by, FAR)


def _copy(number: int, target: int) -> None:
    others = ", ".join(COLUMNS[1:])
    sql(f"INSERT INTO audit_event ({ALL}) SELECT %s, {others} FROM audit_event WHERE sequence = %s", target, number)
    sql(
        "INSERT INTO audit_payload (event_id, salt, content) SELECT %s, salt, content FROM audit_payload WHERE event_id = %s",
        target,
        number,
    )


def _rewrite(chance: Random, last: int, key: bytes) -> bool:
    start = chance.randint(1, last)
    events = list(Event.objects.filter(sequence__gte=start).order_by("sequence").select_related("payload"))
    first = events[0]
    if chance.random() < 0.5:
        first.action += "s"
    else:
        salt, content = secrets.token_bytes(32), canonical.write(canonical.Content(None, {"name": "别的"}, ""))
        sql("UPDATE audit_payload SET salt = %s, content = %s WHERE event_id = %s", salt, content, start)
        first.commitment = canonical.commit(salt, content)
    previous = first.previous
    for event in events:
        event.previous = previous
        event.hash = previous = canonical.seal(key, event)
    values = [(one.action, one.commitment, one.previous, one.hash, one.sequence) for one in events]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE audit_event SET action = %s, commitment = %s, previous = %s, hash = %s WHERE sequence = %s", values
        )
    return True

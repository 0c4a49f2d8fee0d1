"""What the database itself refuses, whoever asks: changing, removing or slipping in a row of the audit record.

Triggers, in the words of each database. SQLite drops a table's triggers in silence whenever a migration remakes the
table, so they are made anew after every migration, and the start-up check misses them when they are not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "the audit record is only ever added to"

IN_ORDER = """NEW.sequence <> (SELECT COALESCE(MAX(sequence), 0) + 1 FROM audit_event)
    OR NEW.previous <> COALESCE((SELECT hash FROM audit_event WHERE sequence = NEW.sequence - 1), NEW.previous)"""
"""When an event is out of place: not the next number, or not bound to the last one."""

ERASING = "NEW.event_id = OLD.event_id AND length(NEW.salt) = 0 AND NEW.content = ''"
"""The one change a payload may see; `verify` then asks which later event explains it."""

TABLES = ("audit_event", "audit_payload", "audit_anchor")


IN_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
"""The text tells everything: table, moment, columns, condition."""

IN_POSTGRESQL = """
    SELECT t.tgname, c.relname, t.tgtype, p.proname, p.prosrc
    FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_language l ON l.oid = p.prolang
    WHERE t.tgenabled = 'A' AND t.tgqual IS NULL AND t.tgattr::text = '' AND c.relnamespace = p.pronamespace
        AND pg_table_is_visible(c.oid) AND l.lanname = 'plpgsql' AND p.proconfig IS NULL AND NOT p.prosecdef
"""
"""Those without a condition, for every column. ALWAYS ("A") means also for a session that calls itself a replica, which is
how a superuser would slip past."""

EACH_ROW = 1
BEFORE = {"INSERT": 2 | 4, "DELETE": 2 | 8, "UPDATE": 2 | 16, "TRUNCATE": 2 | 32}
"""The bits of pg_trigger.tgtype (PostgreSQL's catalog/pg_trigger.h)."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """`refuses` is the condition under which it says no; always, where it is empty."""

    name: str
    table: str
    before: str
    refuses: str = ""


ROWS = (
    Trigger("audit_event_changed", "audit_event", "UPDATE"),
    Trigger("audit_event_removed", "audit_event", "DELETE"),
    Trigger("audit_event_out_of_order", "audit_event", "INSERT", IN_ORDER),
    Trigger("audit_payload_changed", "audit_payload", "UPDATE", f"NOT ({ERASING})"),
    Trigger("audit_payload_removed", "audit_payload", "DELETE"),
    Trigger("audit_anchor_changed", "audit_anchor", "UPDATE"),
    Trigger("audit_anchor_removed", "audit_anchor", "DELETE"),
)
EMPTYING = tuple(Trigger(f"{table}_emptied", table, "TRUNCATE") for table in TABLES)
"""PostgreSQL's TRUNCATE passes row triggers by; SQLite has no such statement."""


def create(alias: str) -> None:
    """Make every trigger of a database anew: dropped first, so that one of an older form gives way."""
    connection = connections[alias]
    make = _make_postgresql if connection.vendor == "postgresql" else _make_sqlite
    with connection.cursor() as cursor:
        for trigger in _triggers(connection.vendor):
            for statement in make(trigger):
                cursor.execute(statement)


def absent(alias: str) -> tuple[str, ...]:
    """The triggers a database should have and has not, or not as they should be, or has switched off."""
    connection = connections[alias]
    is_postgresql = connection.vendor == "postgresql"
    there = _found(connection, IN_POSTGRESQL if is_postgresql else IN_SQLITE)
    meant = _meant_postgresql if is_postgresql else _meant_sqlite
    return tuple(one.name for one in _triggers(connection.vendor) if meant(one) not in there)


def has_tables(alias: str) -> bool:
    """Whether the record is there at all: before the first migration there is nothing to guard."""
    return set(TABLES) <= set(connections[alias].introspection.table_names())


def after_migrating(*, using: str, **_: Any) -> None:
    """Django calls this at the end of every `migrate` and `flush`."""
    if has_tables(using):
        create(using)


def _triggers(vendor: str) -> tuple[Trigger, ...]:
    return (*ROWS, *EMPTYING) if vendor == "postgresql" else ROWS


def _found(connection: BaseDatabaseWrapper, asked: str) -> set[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return set(cursor.fetchall())


def _meant_sqlite(trigger: Trigger) -> tuple[Any, ...]:
    return (trigger.name, _body_sqlite(trigger))


def _meant_postgresql(trigger: Trigger) -> tuple[Any, ...]:
    """`UPDATE OF post`, or the same on another table, would stand under the same name and let through what it should not."""
    level = 0 if trigger.before == "TRUNCATE" else EACH_ROW
    return (trigger.name, trigger.table, level | BEFORE[trigger.before], trigger.name, _body_postgresql(trigger))


def _body_sqlite(trigger: Trigger) -> str:
    condition = f" WHEN {trigger.refuses}" if trigger.refuses else ""
    return (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.before} ON {trigger.table} FOR EACH ROW{condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _make_sqlite(trigger: Trigger) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {trigger.name}", _body_sqlite(trigger)]


def _body_postgresql(trigger: Trigger) -> str:
    passed_on = "OLD" if trigger.before == "DELETE" else "NEW"
    return f"BEGIN IF {trigger.refuses or 'TRUE'} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; RETURN {passed_on}; END"


def _make_postgresql(trigger: Trigger) -> list[str]:
    name, table = trigger.name, trigger.table
    level = "STATEMENT" if trigger.before == "TRUNCATE" else "ROW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${_body_postgresql(trigger)}$$",
        f"DROP TRIGGER IF EXISTS {name} ON {table}",
        f"CREATE TRIGGER {name} BEFORE {trigger.before} ON {table} FOR EACH {level} EXECUTE FUNCTION {name}()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
    ]

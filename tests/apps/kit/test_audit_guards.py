"""The database itself refuses to bend the record, whoever asks and by whatever statement."""

from __future__ import annotations

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from tests.factories.chain import check_now, drop_guards
from tests.factories.people import make_place
from yinxin.apps.people.models import Unit
from yinxin.kit.audit import guards
from yinxin.kit.audit.models import Anchor, Event, Payload
from yinxin.kit.audit.recording import record

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="a trap of SQLite")
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="a trap of PostgreSQL")

COLUMNS = "sequence, version, at, actor_id, post, action, object_type, object_id, purpose, about_id, commitment, previous, hash"
EVENT = f"SELECT {COLUMNS} FROM audit_event WHERE sequence = 3"
REWRITTEN = EVENT.replace(" action,", " 'test.rewrite',")
UNBOUND = EVENT.replace("SELECT sequence", "SELECT (SELECT MAX(sequence) + 1 FROM audit_event)").replace(
    "hash FROM", "'x' FROM"
)

FORBIDDEN = {
    "update": "UPDATE audit_event SET action = 'test.rewrite' WHERE sequence = 3",
    "update the number": "UPDATE audit_event SET sequence = 9999 WHERE sequence = 3",
    "update all": "UPDATE audit_event SET actor_id = NULL",
    "delete": "DELETE FROM audit_event WHERE sequence = 3",
    "delete the last": "DELETE FROM audit_event WHERE sequence = (SELECT MAX(sequence) FROM audit_event)",
    "insert in between": f"INSERT INTO audit_event ({COLUMNS}) {EVENT.replace('hash FROM', '1 FROM')}",
    "insert after a gap": f"INSERT INTO audit_event ({COLUMNS}) {EVENT.replace('SELECT sequence', 'SELECT sequence + 9000')}",
    "insert unbound": f"INSERT INTO audit_event ({COLUMNS}) {UNBOUND}",
    "change a payload": "UPDATE audit_payload SET content = '{}' WHERE event_id = 3",
    "half erase a payload": "UPDATE audit_payload SET content = '' WHERE event_id = 3",
    "give a payload away": "UPDATE audit_payload SET event_id = 9999 WHERE event_id = 3",
    "delete a payload": "DELETE FROM audit_payload WHERE event_id = 3",
    "change an anchor": "UPDATE audit_anchor SET hash = 'x'",
    "delete an anchor": "DELETE FROM audit_anchor",
}
ON_SQLITE = {
    "replace": f"INSERT OR REPLACE INTO audit_event ({COLUMNS}) {REWRITTEN}",
    "replace a payload": "INSERT OR REPLACE INTO audit_payload (event_id, salt, content) VALUES (3, x'00', '{}')",
    "replace an anchor": "INSERT OR REPLACE INTO audit_anchor (id, sequence, hash, at, signature) SELECT id, 1, 'x', at, 'x' FROM audit_anchor",
    "update or replace": "UPDATE OR REPLACE audit_event SET sequence = 3 WHERE sequence = 4",
}
ON_POSTGRESQL = {
    "truncate": "TRUNCATE audit_event CASCADE",
    "truncate payloads": "TRUNCATE audit_payload",
    "truncate anchors": "TRUNCATE audit_anchor",
    "upsert": f"INSERT INTO audit_event ({COLUMNS}) {EVENT} ON CONFLICT (sequence) DO UPDATE SET action = 'test.rewrite'",
    "as a replica": "SET LOCAL session_replication_role = replica; DELETE FROM audit_payload",
}


def everything() -> tuple[object, ...]:
    return tuple(list(model.objects.order_by("pk").values_list()) for model in (Event, Payload, Anchor))


@pytest.fixture
def chain(db) -> Unit:
    """A few events, each with what it tells, and one published head; the unit they are about."""
    place = make_place()
    with transaction.atomic():
        for _ in range(4):
            record("test.praise", place, by=None)
    Anchor.objects.create(sequence=1, hash="a" * 64, at="2026-01-01T00:00:00Z", signature="b" * 128)
    check_now()
    return place


def refused(statement: str) -> None:
    before = everything()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert everything() == before


@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_the_database_refuses(chain, statement):
    refused(statement)


@on_sqlite
@pytest.mark.parametrize("statement", ON_SQLITE.values(), ids=ON_SQLITE.keys())
def test_sqlite_refuses(chain, statement):
    refused(statement)


@on_postgresql
@pytest.mark.parametrize("statement", ON_POSTGRESQL.values(), ids=ON_POSTGRESQL.keys())
def test_postgresql_refuses(chain, statement):
    refused(statement)


@pytest.mark.parametrize(
    "bend",
    [
        lambda rows: models.QuerySet.update(rows, action="test.rewrite"),
        lambda rows: models.QuerySet.delete(rows),
        lambda rows: rows._raw_delete(using="default"),
        lambda rows: models.QuerySet.bulk_create(
            rows, list(rows), update_conflicts=True, unique_fields=["sequence"], update_fields=["action"]
        ),
        lambda rows: models.Model.save_base(rows.first(), force_update=True),
    ],
    ids=["update", "delete", "raw delete", "upsert", "save_base"],
)
def test_going_round_our_own_refusal_meets_the_databases(chain, bend):
    before = everything()
    with pytest.raises((DatabaseError, models.ProtectedError)), transaction.atomic():
        bend(Event.objects.filter(sequence=3))
    assert everything() == before


def test_without_the_guards_the_same_statements_would_pass(chain):
    """Else the tests above might only show that the statements are wrong."""
    drop_guards()
    with connection.cursor() as cursor:
        cursor.execute(FORBIDDEN["update"])
        cursor.execute(FORBIDDEN["delete a payload"])
        cursor.execute(FORBIDDEN["delete"])
    assert not Event.objects.filter(sequence=3).exists()


def faults() -> list[str]:
    return [
        fault.id
        for fault in run_checks(tags=[Tags.database], databases=["default"])
        if fault.id in {"yinxin.E010", "yinxin.E011"}
    ]


def test_the_start_is_refused_while_a_guard_is_missing_or_weakened(chain):
    assert faults() == []
    for trigger in (*guards.ROWS, *(guards.EMPTYING if connection.vendor == "postgresql" else ())):
        place = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {trigger.name}{place}")
        assert guards.absent("default") == (trigger.name,)
        assert faults() == ["yinxin.E010"]
        guards.create("default")
    assert faults() == []


@on_postgresql
@pytest.mark.parametrize("how", ["DISABLE", "ENABLE", "ENABLE REPLICA"])
def test_a_guard_that_was_switched_off_is_missed(chain, how):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE audit_event {how} TRIGGER audit_event_changed")
    assert guards.absent("default") == ("audit_event_changed",)


@on_postgresql
def test_a_guard_that_lets_everything_pass_is_missed(chain):
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION audit_event_changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
        )
    assert guards.absent("default") == ("audit_event_changed",)


NARROWED = {
    "one column": "BEFORE UPDATE OF post ON audit_event FOR EACH ROW",
    "another table": "BEFORE UPDATE ON audit_anchor FOR EACH ROW",
    "another act": "BEFORE INSERT ON audit_event FOR EACH ROW",
    "afterwards": "AFTER UPDATE ON audit_event FOR EACH ROW",
    "a condition": "BEFORE UPDATE ON audit_event FOR EACH ROW WHEN (NEW.sequence < 0)",
}


@pytest.mark.parametrize("how", NARROWED.values(), ids=NARROWED.keys())
def test_a_guard_of_the_same_name_that_guards_less_is_missed(chain, how):
    """With the same function or body: only where, when and for which columns it is asked differs."""
    body = f"BEGIN SELECT RAISE(ABORT, '{guards.REFUSAL}'); END"
    if connection.vendor == "postgresql":
        body = "EXECUTE FUNCTION audit_event_changed()"
    with connection.cursor() as cursor:
        cursor.execute(
            f"DROP TRIGGER audit_event_changed{' ON audit_event' if connection.vendor == 'postgresql' else ''}"
        )
        cursor.execute(f"CREATE TRIGGER audit_event_changed {how} {body}")
        if connection.vendor == "postgresql":
            table = "audit_anchor" if "audit_anchor" in how else "audit_event"
            cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER audit_event_changed")
    assert guards.absent("default") == ("audit_event_changed",)


@on_sqlite
def test_a_guard_of_another_form_is_missed(chain):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER audit_event_changed")
        cursor.execute("CREATE TRIGGER audit_event_changed BEFORE UPDATE ON audit_event BEGIN SELECT 1; END")
    assert guards.absent("default") == ("audit_event_changed",)


@on_sqlite
def test_the_start_is_refused_where_a_row_could_be_replaced(chain):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
        try:
            assert faults() == ["yinxin.E011"]
        finally:
            cursor.execute("PRAGMA recursive_triggers = ON")


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_remakes_the_table_leaves_the_guards_standing():
    """SQLite drops a table's triggers when it is remade; they are back when the migration is over."""
    field = Event._meta.get_field("purpose")
    longer = models.CharField(max_length=201, blank=True)
    longer.set_attributes_from_name("purpose")
    longer.model = Event
    with connection.schema_editor() as editor:
        editor.alter_field(Event, field, longer)
    assert bool(guards.absent("default")) is (connection.vendor == "sqlite")

    call_command("migrate", verbosity=0)

    assert guards.absent("default") == ()
    with connection.schema_editor() as editor:
        editor.alter_field(Event, longer, field)
    call_command("migrate", verbosity=0)


def test_recording_goes_on_with_the_guards_up(chain):
    before = Event.objects.count()
    with transaction.atomic():
        record("test.praise", chain, by=None)
    assert Event.objects.count() == before + 1

"""What was recorded before there was a chain becomes its beginning."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from tests.factories.chain import drop_guards
from tests.factories.people import make_user
from yinxin.apps.people.models import User
from yinxin.kit.audit import chain, guards
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import record

BEFORE = [("audit", "0001_initial")]
NOON = datetime(2026, 3, 1, 12, 0, 0, 5, tzinfo=UTC)


def migrate(targets: list[tuple[str, str]]):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.mark.django_db(transaction=True)
def test_events_of_an_older_version_are_chained_in_their_order():
    user = User.objects.create(email="a@example.org", name="甲")
    drop_guards()
    old = migrate(BEFORE)
    try:
        events = old.get_model("audit", "Event").objects
        # Two transactions at once: the later number has the earlier time; 3 and 4 were undone.
        for number, at in ((1, NOON), (2, NOON - timedelta(seconds=1)), (5, NOON + timedelta(days=1))):
            events.create(
                sequence=number, action=f"test.{number}", object_type="people.user", object_id="1",
                actor_id=user.pk, old={"n": number, "f": 1.0, "z": None, "a": "字"}, new=None, reason=f"理由{number}",
            )  # fmt: skip
            events.filter(sequence=number).update(at=at)
    finally:
        # Also the steps of others that stand on this one.
        migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
        guards.create("default")

    assert chain.verify().is_sound
    told = [(e.sequence, e.action, e.at, e.old, e.new, e.reason) for e in Event.objects.select_related("payload")]
    content = {"f": 1.0, "z": None, "a": "字"}
    assert told == [
        (1, "test.1", NOON, {"n": 1, **content}, None, "理由1"),
        (2, "test.2", NOON, {"n": 2, **content}, None, "理由2"),
        (3, "test.5", NOON + timedelta(days=1), {"n": 5, **content}, None, "理由5"),
    ]
    with transaction.atomic():
        assert record("test.next", make_user("乙", "b@example.org"), by=None).sequence == 5
    assert chain.verify().is_sound

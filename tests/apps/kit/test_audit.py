"""The audit record is written with the change it tells of, and nobody alters it afterwards."""

from __future__ import annotations

import pytest
from django.db import transaction

from tests.factories.people import Cast, make_user
from yinxin.apps.people import actions
from yinxin.apps.people.models import User
from yinxin.kit.audit.models import AppendOnlyError, Event
from yinxin.kit.audit.recording import OutsideTransactionError, history, record


@pytest.fixture
def event(cast: Cast) -> Event:
    return history(cast.reporting).get()


def test_an_event_says_who_did_what_to_what(cast: Cast):
    record("test.praise", cast.reporting, by=cast.office, old={"stars": 1}, new={"stars": 2}, reason="办得好")

    last = history(cast.reporting).last()
    assert (last.actor, last.action, last.old, last.new, last.reason) == (
        cast.office,
        "test.praise",
        {"stars": 1},
        {"stars": 2},
        "办得好",
    )


def test_the_history_of_one_object_is_not_that_of_another_with_the_same_number(cast: Cast):
    namesake = User(pk=cast.reporting.pk)

    record("test.praise", namesake, by=cast.office)

    assert [event.action for event in history(namesake)] == ["test.praise"]
    assert [event.action for event in history(cast.reporting)] == ["people.add-unit"]


@pytest.mark.django_db(transaction=True)
def test_no_event_without_a_transaction():
    user = make_user("某人", "someone@example.org")

    with pytest.raises(OutsideTransactionError):
        record("test.praise", user, by=user)

    assert not Event.objects.filter(action="test.praise").exists()


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_undone_leaves_no_event():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.add_user(email="gone@example.org", name="某人", by=None)
        _ = 1 / 0

    assert (User.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda event: setattr(event, "action", "test.rewrite") or event.save(),
        lambda event: event.delete(),
        lambda event: Event.objects.filter(pk=event.pk).update(action="test.rewrite"),
        lambda event: Event.objects.all().delete(),
        lambda event: Event.objects.bulk_update([event], ["action"]),
        lambda event: Event.objects.bulk_create([event], update_conflicts=True),
        lambda event: Event._base_manager.filter(pk=event.pk).update(action="test.rewrite"),
    ],
    ids=["save", "delete", "update", "delete-all", "bulk-update", "bulk-create", "base-manager"],
)
def test_an_event_is_never_changed_or_removed(event: Event, tamper):
    with pytest.raises(AppendOnlyError):
        tamper(event)

    assert not Event.objects.filter(action="test.rewrite").exists()

"""What a test begins with and what it leaves: rows laid back are the actions' own, and nothing is left behind."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from tests.factories import made_once
from tests.factories.emptied import empty, filled
from tests.factories.people import Cast, make_cast
from yinxin.apps.people import actions
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import chain, guards
from yinxin.kit.audit.models import Event

BY_CHANCE = frozenset({"id", "at", "opened", "salt", "hash", "previous", "commitment", "password", "object_id"})
"""Columns that differ each time: numbers, moments, salts, seals."""


def undone(make) -> object:
    with transaction.atomic():
        made = make()
        transaction.set_rollback(True)
    return made


def told() -> dict[str, list[tuple[object, ...]]]:
    """All rows, without what differs each time; numbers of rows also stand within texts."""
    kept = {}
    for table, (columns, rows) in made_once.all_rows().items():
        same = [place for place, name in enumerate(columns) if name not in BY_CHANCE and not name.endswith("_id")]
        kept[table.strip('"')] = [tuple(re.sub(r"\d+", "#", str(row[place])) for place in same) for row in rows]
    return kept


@pytest.fixture
def laid(db) -> Cast:
    """A cast that was laid back, as every test gets it but a worker's first one."""
    undone(make_cast)
    return make_cast()


def test_rows_laid_back_are_those_the_actions_write(db):
    undone(make_cast)
    with transaction.atomic():
        make_cast()
        laid_back = told()
        transaction.set_rollback(True)
    make_cast.__wrapped__()
    assert told() == laid_back
    assert len(laid_back["audit_event"]) > 30


def test_laying_back_asks_the_database_little(db, django_assert_max_num_queries):
    undone(make_cast)
    with django_assert_max_num_queries(20):
        make_cast()


def test_the_chain_goes_on_from_where_it_was_laid(laid):
    actions.learn_alias(laid.reporting, "教局", kind="alias", by=laid.office)
    assert chain.verify().is_sound


def test_every_test_gets_persons_of_its_own(db):
    first, second = undone(make_cast), undone(make_cast)
    assert first.office == second.office
    assert first.office is not second.office


def test_what_stands_there_already_is_never_laid_over(laid):
    """A second cast is made by the actions, which refuse what is taken."""
    with pytest.raises(RefusedError, match="name-taken"), transaction.atomic():
        make_cast()


def test_under_another_key_or_long_after_it_is_made_anew(db, settings, tmp_path, monkeypatch):
    undone(make_cast)
    first = undone(lambda: (make_cast(), Event.objects.order_by("sequence").first().hash)[1])
    assert undone(lambda: (make_cast(), Event.objects.order_by("sequence").first().hash)[1]) == first
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert undone(lambda: (make_cast(), Event.objects.order_by("sequence").first().hash)[1]) != first


@pytest.mark.django_db(transaction=True)
def test_after_a_test_that_committed_nothing_is_left_and_the_guards_stand():
    make_cast()
    before = ContentType.objects.count()
    empty()
    with connection.cursor() as cursor:
        assert filled(cursor) == []
    assert guards.absent("default") == ()
    assert ContentType.objects.count() == before

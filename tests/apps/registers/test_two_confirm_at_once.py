"""Two colleagues confirm the same proposal in the same moment: one of them does, the other reads why not."""

from __future__ import annotations

import threading

import pytest
from django.db import OperationalError, connection

from tests.factories.people import LONG_AGO, make_user
from tests.factories.registers import entered, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.domain.errors import RefusedError
from yinxin.kit.refusals import sentence_of
from yinxin.kit.registers.models import Act, Change
from yinxin.kit.registers.moving import evidence
from yinxin.kit.registers.moving.actions import confirm, move


def attempt(proposal, who) -> str:
    """What she reads; the tests' database in memory does not wait for its other user."""
    while True:
        try:
            return str(confirm(proposal, by=who).state)
        except RefusedError as refusal:
            return str(sentence_of(refusal))
        except OperationalError as fault:
            if "table is locked" not in str(fault):
                raise


@pytest.mark.django_db(transaction=True)
def test_of_two_confirmations_one_holds(cast, monkeypatch):
    monkeypatch.setattr(evidence, "attached", lambda register, record: {"stocktaking"})
    books = register_named("genealogies")
    book = entered(books, cast)
    other = make_user("另一位", "other@example.com")
    people.give_post(other, cast.place, Role.STEWARD, since=LONG_AGO, by=None)
    proposal = move(books, book, "lose", by=cast.office, reason="清点不见")
    start, told = threading.Barrier(2), []

    def decide(who) -> None:
        start.wait()
        try:
            told.append(attempt(proposal, who))
        finally:
            connection.close()

    hands = [threading.Thread(target=decide, args=(who,)) for who in (cast.steward, other)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    won, refused = sorted(told, key=lambda one: one != "taken")
    assert won == "taken"
    assert "。" in refused
    assert Change.objects.filter(register=books.slug, record=book.pk, act=Act.MOVED).count() == 1

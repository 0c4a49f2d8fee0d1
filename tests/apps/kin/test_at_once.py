"""Things that happen in one moment: two yeses, a yes taken back while the round is held, two rounds, a double press, an end from both sides."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from tests.apps.kin.senders import after_days, in_contact, say, seeker
from yinxin.apps.kin.actions import leaving, relaying
from yinxin.apps.kin.models import Answer, MatchProposal, RelayMessage, RelayThread, Seeker
from yinxin.apps.kin.rounds import hold_round
from yinxin.domain.errors import RefusedError

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each in its own thread and connection; the codes of what was refused."""
    start, refused = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            done = False
            while not done:
                done = tried(act, refused)
        finally:
            connection.close()

    hands = [threading.Thread(target=run, args=(act,)) for act in acts]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return refused


def tried(act: Callable[[], object], refused: list[str]) -> bool:
    """The tests' database in memory does not wait for its other user."""
    try:
        act()
    except RefusedError as refusal:
        refused.append(refusal.code)
    except OperationalError as fault:
        if "locked" not in str(fault):
            raise
        return False
    return True


def test_two_yeses_at_once_open_one_contact(clock, cast):
    one, other = seeker("甲"), seeker("乙")
    after_days(clock, 8)
    assert at_once(lambda: say(one, Answer.YES), lambda: say(other, Answer.YES)) == []
    after_days(clock, 1)
    assert RelayThread.objects.count() == 2


def test_two_rounds_at_once_are_one(clock, cast):
    one, other = seeker("甲"), seeker("乙")
    after_days(clock, 8)
    say(one, Answer.YES)
    say(other, Answer.YES)
    clock.on(timezone.localdate() + timedelta(days=1), 8)
    at_once(hold_round, hold_round)
    assert RelayThread.objects.count() == 2


@pytest.mark.parametrize("taken_back", ["answer", "everything"])
def test_what_is_taken_back_while_the_round_is_held_is_taken_back(clock, cast, taken_back):
    one, other = seeker("甲"), seeker("乙")
    after_days(clock, 8)
    say(one, Answer.YES)
    say(other, Answer.YES)
    clock.on(timezone.localdate() + timedelta(days=1), 8)
    back = (
        (lambda: leaving.take_everything_back(one)) if taken_back == "everything" else (lambda: say(one, Answer.LATER))
    )
    refused = at_once(hold_round, back)
    if taken_back == "everything":
        assert not RelayThread.objects.filter(person=one).exists()
        assert not Seeker.objects.filter(person=one).exists()
    else:
        # Either the round came first, and she is told that there is a contact now, or her word did, and there is none.
        used = MatchProposal.objects.get(person=one).is_used
        assert (refused == ["kin-question-gone"]) == used == RelayThread.objects.exists()


def test_a_double_press_is_one_letter(clock, cast):
    one, other = seeker("甲"), seeker("乙")
    near, _far = in_contact(clock, one, other)
    number = uuid.uuid4()
    acts = [lambda: relaying.write(one, near, "二叔的信", sent_as=number) for _ in range(2)]
    assert at_once(*acts) == []
    assert RelayMessage.objects.count() == 1


def test_both_end_at_once_and_nothing_is_left(clock, cast):
    one, other = seeker("甲"), seeker("乙")
    near, far = in_contact(clock, one, other)
    relaying.write(one, near, "二叔的信", sent_as=uuid.uuid4())
    assert at_once(lambda: relaying.end(one, near), lambda: relaying.end(other, far)) == []
    assert not RelayThread.objects.exists()
    assert not RelayMessage.objects.exists()

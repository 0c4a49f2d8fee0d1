"""Random histories of two sides: nothing of one is seen by the other before both said yes, nor after an end, a withdrawal or a lapse.

What a side sees before a contact is moreover the same, letter by letter, as if the other side had never been there at all.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from yinxin.domain.errors import RefusedError
from yinxin.domain.kin import events, histories, viewing
from yinxin.domain.kin.cards import Card, Via
from yinxin.domain.kin.contact import Answer, Detail, End, Question, Release, Side, State, Which
from yinxin.domain.kin.pace import HOME, at_the_hour

START = datetime(2027, 3, 1, 9, tzinfo=HOME)
MARKS = {Which.LEFT: "LEFTMARK", Which.RIGHT: "RIGHTMARK"}
SIDES = st.sampled_from(Which)


def forms(name: str) -> frozenset[str]:
    return frozenset({name})


def card(which: Which) -> Card:
    """Both fit; what is not shared bears the mark of the side that wrote it."""
    mark = MARKS[which]
    return Card(
        "譚", "台山", town="海宴", clan=mark if which is Which.LEFT else "", branch="" if which is Which.LEFT else mark
    )


class Histories(RuleBasedStateMachine):
    """The clock goes on by hours and weeks; every event that may happen happens in any order."""

    counted: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.state, self.now = State(), START
        self.told = 0

    @initialize(so_far=st.sampled_from(["nothing", "asked", "contact", "contact"]))
    def begin(self, so_far):
        """Most histories begin further on, so that contacts are not rare."""
        if so_far == "nothing":
            return
        for which in Which:
            self.do(events.CardMade(which, card(which), self.now))
        self.now = at_the_hour(self.now + timedelta(days=8))
        self.do(events.RoundHeld(self.now))
        if so_far == "contact":
            for which in Which:
                self.do(events.Answered(which, Answer.YES, self.now))
            self.morning()

    def do(self, event) -> None:
        try:
            self.state = histories.after(self.state, event, forms=forms)
        except RefusedError as refused:
            assert refused.code.startswith("kin-")

    def teardown(self) -> None:
        self.counted["histories"] += 1
        self.counted["with a contact"] += self.state.were_together

    @rule(hours=st.integers(1, 30), weeks=st.sampled_from([0, 1, 4, 14]))
    def time_goes_on(self, hours, weeks):
        self.now += timedelta(hours=hours, weeks=weeks)

    @rule()
    def morning(self):
        self.now = at_the_hour(self.now + timedelta(minutes=1))
        self.do(events.RoundHeld(self.now))

    @rule(which=SIDES)
    def card_made(self, which):
        self.do(events.CardMade(which, card(which), self.now))

    @rule(which=SIDES)
    def card_removed(self, which):
        self.do(events.CardRemoved(which, self.now))

    @rule(which=SIDES, answer=st.sampled_from([Answer.YES, Answer.YES, Answer.YES, Answer.LATER, Answer.NEVER]))
    def answered(self, which, answer):
        self.do(events.Answered(which, answer, self.now))

    @rule(which=SIDES)
    def said(self, which):
        self.told += 1
        self.do(events.Said(which, f"{MARKS[which]}{self.told:04}", self.now))

    @rule(which=SIDES, detail=st.sampled_from(Detail))
    def released(self, which, detail):
        self.told += 1
        self.do(events.Released(which, detail, f"{MARKS[which]}{self.told:04}", self.now))

    @rule(which=SIDES, detail=st.sampled_from(Detail))
    def revoked(self, which, detail):
        self.do(events.Revoked(which, detail, self.now))

    @rule(which=SIDES, leaves=st.sampled_from([events.Ended, events.Ended, events.Withdrew, events.Shielded]))
    def left(self, which, leaves):
        """One rule for all ways of going, so that some contacts grow old."""
        self.do(leaves(which, self.now))

    @invariant()
    def nothing_is_seen_but_what_is_given_now(self):
        for which in Which:
            seen = set(re.findall(rf"{MARKS[which.other]}\d*", repr(viewing.view_of(self.state, which, self.now))))
            assert seen <= self.given(which.other), (which, seen)

    def given(self, which: Which) -> set[str]:
        """All that the other side may see of this one at this moment, worked out from the state by itself."""
        mine, theirs = self.state.side(which), self.state.side(which.other)
        if mine.end is None or theirs.end is None or not self.state.were_together:
            return set()
        letters = {one.text for one in mine.end.said}
        return letters | {one.value for one in mine.end.released if self.now < one.until}

    @invariant()
    def before_a_contact_the_other_side_might_as_well_not_be(self):
        for which in Which:
            if self.state.side(which).end is None:
                alone = self.state.with_side(which.other, Side())
                assert viewing.view_of(alone, which, self.now) == viewing.view_of(self.state, which, self.now)

    @invariant()
    def a_contact_comes_of_two_yes_alone(self):
        for which in Which:
            side = self.state.side(which)
            assert side.end is None or self.state.were_together

    @invariant()
    def who_is_shielded_has_nothing(self):
        for which in Which:
            side = self.state.side(which)
            assert not side.is_shielded or side == Side(is_shielded=True)


def machine(examples: int, *, phases=tuple(Phase)):
    told = {"stateful_step_count": 30, "deadline": None, "report_multiple_bugs": False, "phases": phases}
    run_state_machine_as_test(Histories, settings=settings(max_examples=examples, **told))


def test_nothing_leaks_over_random_histories():
    machine(40)


@pytest.mark.slow
def test_nothing_leaks_over_ten_thousand_random_histories():
    Histories.counted.clear()
    machine(10_000)
    sys.stdout.write(f"{dict(Histories.counted)}\n")
    assert Histories.counted["histories"] >= 10_000
    assert Histories.counted["with a contact"] > 3_000, "many histories should come to what could leak"


def shows_what_has_lapsed(monkeypatch) -> None:
    monkeypatch.setattr("yinxin.domain.kin.contact.End.given", lambda end, now: end.released)


def shows_a_closed_contact(monkeypatch) -> None:
    kept = {}

    def seen(mine, theirs, now):
        if mine is not None and theirs is not None:
            kept[mine.opened_at] = theirs
        return SEEN(mine, theirs or (kept.get(mine.opened_at) if mine else None), now)

    monkeypatch.setattr(viewing, "relay_seen", seen)


def tells_that_somebody_fits(monkeypatch) -> None:
    def view(state, which, now):
        found = VIEW(state, which, now)
        is_there = state.side(which.other).card is not None
        return replace(found, question=None) if is_there else found

    monkeypatch.setattr(viewing, "view_of", view)


def shows_the_other_card(monkeypatch) -> None:
    def view(state, which, now):
        other = state.side(which.other).card
        found = VIEW(state, which, now)
        return (
            replace(found, question=viewing.QuestionSeen(Via(other.clan or other.branch, ""), Answer.NONE, now))
            if other
            else found
        )

    monkeypatch.setattr(viewing, "view_of", view)


SEEN, VIEW = viewing.relay_seen, viewing.view_of


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(shows_what_has_lapsed, marks=pytest.mark.slow),
        pytest.param(shows_a_closed_contact, marks=pytest.mark.slow),
        pytest.param(tells_that_somebody_fits, marks=pytest.mark.slow),
        shows_the_other_card,
    ],
)
def test_a_seeded_leak_turns_the_histories_red(monkeypatch, fault):
    fault(monkeypatch)
    with pytest.raises(AssertionError):
        machine(400, phases=[Phase.generate])


def test_one_yes_alone_opens_nothing():
    lone = Question(START, Answer.YES)
    silent = Question(START)
    assert histories.both_want(lone, lone, START)
    assert not histories.both_want(lone, silent, START)
    assert not histories.both_want(lone, lone, START + timedelta(days=91))


def test_a_contact_opens_in_the_morning_after_the_second_yes():
    state = histories.held(
        State(),
        [
            *(events.CardMade(which, card(which), START) for which in Which),
            events.RoundHeld(at_the_hour(START + timedelta(days=7))),
            *(events.Answered(which, Answer.YES, START + timedelta(days=8)) for which in Which),
        ],
        forms=forms,
    )
    assert viewing.view_of(state, Which.LEFT, START + timedelta(days=8)).relay is None
    morning = at_the_hour(START + timedelta(days=8))
    state = histories.after(state, events.RoundHeld(morning), forms=forms)
    assert viewing.view_of(state, Which.LEFT, morning).relay is not None


def test_a_detail_is_seen_until_its_day_and_no_longer():
    said = End(Via("譚", "台山"), START, released=(Release(Detail.CITY, "旧金山", START + timedelta(days=90)),))
    mine = End(Via("譚", "台山"), START)
    seen = [viewing.relay_seen(mine, said, START + timedelta(days=days)) for days in (89, 90)]
    assert [len(one.received) for one in seen] == [1, 0]

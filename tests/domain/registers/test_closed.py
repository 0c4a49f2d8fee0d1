"""What a step decided stays as it is, until a step leads back before it."""

from __future__ import annotations

import pytest

from yinxin.domain.registers import Stage, Stages, Step

DRAFT, SENT, DECIDED, CARVED = (Stage(name, name) for name in ("draft", "sent", "decided", "carved"))
SEND = Step("send", "", ("draft",), "sent", needs=("text",))
DECIDE = Step("decide", "", ("sent",), "decided", needs=("number",), two_persons=True, fixes=("name",))
CARVE = Step("carve", "", ("decided",), "carved", needs=("stone",))
CORRECT = Step("correct", "", ("decided", "carved"), "sent", two_persons=True)
ALL = (DRAFT, SENT, DECIDED, CARVED)


def test_what_two_decided_is_closed_from_then_on_and_what_one_filled_is_not():
    stages = Stages(ALL, (SEND, DECIDE, CARVE))
    assert [stages.closed(one.name) for one in ALL] == [set(), set(), {"name", "number"}, {"name", "number"}]


def test_a_step_back_opens_what_it_leads_behind():
    stages = Stages(ALL, (SEND, DECIDE, CARVE, CORRECT))
    assert [stages.closed(one.name) for one in ALL] == [set(), set(), {"name", "number"}, {"name", "number"}]


def test_two_ways_that_decide_the_same_close_it_both():
    other = Step("decide-above", "", ("sent",), "decided", needs=("number",), two_persons=True, fixes=("name",))
    assert Stages(ALL, (SEND, DECIDE, other, CARVE)).closed("carved") == {"name", "number"}


def test_a_stage_reached_past_the_decision_closes_nothing():
    lost = Stage("lost", "")
    lose = Step("lose", "", ("draft", "decided"), "lost")
    assert Stages((*ALL, lost), (SEND, DECIDE, CARVE, lose)).closed("lost") == set()


@pytest.mark.parametrize("stage", ["draft", "sent"])
def test_nothing_is_closed_before_it_is_decided(stage):
    assert Stages(ALL, (SEND, DECIDE, CARVE, CORRECT)).closed(stage) == set()

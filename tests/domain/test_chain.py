"""The chain of a proposal and the account of a fund: what may follow what, and that no sum goes astray."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.clock import Calendar
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import funds
from yinxin.domain.progress.chain import Chain, Stage, Step, Taken, after, may, replay

DAYS = Calendar()
FIRST = date(2026, 3, 2)
money = st.decimals(Decimal("-1000"), Decimal("1000"), places=2)


def test_from_topic_to_answer():
    steps = [
        Taken(Step.STUDY, FIRST, "调研发现三处危房。"),
        Taken(Step.ADOPT, FIRST + timedelta(days=9)),
        Taken(Step.HAND_OVER, date(2026, 3, 31)),
        Taken(Step.ANSWER, date(2026, 5, 1), "已修好两处。"),
        Taken(Step.UNSATISFIED, date(2026, 5, 9), "第三处呢？"),
        Taken(Step.ANSWER, date(2026, 6, 1), "三处都已修好。"),
        Taken(Step.SATISFIED, date(2026, 6, 9)),
    ]
    assert replay(steps[:3], DAYS).due == date(2026, 6, 30)  # three months, and June has no 31st
    assert replay(steps[:5], DAYS) == Chain(Stage.CARRIED_OUT, date(2026, 5, 9), date(2026, 8, 9), None, rounds=1)
    assert replay(steps, DAYS).is_over


@pytest.mark.parametrize("step", [Step.STUDY, Step.DECLINE])
def test_a_step_that_must_say_something_says_it(step):
    with pytest.raises(RefusedError, match="chain-words"):
        after(Chain(), Taken(step, FIRST, " "), DAYS)


@given(st.lists(st.sampled_from(Step), max_size=30))
def test_whatever_is_tried_a_closed_proposal_stays_closed(steps):
    stands = Chain()
    for number, step in enumerate(steps):
        over = stands.is_over
        taken = Taken(step, FIRST + timedelta(days=number), "说明")
        if may(stands, step):
            assert not over
            stands = after(stands, taken, DAYS)
            assert stands.stage in (Stage.TOPIC, Stage.STUDY, Stage.ADOPTED, Stage.DECLINED) or stands.due
        else:
            with pytest.raises(RefusedError, match="chain-move"):
                after(stands, taken, DAYS)


@given(st.decimals(Decimal(0), Decimal(5000), places=2), st.lists(money, max_size=30))
def test_what_was_paid_is_never_more_than_the_budget_and_never_less_than_nothing(budget, amounts):
    held, paid = funds.Account(budget, Decimal(0)), Decimal(0)
    for amount in amounts:
        try:
            held = funds.pay(held, amount)
        except RefusedError:
            assert amount == 0 or not 0 <= paid + amount <= budget
        else:
            paid += amount
        assert held.paid == paid
        assert 0 <= held.paid <= budget == held.paid + held.left


def test_a_budget_is_not_cut_below_what_was_paid():
    with pytest.raises(RefusedError, match="fund-budget"):
        funds.rebudget(funds.Account(Decimal(100), Decimal(60)), Decimal(59))
    assert funds.rebudget(funds.Account(Decimal(100), Decimal(60)), Decimal(60)).left == 0


def test_what_one_has_cost_is_said_once_something_was_achieved():
    assert funds.cost_of_one(funds.Account(Decimal(100), Decimal(50)), Decimal(3)) == Decimal("16.67")
    assert funds.cost_of_one(funds.Account(Decimal(100), Decimal(50)), Decimal(0)) is None

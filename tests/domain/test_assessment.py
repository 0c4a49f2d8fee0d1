"""Points of an assessment: they follow from the counted tasks and the declared rules alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.assessment import Deed, Rules, assess

deeds = st.lists(
    st.builds(
        Deed, task=st.integers(1, 10_000), on_time=st.booleans(), accepted=st.booleans(), evidence=st.booleans(),
        returns=st.integers(0, 5),
    ),
    min_size=1,
    max_size=40,
    unique_by=lambda deed: deed.task,
)  # fmt: skip
weights = st.integers(0, 100).flatmap(lambda a: st.integers(0, 100 - a).map(lambda b: (a, b, 100 - a - b)))


@st.composite
def rules(draw):
    on_time, complete, evidence = draw(weights)
    return Rules(on_time, complete, evidence, draw(st.integers(0, 9)), draw(st.integers(0, 60)))


def test_a_unit_that_did_everything_has_a_hundred():
    result = assess([Deed(1, True, True, True), Deed(2, True, True, True)], Rules())
    assert result.total == Decimal("100.0")


def test_nothing_due_is_no_merit_and_no_fault():
    assert assess([], Rules()).total is None


def test_the_parts_are_what_the_rules_say():
    done = [Deed(1, True, True, True), Deed(2, False, True, False, returns=3), Deed(3, False, False, False)]
    result = assess(done, Rules(on_time=40, complete=40, evidence=20, returned=2, most_off=5))
    assert [(part.name, part.tasks, part.points) for part in result.parts] == [
        ("on-time", (1,), Decimal("13.3")),
        ("complete", (1, 2), Decimal("26.7")),
        ("evidence", (1,), Decimal("6.7")),
        ("returned", (2,), Decimal("-5.0")),
    ]
    assert result.total == Decimal("41.7")


@pytest.mark.parametrize("given_points", [(40, 40, 21), (100, 0, 1), (-1, 81, 20)])
def test_rules_that_do_not_make_a_hundred_are_refused(given_points):
    with pytest.raises(RefusedError):
        Rules(*given_points)


@given(deeds, rules())
def test_the_total_stays_between_nothing_and_a_hundred(done, declared):
    total = assess(done, declared).total
    assert total is not None
    assert 0 <= total <= Decimal("100.2")  # three roundings


@given(deeds, rules(), st.data())
def test_doing_more_never_costs_a_point(done, declared, data):
    at = data.draw(st.integers(0, len(done) - 1))
    old = done[at]
    better = [*done]
    better[at] = Deed(old.task, True, True, True, max(0, old.returns - 1))
    assert assess(better, declared).total >= assess(done, declared).total


@given(deeds, rules(), st.randoms())
def test_the_order_of_the_tasks_does_not_matter(done, declared, shuffled):
    other = [*done]
    shuffled.shuffle(other)
    assert assess(other, declared).total == assess(done, declared).total

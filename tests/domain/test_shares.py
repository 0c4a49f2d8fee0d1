"""Shares make up the whole, or nobody says any."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.shares import Part, amount_of, refuse_unless_whole


def amount(value):
    return Part(amount=Decimal(value))


def percent(value):
    return Part(percent=Decimal(value))


@pytest.mark.parametrize(
    "parts",
    [[], [Part(), Part()], [amount("60"), amount("40")], [percent("33.33"), percent("66.67")]],
    ids=["nobody", "unknown", "amounts", "percentages"],
)
def test_what_adds_up_is_taken(parts):
    refuse_unless_whole(Decimal(100), parts)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([amount("60"), percent("40")], "shares-mixed"),
        ([amount("60"), Part()], "shares-some-unknown"),
        ([amount("60"), amount("39.99")], "shares-not-whole"),
        ([percent("60"), percent("39.99")], "shares-not-whole"),
    ],
)
def test_what_does_not_is_refused(parts, code):
    with pytest.raises(RefusedError) as refused:
        refuse_unless_whole(Decimal(100), parts)
    assert refused.value.code == code


def test_amounts_of_an_unknown_whole_are_taken_as_they_are():
    refuse_unless_whole(None, [amount("60")])


def test_a_percentage_in_money():
    assert amount_of(percent("25"), Decimal("85000")) == Decimal("21250.00")
    assert amount_of(percent("25"), None) is None
    assert amount_of(amount("7"), Decimal(9)) == Decimal(7)


@given(st.lists(st.decimals(min_value="0.01", max_value="99999", places=2), min_size=1, max_size=20))
def test_any_amounts_are_the_whole_of_their_sum_and_of_no_other(values):
    parts, total = [Part(amount=value) for value in values], sum(values)
    refuse_unless_whole(total, parts)
    with pytest.raises(RefusedError):
        refuse_unless_whole(total + Decimal("0.01"), parts)

"""What an amount was worth: at rates that were entered, of the time it was given, and otherwise unknown."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.money import Period, Rate, Rates

YEAR = Period(date(1985, 1, 1), date(1985, 12, 31))
DAY = Period(date(1985, 6, 12), date(1985, 6, 12))


def rate(number, base, quote, since, until, value):
    return Rate(number, base, quote, since, until, Decimal(value))


AVERAGE = rate(1, "HKD", "CNY", YEAR.first, YEAR.last, "0.4")
OF_THE_DAY = rate(2, "HKD", "CNY", DAY.first, DAY.last, "0.38")
DOLLAR = rate(3, "USD", "CNY", YEAR.first, YEAR.last, "3")


def test_a_rate_of_the_day_goes_before_the_average_of_the_year():
    known = Rates([AVERAGE, OF_THE_DAY])
    assert known.worth(Decimal(100), "HKD", "CNY", DAY).amount == Decimal("38.00")
    assert known.worth(Decimal(100), "HKD", "CNY", YEAR).amount == Decimal("40.00")


def test_a_rate_of_one_day_says_nothing_of_a_year():
    assert Rates([OF_THE_DAY]).worth(Decimal(100), "HKD", "CNY", YEAR) is None


def test_without_a_rate_or_a_time_the_worth_is_unknown():
    known = Rates([AVERAGE])
    assert known.worth(Decimal(100), "CAD", "CNY", YEAR) is None
    assert known.worth(Decimal(100), "HKD", "CNY", None) is None
    later = Period(date(1986, 1, 1), date(1986, 1, 1))
    assert known.worth(Decimal(100), "HKD", "CNY", later) is None


def test_the_same_money_needs_no_rate():
    assert Rates([]).worth(Decimal("7.10"), "HKD", "HKD", None).amount == Decimal("7.10")


def test_where_no_rate_leads_straight_one_goes_over_a_third_money_and_says_so():
    worth = Rates([AVERAGE, DOLLAR]).worth(Decimal(100), "USD", "HKD", YEAR)
    assert (worth.amount, [one.number for one in worth.rates]) == (Decimal("750.00"), [3, 1])


def test_of_equal_periods_the_pair_as_it_is_quoted_then_the_latest_entered():
    back = rate(9, "CNY", "HKD", YEAR.first, YEAR.last, "2.6")
    again = rate(10, "HKD", "CNY", YEAR.first, YEAR.last, "0.41")
    assert Rates([AVERAGE, back, again]).worth(Decimal(100), "HKD", "CNY", YEAR).amount == Decimal("41.00")
    assert Rates([AVERAGE, back]).worth(Decimal(100), "CNY", "HKD", YEAR).amount == Decimal("260.00")


@pytest.mark.parametrize("value", ["0", "-1"])
def test_an_impossible_rate_cannot_be_built(value):
    with pytest.raises(ValueError, match="above nothing"):
        rate(1, "HKD", "CNY", YEAR.first, YEAR.last, value)


amounts = st.decimals(min_value="0.01", max_value="999999999.99", places=2)
factors = st.decimals(min_value="0.0001", max_value="9999", places=4)


@given(amounts, factors)
def test_half_a_cent_goes_up_and_nothing_else_is_lost(amount, factor):
    known = Rates([rate(1, "HKD", "CNY", YEAR.first, YEAR.last, factor)])
    exact = amount * Decimal(factor)
    assert abs(known.worth(amount, "HKD", "CNY", DAY).amount - exact) <= Decimal("0.005")


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_rate_serves_exactly_what_lies_within_its_time(start, length):
    first = date(1984, 12, 1) + timedelta(days=start)
    asked = Period(first, first + timedelta(days=length))
    serves = YEAR.first <= asked.first and asked.last <= YEAR.last
    assert (Rates([AVERAGE]).worth(Decimal(1), "HKD", "CNY", asked) is not None) is serves

"""Checks fall due by the calendar alone: every day is in one period, and a record is due, done or overdue, never two at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.registers import (
    Check,
    Every,
    Standing,
    monthly,
    period_before,
    period_named,
    period_of,
    periods_asked,
    quarterly,
    yearly,
)

days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
checks = st.builds(
    Check, st.just("look"), st.just("核查"), st.sampled_from(list(Every)), st.just(()), month=st.integers(1, 12)
)
ONE_DAY = timedelta(days=1)


@given(checks, days)
def test_every_day_is_in_one_period_and_the_next_begins_the_day_after(check, day):
    period = period_of(check, day)
    assert period.first <= day <= period.end
    after = period_of(check, period.end + ONE_DAY)
    assert after.first == period.end + ONE_DAY
    assert period_before(check, after) == period
    assert period.name < after.name


@given(checks, days)
def test_a_period_is_found_again_by_its_name(check, day):
    period = period_of(check, day)
    assert period_named(check, period.name) == period


@given(checks, days, days)
def test_a_record_is_overdue_from_the_day_after_the_last(check, day, since):
    period = period_of(check, day)
    assert period.standing(today=period.last, since=period.first, answered=None) is Standing.DUE
    assert period.standing(today=period.last + ONE_DAY, since=period.first, answered=None) is Standing.OVERDUE
    if since > period.last:
        assert period.standing(today=since, since=since, answered=None) is Standing.NOT_DUE


@given(checks, days, days, days)
def test_what_was_answered_stays_answered(check, day, today, answered):
    standing = period_of(check, day).standing(today=today, since=day, answered=answered)
    assert standing in {Standing.DONE, Standing.LATE}
    assert (standing is Standing.DONE) == (answered <= period_of(check, day).last)


@given(checks, days)
def test_asked_are_this_period_and_the_one_before(check, today):
    before, now = periods_asked(check, today)
    assert before.end + ONE_DAY == now.first
    assert now.first <= today <= now.end


@pytest.mark.parametrize(
    ("check", "day", "name", "last"),
    [
        (yearly("look", "", asks="use", month=10), date(2026, 3, 8), "2026", date(2026, 10, 31)),
        (yearly("look", "", asks="use", month=2), date(2028, 1, 1), "2028", date(2028, 2, 29)),
        (quarterly("look", "", asks="use"), date(2026, 8, 31), "2026Q3", date(2026, 9, 30)),
        (monthly("visit", "", asks="use"), date(2026, 2, 1), "2026-02", date(2026, 2, 28)),
    ],
)
def test_the_last_day(check, day, name, last):
    assert (period_of(check, day).name, period_of(check, day).last) == (name, last)


@pytest.mark.parametrize("name", ["", "2026-13", "2026Q5", "2026Q1", "2026-05", "0000", "二〇二六", "2026 "])
def test_a_name_of_no_period_is_refused(name):
    with pytest.raises(ValueError, match=r"period"):
        period_named(yearly("look", "", asks="use", month=10), name)

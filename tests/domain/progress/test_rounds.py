"""The periods of a rhythm tile the year, and each round opens and is due on days the clock gives."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.clock import Calendar, Notice
from yinxin.domain.progress.rounds import Rhythm, closes_on, period_of, window, windows

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
SPRING = Calendar.of_notices(
    [
        Notice(
            2026,
            rest=frozenset(date(2026, 10, day) for day in range(1, 8)),
            work=frozenset({date(2026, 10, 10)}),
        )
    ]
)


@given(DAYS, st.sampled_from(Rhythm))
def test_every_day_lies_in_one_period_and_the_next_begins_the_day_after(day, rhythm):
    period = period_of(rhythm, day)
    assert period.start <= day <= period.end
    assert period.next.start == period.end + timedelta(days=1)
    assert period_of(rhythm, period.start) == period_of(rhythm, period.end) == period


@given(st.integers(2000, 2099), st.sampled_from([one for one in Rhythm if one is not Rhythm.WEEKLY]))
def test_the_periods_of_a_year_are_the_year(year, rhythm):
    period, days = period_of(rhythm, date(year, 1, 1)), 0
    while period.start.year == year:
        days += (period.end - period.start).days + 1
        period = period.next
    assert days == (date(year + 1, 1, 1) - date(year, 1, 1)).days


@given(DAYS, st.sampled_from(Rhythm), st.integers(-40, 40), st.integers(1, 30))
def test_no_round_comes_twice_and_none_is_due_before_it_opens(day, rhythm, after, days):
    found = list(islice(windows(rhythm, day, SPRING, opens_after=after, working_days=days), 14))
    assert len({one.period.name for one in found}) == 14
    assert all(one.opens_on < one.due_on for one in found)
    assert [one.opens_on for one in found] == sorted(one.opens_on for one in found)
    assert all(one.opens_on >= one.period.start for one in found)


@pytest.mark.parametrize(
    ("rhythm", "name"),
    [
        (Rhythm.WEEKLY, "2026年第40周"),
        (Rhythm.MONTHLY, "2026年9月"),
        (Rhythm.QUARTERLY, "2026年第三季度"),
        (Rhythm.HALF_YEARLY, "2026年下半年"),
        (Rhythm.YEARLY, "2026年度"),
    ],
)
def test_periods_are_named_as_an_office_writes_them(rhythm, name):
    assert period_of(rhythm, date(2026, 9, 30)).name == name


def test_the_third_quarter_of_2026_is_due_after_the_holidays():
    """1 October opens; the 8th, 9th and the make-up Saturday the 10th count, then the 12th and 13th."""
    quarter = window(period_of(Rhythm.QUARTERLY, date(2026, 8, 1)), SPRING, opens_after=1, working_days=5)
    assert (quarter.opens_on, quarter.due_on, quarter.certain) == (date(2026, 10, 1), date(2026, 10, 13), True)
    assert closes_on(quarter.due_on, SPRING) == date(2026, 10, 27)


def test_a_year_without_a_notice_is_uncertain():
    month = window(period_of(Rhythm.MONTHLY, date(2026, 12, 1)), SPRING, opens_after=1, working_days=5)
    assert (month.due_on, month.certain) == (date(2027, 1, 8), False)

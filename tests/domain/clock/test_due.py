"""When terms end: the cases that a person at a desk would count with a finger on the wall calendar."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest

from yinxin.domain.clock import Calendar, Notice, Pause, Term, TermEnding, TermUnit, due
from yinxin.domain.errors import RefusedError
from yinxin.kit.state_holidays import built_in

WORKING, CALENDAR, MONTH = TermUnit.WORKING, TermUnit.CALENDAR, TermUnit.MONTH
ROLLED = TermEnding.NEXT_WORKING_DAY


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "length", "unit", "expected"),
    [
        pytest.param("2026-09-25", 8, WORKING, "2026-10-13", id="holiday passed over, Saturday 10 October worked"),
        pytest.param("2026-10-09", 1, WORKING, "2026-10-10", id="a make-up Saturday is a working day"),
        pytest.param("2026-03-02", 1, WORKING, "2026-03-03", id="the day of the start is not counted (201)"),
        pytest.param("2026-02-13", 1, WORKING, "2026-02-14", id="make-up Saturday before the festival"),
        pytest.param("2006-12-29", 2, WORKING, "2006-12-31", id="worked weekend of the year before"),
        pytest.param("2005-12-30", 1, WORKING, "2005-12-31", id="worked by notice 国办发明电〔2005〕35号"),
        pytest.param("2026-09-25", 6, CALENDAR, "2026-10-01", id="calendar days end on a holiday"),
        pytest.param("2026-01-31", 1, MONTH, "2026-02-28", id="no corresponding day: the last of the month (202)"),
        pytest.param("2028-01-31", 1, MONTH, "2028-02-29", id="leap year"),
        pytest.param("2024-02-29", 12, MONTH, "2025-02-28", id="from a leap day"),
        pytest.param("2026-02-28", 1, MONTH, "2026-03-28", id="the corresponding day, not the last"),
        pytest.param("2026-11-30", 3, MONTH, "2027-02-28", id="over the end of the year"),
        pytest.param("2026-12-15", 12, MONTH, "2027-12-15", id="a year"),
    ],
)
def test_a_term_ends_on(start, length, unit, expected):
    assert due(day(start), Term(length, unit), built_in()).on == day(expected)


def test_days_that_do_not_count_are_told_in_order():
    told = due(day("2026-09-30"), Term(2, WORKING), built_in(), [Pause(day("2026-10-08"), day("2026-10-08"))])
    assert told.on == day("2026-10-10")
    assert told.skipped == tuple(day(f"2026-10-0{number}") for number in range(1, 9))


def test_a_last_day_that_is_a_rest_day_stays_unless_the_term_says_otherwise():
    stays = due(day("2026-09-01"), Term(30, CALENDAR), built_in())
    assert (stays.on, stays.rolled_from, stays.skipped) == (day("2026-10-01"), None, ())

    gives_way = due(day("2026-09-01"), Term(30, CALENDAR, ROLLED), built_in())
    assert (gives_way.on, gives_way.rolled_from) == (day("2026-10-08"), day("2026-10-01"))
    assert gives_way.skipped == tuple(day(f"2026-10-0{number}") for number in range(1, 8))


def test_overlapping_pauses_count_once():
    pauses = [Pause(day("2026-03-04"), day("2026-03-06")), Pause(day("2026-03-05"), day("2026-03-08"))]
    assert due(day("2026-03-01"), Term(10, CALENDAR), built_in(), pauses).on == day("2026-03-16")
    assert due(day("2026-03-01"), Term(1, MONTH), built_in(), pauses).on == day("2026-04-06")


def test_a_pause_that_lies_where_the_term_was_put_off_to_counts_too():
    pauses = [Pause(day("2026-03-10"), day("2026-03-11")), Pause(day("2026-04-02"), day("2026-04-03"))]
    assert due(day("2026-03-01"), Term(1, MONTH), built_in(), pauses).on == day("2026-04-05")


def test_a_year_without_a_notice_makes_working_days_uncertain_and_nothing_else():
    assert due(day("2026-12-28"), Term(3, WORKING), built_in()).certain
    assert not due(day("2026-12-28"), Term(4, WORKING), built_in()).certain
    assert not due(day("2003-12-29"), Term(1, WORKING), built_in()).certain
    assert due(day("2026-12-28"), Term(40, CALENDAR), built_in()).certain
    assert due(day("2026-12-28"), Term(4, MONTH), built_in()).certain
    assert not due(day("2026-12-28"), Term(40, CALENDAR, ROLLED), built_in()).certain


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("clock-term-empty", lambda: Term(0, WORKING)),
        ("clock-term-empty", lambda: Term(-4, MONTH)),
        ("clock-term-empty", lambda: Term(1.5, CALENDAR)),
        ("clock-term-too-long", lambda: Term(10**9, CALENDAR)),
        ("clock-term-too-long", lambda: Term(1_201, MONTH)),
        ("clock-pause-reversed", lambda: Pause(date(2026, 5, 2), date(2026, 5, 1))),
        ("clock-too-far", lambda: due(date(9999, 12, 30), Term(2, CALENDAR), built_in())),
        ("clock-too-far", lambda: due(date(9999, 12, 1), Term(1, MONTH), built_in())),
        ("clock-too-far", lambda: due(date(9999, 12, 31), Term(1, WORKING), built_in())),
        ("clock-too-far", lambda: due(date(2026, 1, 1), Term(1, MONTH), built_in(), [Pause(date.min, date.max)])),
        (
            "clock-too-far",
            lambda: built_in().next_open(date(9999, 12, 31)) and built_in().add_working_days(date.max, 1),
        ),
        ("clock-too-far", lambda: built_in().add_working_days(date.min, -1)),
    ],
)
def test_what_cannot_be_counted_is_refused_at_once(code, count):
    began = time.perf_counter()
    with pytest.raises(RefusedError) as refused:
        count()
    assert refused.value.code == code
    assert time.perf_counter() - began < 5


def test_the_longest_terms_are_counted():
    assert due(date(2026, 1, 1), Term(1_200, MONTH), built_in()).on == date(2126, 1, 1)
    assert due(date(2026, 1, 1), Term(36_525, CALENDAR), built_in()).on == date(2026, 1, 1) + timedelta(days=36_525)
    assert due(date(2026, 1, 1), Term(36_525, WORKING), built_in()).on.year == 2166


def test_working_days_are_found_and_counted_both_ways():
    calendar = built_in()
    assert calendar.next_open(day("2026-10-01")) == day("2026-10-08")
    assert calendar.next_open(day("2026-10-10")) == day("2026-10-10")
    assert calendar.add_working_days(day("2026-09-30"), 2) == day("2026-10-09")
    assert calendar.add_working_days(day("2026-10-09"), -2) == day("2026-09-30")
    assert calendar.add_working_days(day("2026-10-03"), -1) == day("2026-09-30")
    assert calendar.add_working_days(day("2026-10-03"), 0) == day("2026-10-03")
    assert calendar.working_days_between(day("2026-09-30"), day("2026-10-10")) == 3
    assert calendar.working_days_between(day("2026-10-10"), day("2026-09-30")) == -3
    assert calendar.working_days_between(day("2026-10-01"), day("2026-10-07")) == 0


def test_a_later_notice_decides_where_it_speaks():
    """The holidays of early 2020 were made longer by a second notice (国办发明电〔2020〕1号)."""
    first = Notice(2020, frozenset({day("2020-01-24"), day("2020-01-27")}), frozenset({day("2020-02-01")}))
    second = Notice(2020, frozenset({day("2020-02-01"), day("2020-01-31")}), frozenset())

    before, after = Calendar.of_notices([first]), Calendar.of_notices([first, second])

    assert before.is_open(day("2020-02-01"))
    assert not after.is_open(day("2020-02-01"))
    assert not after.is_open(day("2020-01-24"))
    assert before.with_notices([second]) == after
    assert after.add_working_days(day("2020-01-30"), 1) == day("2020-02-03")


@pytest.mark.parametrize(
    ("code", "rest", "work"),
    [
        ("clock-notice-both", "2027-10-02", "2027-10-02"),
        ("clock-notice-year", "2028-01-01", "2027-10-09"),
        ("clock-notice-year", "2026-11-30", "2027-10-09"),
        ("clock-notice-weekday", "2027-10-01", "2027-10-08"),
    ],
)
def test_an_impossible_notice_cannot_be_made(code, rest, work):
    with pytest.raises(RefusedError) as refused:
        Notice(2027, frozenset({day(rest)}), frozenset({day(work)}))
    assert refused.value.code == code

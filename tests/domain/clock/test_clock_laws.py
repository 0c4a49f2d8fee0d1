"""What must hold for every term, whatever the calendar and the pauses."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.clock import (
    Extended,
    Pause,
    Paused,
    Resumed,
    Started,
    Term,
    TermEnding,
    TermUnit,
    due,
    replay,
)
from yinxin.kit.state_holidays import built_in

ONE_DAY = timedelta(days=1)
days = st.dates(date(2003, 6, 1), date(2028, 6, 1))
early_days = days.filter(lambda day: day.day <= 28)
lengths = st.integers(1, 90)
day_units = st.sampled_from([TermUnit.WORKING, TermUnit.CALENDAR])
endings = st.sampled_from(list(TermEnding))
terms = st.builds(Term, lengths, day_units, endings) | st.builds(
    Term, st.integers(1, 15), st.just(TermUnit.MONTH), endings
)
pauses = st.builds(lambda first, more: Pause(first, first + timedelta(days=more)), days, st.integers(0, 60))
near_pauses = st.lists(st.tuples(st.integers(-5, 120), st.integers(0, 30)), max_size=4)


def near(start: date, spans: list[tuple[int, int]]) -> list[Pause]:
    """Pauses around a start, where they matter."""
    firsts = [(start + timedelta(days=off), more) for off, more in spans]
    return [Pause(first, first + timedelta(days=more)) for first, more in firsts]


@given(days, lengths, lengths, day_units, near_pauses)
def test_terms_add_up(start, first, second, unit, spans):
    pauses = near(start, spans)
    halfway = due(start, Term(first, unit), built_in(), pauses)
    rest = due(halfway.on, Term(second, unit), built_in(), pauses)
    whole = due(start, Term(first + second, unit), built_in(), pauses)
    assert rest.on == whole.on
    assert halfway.skipped + rest.skipped == whole.skipped
    assert (halfway.certain and rest.certain) == whole.certain


@given(early_days, st.integers(1, 12), st.integers(1, 12))
def test_months_add_up_but_for_the_ends_of_months(start, first, second):
    halfway = due(start, Term(first, TermUnit.MONTH), built_in()).on
    assert (
        due(halfway, Term(second, TermUnit.MONTH), built_in()).on
        == due(start, Term(first + second, TermUnit.MONTH), built_in()).on
    )


@given(days, terms, near_pauses, pauses)
def test_a_pause_never_brings_a_date_forward(start, term, spans, one_more):
    before = due(start, term, built_in(), near(start, spans))
    after = due(start, term, built_in(), [*near(start, spans), one_more])
    assert after.on >= before.on
    assert due(start, term, built_in()).on <= before.on


@given(days, terms, st.integers(0, 40), st.integers(0, 40))
def test_every_paused_day_moves_a_term_of_calendar_days_by_one(start, term, off, more):
    term = Term(term.length, TermUnit.CALENDAR)
    plain = due(start, term, built_in()).on
    pause = Pause(start + timedelta(days=off + 1), start + timedelta(days=off + 1 + more))
    moved = due(start, term, built_in(), [pause]).on
    assert moved == (plain + timedelta(days=more + 1) if pause.start <= plain else plain)


@given(days, st.integers(0, 30), lengths, day_units, endings, near_pauses)
def test_who_starts_later_is_not_due_earlier(start, later, length, unit, ending, spans):
    term, pauses = Term(length, unit, ending), near(start, spans)
    assert due(start, term, built_in(), pauses).on <= due(start + later * ONE_DAY, term, built_in(), pauses).on


@given(days, st.integers(0, 40), st.integers(1, 15))
def test_months_begun_later_do_not_end_earlier(start, later, length):
    term = Term(length, TermUnit.MONTH)
    assert due(start, term, built_in()).on <= due(start + later * ONE_DAY, term, built_in()).on


@given(days, terms, near_pauses)
def test_every_day_is_counted_or_told(start, term, spans):
    told = due(start, term, built_in(), near(start, spans))
    counted = (told.on - start).days - len(told.skipped)
    assert list(told.skipped) == sorted(set(told.skipped))
    assert all(start < day < told.on for day in told.skipped)
    if term.unit is not TermUnit.MONTH:
        assert counted == term.length


@given(days, st.integers(-800, 800).filter(bool))
def test_working_days_are_added_as_they_are_counted(day, number):
    calendar = built_in()
    there = calendar.add_working_days(day, number)
    assert calendar.is_open(there)
    if number > 0:
        assert there == due(day, Term(number, TermUnit.WORKING), calendar).on
        assert calendar.working_days_between(day, there) == number
    else:
        assert calendar.working_days_between(there, day - ONE_DAY) == -number - 1


@given(days, days)
def test_working_days_between_are_those_that_are_open(a, b):
    first, last = sorted((a, b))
    calendar = built_in()
    one_by_one = sum(calendar.is_open(first + number * ONE_DAY) for number in range(1, (last - first).days + 1))
    assert calendar.working_days_between(first, last) == one_by_one
    assert calendar.working_days_between(last, first) == -one_by_one


@given(
    days,
    st.builds(Term, lengths, day_units, endings),
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)), max_size=4),
    st.integers(0, 30),
)
def test_replayed_events_give_the_day_that_their_pauses_give(start, term, spans, more):
    events, pauses, day = [Started(start, term)], [], start
    for off, length in spans:
        stopped = day + off * ONE_DAY
        day = stopped + length * ONE_DAY
        events += [Paused(stopped, "等待补充材料", 1, 2), Resumed(day)]
        pauses.append(Pause(stopped, day - ONE_DAY))
    whole = term
    if more:
        events.append(Extended(day, Term(more, term.unit), "情况复杂", 1, 2))
        whole = Term(term.length + more, term.unit, term.ending)
    assert replay(events, built_in()) == replay(list(events), built_in()) == due(start, whole, built_in(), pauses)

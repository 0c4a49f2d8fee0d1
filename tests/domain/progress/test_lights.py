"""A light says what its rules say of the day, and no progress, nor silence, bends it the wrong way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.plans.proposal import Comparator, Recurrence
from yinxin.domain.progress.acts import FINISHED, State
from yinxin.domain.progress.light_rules import BOUNDS, USUAL, LightRules
from yinxin.domain.progress.lights import (
    AskedRound,
    Known,
    Light,
    Part,
    Rule,
    elapsed,
    first,
    light_on,
    reasons_on,
    turns,
)
from yinxin.domain.progress.targets import Measured, Target, period_end, reached, share

NEW_YEAR = date(2031, 1, 1)
WEIGHT = {Light.GREEN: 0, Light.AMBER: 1, Light.GREY: 2, Light.RED: 3}
OPEN = [State.ASSIGNED, State.SIGNED, State.UNDER_WAY, State.RETURNED]

FEW = settings(max_examples=50)
days = st.integers(0, 900).map(lambda n: NEW_YEAR + timedelta(days=n))
values = st.decimals(0, 150, places=1)
comparators = st.sampled_from(list(Comparator))
rules = st.builds(LightRules, **{name: st.integers(bound.least, bound.most) for name, bound in BOUNDS.items()})


@st.composite
def targets(draw) -> Target:
    measured = sorted({draw(days): draw(values) for _ in range(draw(st.integers(0, 3)))}.items())
    return Target(
        key=draw(st.integers(1, 9)),
        subject="老屋",
        value=draw(st.decimals(1, 100, places=1)),
        comparator=draw(comparators),
        unit="处",
        due=draw(st.none() | days),
        recurrence=draw(st.none() | st.sampled_from(list(Recurrence))),
        measured=tuple(Measured(on, value) for on, value in measured),
    )


@st.composite
def tasks(draw, states=tuple(State)) -> Known:
    return Known(
        state=draw(st.sampled_from(states)),
        start=draw(days),
        listed=draw(days),
        since=draw(st.none() | days),
        due=draw(st.none() | days),
        reported_on=draw(st.none() | days),
        last_report=draw(st.none() | days),
        targets=tuple(draw(st.lists(targets(), max_size=2))),
        parts=tuple(draw(st.lists(st.builds(Part, st.just("2031年"), days), max_size=2))),
        rounds=tuple(draw(st.lists(st.builds(AskedRound, st.just("一季度"), days), max_size=2))),
    )


def judged(known: Known, day: date, by: LightRules) -> Light:
    """The light of one day asked for directly, rule after rule, without any turning day."""
    if known.state in FINISHED:
        return Light.GREEN
    if known.state is State.SUSPENDED:
        since = known.since or known.start
        if known.due and since > known.due and day > known.due:
            return Light.RED
        return Light.AMBER if day >= since else Light.GREEN
    if known.state is State.REPORTED:
        reported = known.reported_on or known.since or known.start
        late = known.due is not None and reported > known.due
        return Light.AMBER if late and day >= reported else Light.GREEN
    if is_red(known, day, by):
        return Light.RED
    if is_silent(known, day, by):
        return Light.GREY
    return Light.AMBER if is_amber(known, day, by) else Light.GREEN


def is_red(known: Known, day: date, by: LightRules) -> bool:
    return (
        (known.due is not None and day > known.due)
        or any((day - part.end).days > by.part_days for part in known.parts)
        or any(lags(known, one, day, by.pace_red_from, by.pace_red) for one in known.targets)
        or any(missed(known, one, day) for one in known.targets)
    )


def is_silent(known: Known, day: date, by: LightRules) -> bool:
    heard = [known.start, known.listed]
    heard += [known.last_report] if known.last_report else []
    heard += [known.since] if known.since and known.state is State.RETURNED else []
    return (day - max(heard)).days >= by.silence_days or any(day > asked.due for asked in known.rounds)


def is_amber(known: Known, day: date, by: LightRules) -> bool:
    return (
        (known.state is State.RETURNED and day >= (known.since or known.start))
        or (known.due is not None and day >= known.start and (known.due - day).days <= by.near_days)
        or any(day > part.end for part in known.parts)
        or any(lags(known, one, day, by.pace_from, by.pace_amber) for one in known.targets)
        or any(period_wanting(known, one, day, by) for one in known.targets)
    )


def lags(known: Known, target: Target, day: date, begins: int, pace: int) -> bool:
    due = target.due or known.due
    if target.recurrence or due is None or due <= known.start or target.is_reached:
        return False
    span, passed = (due - known.start).days, min((day - known.start).days, (due - known.start).days)
    return passed * 100 >= begins * span and target.share * 100 * span < pace * passed


def missed(known: Known, target: Target, day: date) -> bool:
    due = target.due
    if target.recurrence or due is None or due == known.due or due <= known.start:
        return False
    return day > due and not target.is_reached


def period_wanting(known: Known, target: Target, day: date, by: LightRules) -> bool:
    """Whether some period from the start on, or after the last one met, ended long enough ago without being met."""
    if target.recurrence is None:
        return False
    met = [one.on for one in target.measured if reached(target.comparator, target.value, one.value)]
    at = known.start
    while any(period_end(target.recurrence, one) >= period_end(target.recurrence, at) for one in met):
        at = period_end(target.recurrence, at) + timedelta(days=1)
    return (day - period_end(target.recurrence, at)).days > by.period_days


@given(tasks(), days, rules)
@settings(max_examples=200)
def test_the_light_of_a_day_is_what_the_rules_say_of_that_day(known, day, by):
    assert light_on(turns(known, by), day) is judged(known, day, by)


@FEW
@given(tasks(), days, st.integers(0, 400), rules)
def test_no_light_gets_better_by_waiting(known, day, later, by):
    told = turns(known, by)
    assert WEIGHT[light_on(told, day + timedelta(days=later))] >= WEIGHT[light_on(told, day)]


@FEW
@given(tasks(OPEN), days, st.integers(0, 400), rules)
def test_a_later_report_never_makes_a_light_worse(known, day, later, by):
    heard = replace(known, last_report=(known.last_report or known.start) + timedelta(days=later))
    assert WEIGHT[light_on(turns(heard, by), day)] <= WEIGHT[light_on(turns(known, by), day)]


@FEW
@given(tasks(OPEN), targets(), values, values, days, rules)
def test_a_value_nearer_to_its_target_never_makes_a_light_worse(known, target, one, other, day, by):
    on = target.latest.on if target.latest else NEW_YEAR
    less, more = sorted((one, other), key=lambda value: share(target.comparator, target.value, value))

    def light(value: Decimal) -> int:
        measured = (*target.measured[:-1], Measured(on, value))
        return WEIGHT[light_on(turns(replace(known, targets=(replace(target, measured=measured),)), by), day)]

    unmeasured = replace(known, targets=(replace(target, measured=()),))
    assert light(more) <= light(less)
    assert light(less) <= WEIGHT[light_on(turns(unmeasured, by), day)]


@FEW
@given(tasks(OPEN), days, rules)
def test_reporting_completion_never_makes_a_light_worse(known, day, by):
    reported = replace(known, state=State.REPORTED, since=day, reported_on=day)
    assert WEIGHT[light_on(turns(reported, by), day)] <= WEIGHT[light_on(turns(known, by), day)]


@FEW
@given(tasks([State.REPORTED]), days, rules)
def test_acceptance_ends_every_light_but_green(known, day, by):
    assert light_on(turns(replace(known, state=State.ACCEPTED), by), day) is Light.GREEN


@FEW
@given(tasks(OPEN), days, rules)
def test_a_part_reported_or_a_round_answered_never_makes_a_light_worse(known, day, by):
    lighter = replace(known, parts=known.parts[1:], rounds=known.rounds[1:])
    assert WEIGHT[light_on(turns(lighter, by), day)] <= WEIGHT[light_on(turns(known, by), day)]


@given(comparators, st.decimals(-50, 100, places=1), st.decimals(-50, 150, places=1))
def test_a_share_is_whole_exactly_when_the_target_is_reached(comparator, target, value):
    found = share(comparator, target, value)
    assert 0 <= found <= 1
    assert (found == 1) is reached(comparator, target, value)


YEAR = Known(State.UNDER_WAY, NEW_YEAR, NEW_YEAR, due=date(2031, 12, 31), last_report=date(2031, 9, 1))


def houses(value: int, **more) -> Target:
    return Target(1, "老屋", Decimal(40), measured=(Measured(date(2031, 9, 1), Decimal(value)),), **more)


def test_three_quarters_of_the_time_with_two_fifths_done_is_amber_and_says_so():
    known = replace(YEAR, targets=(houses(16),))
    (reason,) = reasons_on(turns(known), date(2031, 10, 1))
    facts = dict(reason.facts)
    assert (reason.light, reason.rule) == (Light.AMBER, Rule.PACE)
    assert (facts["share"], facts["value"], facts["target"]) == (40, "16", "40")
    assert (
        elapsed(date.fromisoformat(str(facts["start"])), date.fromisoformat(str(facts["due"])), date(2031, 10, 1)) == 75
    )


def test_a_quarter_done_when_three_quarters_of_the_time_are_gone_is_red():
    assert light_on(turns(replace(YEAR, targets=(houses(10),))), date(2031, 10, 5)) is Light.RED


def test_a_share_of_time_that_keeps_pace_stays_green_until_shortly_before_the_last_day():
    told = turns(replace(YEAR, targets=(houses(38),), last_report=date(2031, 11, 1)))
    assert light_on(told, date(2031, 12, 1)) is Light.GREEN
    assert [turn.rule for turn in reasons_on(told, date(2031, 12, 20))] == [Rule.NEAR]


def test_fewer_days_than_the_most_allowed_is_reached_and_more_is_not():
    fewer = Target(1, "办理天数", Decimal(5), Comparator.AT_MOST, measured=(Measured(date(2031, 9, 1), Decimal(4)),))
    more = replace(fewer, measured=(Measured(date(2031, 9, 1), Decimal(15)),))
    assert light_on(turns(replace(YEAR, targets=(fewer,))), date(2031, 10, 5)) is Light.GREEN
    assert light_on(turns(replace(YEAR, targets=(more,))), date(2031, 10, 5)) is Light.AMBER


def test_a_monthly_target_is_asked_for_the_month_after_the_last_one_met():
    monthly = Target(
        1, "夜读会", Decimal(1), recurrence=Recurrence.MONTHLY, measured=(Measured(date(2031, 3, 28), Decimal(2)),)
    )
    told = turns(replace(YEAR, targets=(monthly,), last_report=date(2031, 4, 20)))
    assert first(told, Light.AMBER) == date(2031, 4, 30) + timedelta(days=USUAL.period_days + 1)


def test_silence_is_grey_and_a_missed_round_at_once():
    known = replace(YEAR, last_report=None, rounds=(AskedRound("一季度", date(2031, 4, 8)),))
    (reason,) = reasons_on(turns(known), date(2031, 4, 9))
    assert (reason.light, reason.rule) == (Light.GREY, Rule.ROUND_MISSED)


def test_overdue_outweighs_silence():
    assert light_on(turns(YEAR), date(2032, 1, 1)) is Light.RED


def test_what_was_overdue_before_it_was_suspended_stays_red():
    late = replace(YEAR, state=State.SUSPENDED, since=date(2032, 2, 1))
    assert light_on(turns(late), date(2032, 2, 1)) is Light.RED
    assert light_on(turns(replace(late, since=date(2031, 6, 1))), date(2032, 2, 1)) is Light.AMBER


@pytest.mark.parametrize("name", BOUNDS)
def test_no_rule_can_be_tuned_out_of_its_bounds(name):
    for value in (BOUNDS[name].least - 1, BOUNDS[name].most + 1):
        with pytest.raises(RefusedError) as refused:
            LightRules(**{name: value})
        assert refused.value.facts["name"] == name

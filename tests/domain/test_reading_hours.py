"""Nobody is written to in her quiet hours, and a digest is due once for each day or week she asked for."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.reading_hours import DigestTime, Quiet, Rhythm

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
NIGHT = Quiet(time(22), time(7))

moments = st.integers(0, 3 * 366 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
zones = st.sampled_from([SHANGHAI, NEW_YORK, ZoneInfo("Asia/Kathmandu"), ZoneInfo("Australia/Lord_Howe")])
hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("at", "quiet"), [("21:59", False), ("22:00", True), ("03:00", True), ("06:59", True), ("07:00", False)]
)
def test_a_night_goes_over_midnight(at, quiet):
    assert NIGHT.covers(time.fromisoformat(at)) is quiet


def test_the_same_hour_twice_is_never_quiet():
    assert not any(Quiet(time(8), time(8)).covers(time(hour)) for hour in range(24))


def test_what_comes_at_night_waits_for_the_morning_where_she_is():
    evening = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)  # 23:30 in Shanghai, 10:30 in New York
    assert NIGHT.wake(evening, SHANGHAI) == datetime(2026, 3, 2, 23, tzinfo=UTC)
    assert NIGHT.wake(evening, NEW_YORK) == evening


def test_an_hour_that_comes_twice_does_not_cost_a_day():
    """On 2026-11-01 New York's clocks go back at 2:00; 1:40 of the second time is 6:40 UTC."""
    second = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    assert Quiet(time(0), time(1, 40)).wake(second, NEW_YORK) == datetime(2026, 11, 1, 6, 40, tzinfo=UTC)


@given(moments, zones, hours, hours)
def test_nobody_waits_longer_than_a_day_or_is_woken_early(moment, zone, since, until):
    quiet = Quiet(since, until)
    woken = quiet.wake(moment, zone)
    assert moment <= woken <= moment + timedelta(hours=25)
    if quiet.covers(moment.astimezone(zone).time()):
        assert woken > moment
    else:
        assert woken == moment


@given(moments, zones, st.integers(0, 23), st.integers(0, 6))
def test_a_digest_was_due_within_its_rhythm(moment, zone, hour, weekday):
    day, due = DigestTime(Rhythm.DAILY, hour, weekday).last_due(moment, zone)
    assert moment - timedelta(hours=25) <= due <= moment
    assert due.astimezone(zone).date() == day
    day, due = DigestTime(Rhythm.WEEKLY, hour, weekday).last_due(moment, zone)
    assert moment - timedelta(days=7, hours=1) <= due <= moment
    assert day.weekday() == weekday


def test_whoever_wants_none_has_none():
    assert DigestTime(Rhythm.NEVER, 8, 0).last_due(datetime(2026, 3, 2, tzinfo=UTC), SHANGHAI) is None

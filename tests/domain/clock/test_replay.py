"""A clock told from what happened: who stopped it, why, who agreed, when it ran again."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.clock import Extended, Paused, Resumed, Started, Term, TermEnding, TermUnit, replay
from yinxin.domain.errors import RefusedError
from yinxin.kit.state_holidays import built_in

SIXTY = Started(date(2026, 3, 2), Term(60, TermUnit.CALENDAR))
STOPPED = Paused(date(2026, 3, 10), "等待申请人补正", by=1, agreed_by=2)
RESUMED = Resumed(date(2026, 3, 20))


def test_ten_days_of_standing_still_move_the_end_by_ten_days():
    assert replay([SIXTY], built_in()).on == date(2026, 5, 1)
    told = replay([SIXTY, STOPPED, RESUMED], built_in())
    assert (told.on, told.certain, told.paused, len(told.skipped)) == (date(2026, 5, 11), True, False, 10)


def test_while_it_stands_still_the_day_is_not_certain():
    told = replay([SIXTY, STOPPED], built_in(), today=date(2026, 3, 14))
    assert (told.on, told.certain, told.paused) == (date(2026, 5, 6), False, True)
    assert replay([SIXTY, STOPPED], built_in()).on == date(2026, 5, 2)


def test_resumed_on_the_very_day_it_never_stood_still():
    told = replay([SIXTY, STOPPED, Resumed(STOPPED.on)], built_in())
    assert (told.on, told.skipped) == (date(2026, 5, 1), ())


def test_an_extension_counts_on_from_the_end():
    """信访工作条例: sixty days, and thirty more with a reason."""
    longer = Extended(date(2026, 4, 20), Term(30, TermUnit.CALENDAR), "情况复杂", by=1, agreed_by=2)
    assert replay([SIXTY, longer], built_in()).on == date(2026, 5, 31)

    by_working_days = Extended(date(2026, 4, 20), Term(2, TermUnit.WORKING), "情况复杂", by=1, agreed_by=2)
    assert replay([SIXTY, by_working_days], built_in()).on == date(2026, 5, 7)


def test_months_are_extended_from_the_start():
    started = Started(date(2026, 1, 31), Term(1, TermUnit.MONTH))
    longer = Extended(date(2026, 2, 10), Term(1, TermUnit.MONTH), "情况复杂", by=1, agreed_by=2)
    assert replay([started, longer], built_in()).on == date(2026, 3, 31)


def test_only_the_very_end_gives_way_to_a_working_day():
    started = Started(date(2026, 9, 1), Term(30, TermUnit.CALENDAR, TermEnding.NEXT_WORKING_DAY))
    longer = Extended(date(2026, 9, 10), Term(1, TermUnit.MONTH), "情况复杂", by=1, agreed_by=2)
    assert replay([started], built_in()).on == date(2026, 10, 8)
    assert replay([started, longer], built_in()).on == date(2026, 11, 2)  # 1 November 2026 is a Sunday


@pytest.mark.parametrize(
    ("code", "reason", "agreed_by"),
    [("clock-no-reason", "", 2), ("clock-no-reason", " \u3000", 2), ("clock-second-person", "等待补正", 1)],
)
def test_a_pause_or_an_extension_needs_a_reason_and_a_second_person(code, reason, agreed_by):
    assert Paused(date(2026, 3, 10), "等待补正", by=1, agreed_by=2).reason == "等待补正"
    for make in (
        lambda: Paused(date(2026, 3, 10), reason, by=1, agreed_by=agreed_by),
        lambda: Extended(date(2026, 3, 10), Term(5, TermUnit.WORKING), reason, by=1, agreed_by=agreed_by),
    ):
        with pytest.raises(RefusedError) as refused:
            make()
        assert refused.value.code == code


@pytest.mark.parametrize(
    ("code", "events"),
    [
        ("clock-not-started", []),
        ("clock-not-started", [STOPPED]),
        ("clock-started-twice", [SIXTY, SIXTY]),
        ("clock-already-paused", [SIXTY, STOPPED, STOPPED]),
        ("clock-not-paused", [SIXTY, RESUMED]),
        ("clock-out-of-order", [SIXTY, Resumed(date(2026, 3, 1))]),
    ],
)
def test_events_that_cannot_follow_one_another_are_refused(code, events):
    with pytest.raises(RefusedError) as refused:
        replay(events, built_in())
    assert refused.value.code == code

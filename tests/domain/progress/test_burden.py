"""What reporting costs, and that nobody is asked for the same datum twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.burden import Datum, Load, asked_twice, load_of_line, refuse_twice
from yinxin.domain.progress.rounds import Rhythm, period_of

MARCH = Datum(7, ("task", 1), date(2031, 3, 1), date(2031, 3, 31), "修缮空置老屋", "2031年3月")


def test_a_line_costs_less_when_it_comes_filled_in():
    fresh, known = load_of_line(2, 0, known_paragraph=False), load_of_line(2, 2, known_paragraph=True)
    assert (fresh.asked, fresh.known, fresh.minutes) == (4, 1, 7)
    assert (known.asked, known.known, known.minutes, known.share_known) == (4, 4, 3, 100)
    assert (fresh + known).asked == 8 and Load().share_known == 100


def test_the_quarter_that_asks_again_for_march_is_refused_and_says_which():
    quarter = replace(MARCH, start=date(2031, 1, 1), round="2031年第一季度")
    with pytest.raises(RefusedError) as refused:
        refuse_twice([quarter], [MARCH], {7: "市教育局"})
    assert refused.value.facts == {"unit": "市教育局", "title": "修缮空置老屋", "round": "2031年3月", "n": 1}
    refuse_twice([replace(quarter, unit=8), replace(quarter, what=("task", 2))], [MARCH], {})


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(Rhythm), st.sampled_from(Rhythm))
def test_rounds_of_one_rhythm_never_meet_and_of_others_the_one_that_says_nothing_new(day, one, other):
    first, second = period_of(one, day), period_of(other, day)
    asked = replace(MARCH, start=first.start, end=first.end)
    told = first.end == second.end or (first.start <= second.start and second.end <= first.end)
    assert bool(asked_twice([replace(MARCH, start=second.start, end=second.end)], [asked])) is told
    following = first.next
    assert not asked_twice([replace(MARCH, start=following.start, end=following.end)], [asked])

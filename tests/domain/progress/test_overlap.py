"""压茬推进: what waits for what, and whom a delay reaches."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.overlap import Delay, Link, Stand, delays, expected, refuse_ring

TODAY = date(2026, 11, 20)
SURVEY, REPAIR, MUSEUM = 1, 2, 3


def test_a_late_survey_reaches_the_repair_and_the_museum_behind_it():
    links = [Link(SURVEY, REPAIR, 10), Link(REPAIR, MUSEUM)]
    stands = {
        SURVEY: Stand(date(2026, 10, 31)),
        REPAIR: Stand(date(2026, 11, 25)),
        MUSEUM: Stand(date(2026, 12, 31)),
    }
    assert delays(links, stands, TODAY) == (Delay(SURVEY, REPAIR, 20, 5), Delay(REPAIR, MUSEUM, 5, 0))


def test_a_granted_extension_slips_into_what_comes_after_before_anything_is_late():
    links = [Link(SURVEY, REPAIR)]
    stands = {SURVEY: Stand(date(2026, 12, 31)), REPAIR: Stand(date(2026, 12, 1))}
    assert delays(links, stands, TODAY) == (Delay(SURVEY, REPAIR, 0, 30),)


def test_stages_that_may_overlap_do():
    links = [Link(SURVEY, REPAIR, -45)]
    stands = {SURVEY: Stand(date(2026, 12, 31)), REPAIR: Stand(date(2026, 12, 1))}
    assert delays(links, stands, TODAY) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Stand(date(2026, 10, 1), done_on=date(2026, 9, 20)), Stand(date(2026, 12, 1))),
        (Stand(date(2026, 10, 1)), Stand(date(2026, 10, 2), done_on=date(2026, 10, 1))),
        (Stand(date(2026, 10, 1), is_awaited=False), Stand(date(2026, 12, 1))),
        (Stand(None), Stand(date(2026, 12, 1))),
    ],
    ids=["done in time", "the later one is done already", "cancelled", "without a day"],
)
def test_nobody_is_warned_without_need(before, after):
    assert delays([Link(SURVEY, REPAIR)], {SURVEY: before, REPAIR: after}, TODAY) == ()


def test_a_ring_is_refused_and_named():
    links = [Link(SURVEY, REPAIR), Link(REPAIR, MUSEUM)]
    with pytest.raises(RefusedError) as found:
        refuse_ring(links, Link(MUSEUM, SURVEY))
    assert (found.value.code, found.value.facts["ring"]) == ("link-ring", (MUSEUM, SURVEY, REPAIR, MUSEUM))
    refuse_ring(links, Link(SURVEY, MUSEUM))


ends = st.tuples(st.integers(1, 8), st.integers(1, 8)).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(ends, max_size=20), st.lists(st.none() | st.integers(-60, 60), min_size=8, max_size=8), st.data())
def test_no_ring_ever_forms_and_nobody_is_done_before_those_she_waits_for(pairs, dues, data):
    links: list[Link] = []
    for before, after in pairs:
        new = Link(before, after, data.draw(st.integers(-10, 30)))
        try:
            refuse_ring(links, new)
        except RefusedError as refused:
            ring = refused.facts["ring"]
            known = {(link.before, link.after) for link in (*links, new)}
            assert ring[0] == ring[-1] and set(pairwise(ring)) <= known
            continue
        links.append(new)
    stands = {key: Stand(TODAY + timedelta(due) if due is not None else None) for key, due in enumerate(dues, start=1)}
    found = expected(links, stands, TODAY)
    for link in links:
        if link.before in found:
            assert found[link.after] >= found[link.before] + timedelta(link.lag)
    for key, stand in stands.items():
        assert stand.due is None or found[key] >= max(stand.due, TODAY)

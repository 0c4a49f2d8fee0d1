"""Gaps between pairings, the liveliness of sister cities, the way of an issue, the year of an offer: told the days, they decide."""

from __future__ import annotations

from datetime import date

import pytest

from yinxin.domain.clock import Calendar
from yinxin.domain.errors import RefusedError
from yinxin.domain.registers.exchanges import Liveliness, activity, months_before
from yinxin.domain.registers.issues import IssueAct, IssueState, acts_from, after, answer_by, is_overdue
from yinxin.domain.registers.renewals import hidden_from, shown_if_renewed_after
from yinxin.domain.registers.tenures import Gap, Tenure, gaps

TODAY = date(2026, 11, 20)
D = date


@pytest.mark.parametrize(
    ("tenures", "found"),
    [
        ([], ()),
        ([Tenure(D(2026, 1, 1))], ()),
        ([Tenure(D(2026, 1, 1), D(2026, 3, 1)), Tenure(D(2026, 3, 1))], ()),
        ([Tenure(D(2026, 4, 1)), Tenure(D(2026, 1, 1), D(2026, 3, 1))], (Gap(D(2026, 3, 1), D(2026, 4, 1)),)),
        ([Tenure(D(2026, 1, 1), D(2026, 11, 20))], (Gap(D(2026, 11, 20), None),)),
        ([Tenure(D(2026, 1, 1), D(2026, 11, 21))], ()),
        ([Tenure(D(2026, 1, 1), D(2026, 9, 1)), Tenure(D(2026, 2, 1), D(2026, 3, 1))], (Gap(D(2026, 9, 1), None),)),
        ([Tenure(D(2027, 1, 1))], ()),
    ],
    ids=[
        "never",
        "still",
        "handed over",
        "a gap",
        "ended today",
        "ends tomorrow",
        "one inside another",
        "begins later",
    ],
)
def test_days_on_which_nobody_was_are_told(tenures, found):
    assert gaps(tenures, today=TODAY) == found


def test_a_tenure_ends_after_it_begins():
    with pytest.raises(ValueError, match="after it begins"):
        Tenure(D(2026, 1, 1), D(2026, 1, 1))


@pytest.mark.parametrize(
    ("days", "signed", "level", "lately"),
    [
        ([D(2026, 1, 5), D(2026, 5, 5), D(2026, 9, 9)], D(2012, 6, 15), Liveliness.FREQUENT, 3),
        ([D(2026, 1, 5), D(2026, 5, 5)], D(2012, 6, 15), Liveliness.FEW, 2),
        ([D(2025, 1, 5)], D(2012, 6, 15), Liveliness.FEW, 0),
        ([D(2024, 11, 20)], D(2012, 6, 15), Liveliness.STALLED, 0),
        ([D(2024, 11, 21)], D(2012, 6, 15), Liveliness.FEW, 0),
        ([], D(2025, 6, 15), Liveliness.FEW, 0),
        ([], D(2024, 11, 20), Liveliness.STALLED, 0),
        ([D(2027, 1, 1)], D(2012, 6, 15), Liveliness.STALLED, 0),
    ],
    ids=["three a year", "two", "long ago", "two years", "a day less", "new", "signed and silent", "only announced"],
)
def test_a_pair_is_as_lively_as_its_log(days, signed, level, lately):
    found = activity(days, signed_on=signed, today=TODAY)
    assert (found.level, found.lately) == (level, lately)


def test_the_same_day_months_before():
    assert months_before(D(2026, 3, 31), 1) == D(2026, 2, 28)
    assert months_before(D(2026, 1, 15), 12) == D(2025, 1, 15)
    assert months_before(D(2024, 2, 29), 24) == D(2022, 2, 28)


def test_only_the_word_of_the_firm_closes_an_issue():
    assert after(IssueState.ANSWERED, IssueAct.CONFIRM) is IssueState.CLOSED
    for state in (IssueState.RAISED, IssueState.ASSIGNED, IssueState.CLOSED):
        with pytest.raises(RefusedError):
            after(state, IssueAct.CONFIRM)
    assert after(IssueState.ANSWERED, IssueAct.REOPEN) is IssueState.ASSIGNED
    assert acts_from(IssueState.CLOSED) == ()


def test_an_answer_is_due_in_working_days():
    assert answer_by(D(2026, 11, 20), 10, Calendar.of_notices([])).on >= D(2026, 12, 4)
    for days in (0, 61):
        with pytest.raises(RefusedError):
            answer_by(TODAY, days, Calendar.of_notices([]))


def test_what_is_due_today_is_not_overdue():
    assert not is_overdue(IssueState.ASSIGNED, TODAY, today=TODAY)
    assert is_overdue(IssueState.ASSIGNED, D(2026, 11, 19), today=TODAY)
    assert not is_overdue(IssueState.ANSWERED, D(2026, 11, 19), today=TODAY)


def test_an_offer_lasts_a_year():
    assert hidden_from(D(2024, 2, 29)) == D(2025, 3, 1)
    assert hidden_from(D(2025, 11, 20)) == TODAY
    assert shown_if_renewed_after(TODAY) == D(2025, 11, 20)

"""A task's life, whatever order of acts people try: what must hold after every one of them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yinxin.domain.errors import RefusedError
from yinxin.domain.progress import life as task_life
from yinxin.domain.progress.acts import FINISHED, NEED_REASON, Act, Event, State
from yinxin.domain.progress.life import Life

START = date(2026, 1, 5)
DUE = date(2026, 6, 30)
CHEN, LIN = 1, 2
EDUCATION, FINANCE = 11, 12


def event(act, on=START, by=CHEN, **more):
    return Event(act, on, by=by, **({"reason": "五府办〔2026〕3号"} | more))


def lived(*events, due=DUE):
    life = Life(due=due)
    for one in events:
        life = task_life.after(life, one)
    return life


def refused(life, one):
    with pytest.raises(RefusedError) as found:
        task_life.after(life, one)
    return found.value.code


@st.composite
def runs(draw):
    """What a town might try in a year. Mostly acts that fit, for those that do not are refused at once; by anybody, on later days."""
    due = draw(st.none() | st.dates(START, date(2027, 1, 1)))
    life, day, tried = Life(due=due), START, []
    for _ in range(draw(st.integers(1, 25))):
        day += timedelta(draw(st.integers(0, 20)))
        fitting = [act for act in Act if task_life.may(life, act, unit=EDUCATION)]
        one = Event(
            draw(st.sampled_from(fitting) | st.sampled_from(Act)),
            day,
            by=draw(st.sampled_from((CHEN, LIN))),
            reason=draw(st.sampled_from(("理由", "理由", ""))),
            to=draw(st.none() | st.dates(START, date(2028, 1, 1))),
            into=draw(st.sampled_from((None, 7))),
            unit=draw(st.sampled_from((None, EDUCATION, FINANCE))),
            of_part=draw(st.integers(0, 9)) == 0,
        )
        tried.append(one)
        with suppress(RefusedError):
            life = task_life.after(life, one)
    return due, tried


@given(runs())
def test_what_holds_after_every_act(run):
    due, tried = run
    life, kept = Life(due=due), []
    for one in tried:
        before = life
        try:
            life = task_life.after(life, one)
        except RefusedError:
            continue
        kept.append(one)
        assert task_life.replay(kept, due) == life
        assert before.state not in FINISHED or one.act is Act.REOPEN or one.of_part
        assert before.due is None or (life.due is not None and life.due >= before.due)
        assert kept == sorted(kept, key=lambda done: done.on)
        assert one.act not in NEED_REASON or one.reason
        if before.asked and life.asked is None and one.act not in (Act.MERGE, Act.CANCEL, Act.ACCEPT):
            assert before.asked.by != one.by
        if life.state is State.ACCEPTED and before.state is not State.ACCEPTED:
            assert before.reporter != one.by
        assert (life.state is State.SUSPENDED) == (before.state is State.SUSPENDED) or one.act in (
            Act.SUSPEND,
            Act.RESUME,
            Act.MERGE,
            Act.CANCEL,
        )


def test_the_usual_way_from_signing_to_acceptance():
    life = lived(
        event(Act.SIGN, unit=EDUCATION),
        event(Act.START, date(2026, 2, 1)),
        event(Act.REPORT_DONE, date(2026, 6, 1)),
        event(Act.ACCEPT, date(2026, 6, 20), by=LIN),
    )
    assert (life.state, life.signed_on, life.was_on_time) == (State.ACCEPTED, START, True)


def test_each_unit_signs_for_itself_and_nobody_twice():
    life = lived(event(Act.SIGN, unit=EDUCATION), event(Act.START, date(2026, 2, 1), unit=EDUCATION))
    assert life.state is State.UNDER_WAY
    both = task_life.after(life, event(Act.SIGN, date(2026, 2, 2), unit=FINANCE))
    assert (both.state, both.signed) == (State.UNDER_WAY, {EDUCATION, FINANCE})
    assert refused(both, event(Act.SIGN, date(2026, 2, 3), unit=EDUCATION)) == "task-move"


def test_nobody_decides_what_she_asked_herself():
    asked = lived(event(Act.ASK_EXTENSION, to=date(2026, 9, 30)))
    assert refused(asked, event(Act.GRANT_EXTENSION)) == "task-second-person"
    granted = task_life.after(asked, event(Act.GRANT_EXTENSION, by=LIN))
    assert (granted.due, granted.pushes, granted.asked) == (date(2026, 9, 30), 1, None)
    assert refused(lived(event(Act.REPORT_DONE)), event(Act.ACCEPT)) == "task-second-person"


def test_an_extension_leads_beyond_the_last_day():
    assert refused(lived(), event(Act.ASK_EXTENSION, to=DUE)) == "task-date"
    assert refused(lived(), event(Act.ASK_EXTENSION)) == "task-date"
    asked = lived(event(Act.ASK_EXTENSION, to=date(2026, 7, 1)))
    assert refused(asked, event(Act.GRANT_EXTENSION, by=LIN, to=date(2026, 6, 1))) == "task-date"
    assert task_life.after(asked, event(Act.GRANT_EXTENSION, by=LIN, to=date(2026, 8, 1))).due == date(2026, 8, 1)


def test_the_days_a_task_stood_still_are_given_back():
    stopped = lived(event(Act.ASK_SUSPENSION, date(2026, 3, 1)), event(Act.SUSPEND, date(2026, 3, 11), by=LIN))
    assert refused(stopped, event(Act.REPORT_DONE, date(2026, 3, 12))) == "task-move"
    again = task_life.after(stopped, event(Act.RESUME, date(2026, 4, 10), by=LIN))
    assert (again.state, again.due) == (State.ASSIGNED, DUE + timedelta(30))


def test_what_was_overdue_before_it_stood_still_stays_overdue():
    late = lived(event(Act.ASK_SUSPENSION, date(2026, 7, 2)), event(Act.SUSPEND, date(2026, 7, 3), by=LIN))
    assert task_life.after(late, event(Act.RESUME, date(2026, 9, 1), by=LIN)).due == DUE


def test_an_act_is_not_put_before_one_on_record():
    assert refused(lived(event(Act.START, date(2026, 3, 1))), event(Act.REPORT_DONE, date(2026, 2, 1))) == "task-order"


def test_a_later_notice_may_bring_the_plans_day_beyond_an_extension():
    """A grant to September was right in its day; the notice of October moves the plan's own date to December."""
    past = [event(Act.ASK_EXTENSION, to=date(2026, 9, 30)), event(Act.GRANT_EXTENSION, by=LIN)]
    assert task_life.replay(past, date(2026, 12, 31)).due == date(2026, 12, 31)
    assert task_life.replay(past, date(2026, 3, 31)).due == date(2026, 9, 30)


def test_a_part_reported_done_shows_that_work_goes_on():
    life = lived(event(Act.REPORT_DONE, unit=EDUCATION, of_part=True))
    assert (life.state, life.reported_on, life.signed) == (State.UNDER_WAY, None, {EDUCATION})


def test_a_finished_task_goes_on_only_when_that_is_undone_with_a_reason():
    for ending in (event(Act.CANCEL), event(Act.MERGE, into=7)):
        over = lived(ending)
        assert {act for act in Act if task_life.may(over, act)} == {Act.REOPEN}
        assert refused(over, event(Act.REOPEN, reason=" ")) == "task-reason"
        assert task_life.after(over, event(Act.REOPEN)).state is State.UNDER_WAY
    assert refused(lived(), event(Act.MERGE)) == "task-into"

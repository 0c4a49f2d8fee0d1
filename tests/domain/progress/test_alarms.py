"""Alarms that are right: of a hundred, at least ninety, also on reports no rule was made for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.progress.alarm_cases.case import Case
from tests.domain.progress.alarm_cases.held_out import HELD_OUT
from tests.domain.progress.alarm_cases.tuned import TUNED
from yinxin.domain.plans.proposal import Comparator, Recurrence
from yinxin.domain.progress.acts import State
from yinxin.domain.progress.alarms import AlarmCode, Reported, Told, alarms
from yinxin.domain.progress.targets import Measured, Target

BEFORE, NOW = date(2031, 3, 31), date(2031, 6, 30)
FIGURE = 7


def told(case: Case) -> Told:
    reports = []
    if case.before is not None or case.was is not None:
        values = {FIGURE: Decimal(case.was)} if case.was is not None else {}
        reports.append(Reported(1, 5, BEFORE, case.before or "前一轮所报的另一段话，与本轮无关。", values=values))
    if not case.claimed:
        values = {FIGURE: Decimal(case.now)} if case.now is not None else {}
        reports.append(Reported(2, 5, NOW, case.text, is_done=case.done, values=values))
    return Told(
        state=State.REPORTED if case.done else State.UNDER_WAY,
        reports=tuple(reports),
        targets=(_target(case),) if case.aim else (),
        evidence=case.evidence,
        pushes=case.pushes,
        due=date(2031, 12, 31),
        reported_on=NOW if case.claimed else None,
    )


def _target(case: Case) -> Target:
    subject, value, unit, *sign = case.aim or ()
    measured = [Measured(day, Decimal(one)) for day, one in ((BEFORE, case.was), (NOW, case.now)) if one is not None]
    return Target(
        key=FIGURE,
        subject=subject,
        value=Decimal(value),
        unit=unit,
        comparator=Comparator(sign[0]) if sign else Comparator.AT_LEAST,
        recurrence=Recurrence.MONTHLY if case.recurs else None,
        measured=tuple(measured),
    )


def found(case: Case) -> frozenset[str]:
    return frozenset(alarm.code.value for alarm in alarms(told(case)))


def measured(cases: Iterable[Case]) -> tuple[float, float]:
    """Of the alarms given, how many are right; of those that are right, how many are given."""
    given_ones = [(case, code) for case in cases for code in found(case)]
    right = sum(code in case.expected for case, code in given_ones)
    wanted = sum(len(case.expected) for case in cases)
    return right / len(given_ones), right / wanted


def test_there_are_enough_cases_and_half_of_them_are_quiet():
    for half in (TUNED, HELD_OUT):
        assert len(half) >= 30
        assert 10 <= sum(not case.expected for case in half) <= len(half) - 10
    assert {code for case in HELD_OUT for code in case.expected} == set(AlarmCode)


@pytest.mark.parametrize("half", [TUNED, HELD_OUT], ids=["tuned", "held-out"])
def test_nine_alarms_of_ten_are_right_and_few_are_missed(half):
    precision, recall = measured(half)
    wrong = [(case.name, sorted(found(case) ^ case.expected)) for case in half if found(case) != case.expected]
    assert precision >= 0.9, wrong
    assert recall >= 0.8, wrong


@given(st.text(max_size=200), st.text(max_size=200), st.decimals(0, 10**6, places=2))
def test_no_text_breaks_the_reading(before, now, value):
    target = Target(FIGURE, before[:20], Decimal(10), unit=now[:4], measured=(Measured(NOW, value),))
    reports = (Reported(1, 5, BEFORE, before), Reported(2, 5, NOW, now, values={FIGURE: value}))
    for alarm in alarms(Told(State.UNDER_WAY, reports, (target,))):
        assert alarm.mark.startswith(alarm.code)


def test_an_alarm_names_the_rows_it_rests_on():
    (case,) = (one for one in TUNED if one.name == "text says 38, the figure 33")
    (alarm,) = alarms(told(case))
    assert alarm.rows == (("report", 2), ("figure", FIGURE))
    assert (alarm.facts["value"], alarm.facts["other"]) == ("33", "38")


def test_a_member_that_did_its_own_part_contradicts_nothing():
    target = Target(FIGURE, "修缮老屋", Decimal(40), unit="处", measured=(Measured(NOW, Decimal(12)),))
    report = Reported(1, 5, NOW, "我区全面完成修缮任务。", is_whole=False, values={FIGURE: Decimal(6)})
    assert alarms(Told(State.UNDER_WAY, (report,), (target,))) == ()


def test_the_year_can_be_done_while_the_whole_is_not():
    target = Target(
        FIGURE, "修缮老屋", Decimal(40), unit="处", due=date(2033, 12, 31), measured=(Measured(NOW, Decimal(12)),)
    )
    report = Reported(1, 5, NOW, "超额完成年度目标。", values={FIGURE: Decimal(12)})
    assert alarms(Told(State.UNDER_WAY, (report,), (target,))) == ()


def test_an_accepted_task_asks_for_no_second_look():
    assert alarms(Told(State.ACCEPTED, pushes=3)) == ()


def test_to_stay_below_a_limit_so_far_claims_nothing():
    spent = Target(FIGURE, "支出", Decimal(100), Comparator.AT_MOST, measured=(Measured(NOW, Decimal(20)),))
    report = Reported(1, 5, NOW, "上半年支出二十万元，正在推进。", values={FIGURE: Decimal(20)})
    assert alarms(Told(State.UNDER_WAY, (report,), (spent,))) == ()


def test_one_of_a_group_claims_its_own_part_and_not_the_whole():
    part = Reported(1, 5, NOW, "本县的部分已经完成。", is_done=True, is_whole=False)
    assert alarms(Told(State.UNDER_WAY, (part,))) == ()

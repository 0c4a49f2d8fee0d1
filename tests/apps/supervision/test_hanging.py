"""Supervision holds on to tasks and units: nothing that hangs on them is lost when plans and units change."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories.proposals import confirmed
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Unit
from yinxin.apps.plans import actions as plans
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.hanging import units_with_open_work
from yinxin.apps.supervision.models import Appeal, Assessment
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.chain import Step

DEMAND = actions.Demand("说明进度。", 5)


@pytest.fixture
def source(cast):
    return confirmed(cast)


@pytest.fixture
def task(source):
    return source.plan.tasks.order_by("serial")[0]


def test_what_is_supervised_or_paid_for_is_not_taken_out_of_the_list(cast, source, task):
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    with pytest.raises(RefusedError, match="undo-supervised"):
        plans.undo_import(source, "导错", by=cast.office)
    actions.withdraw(notice, "发错了", by=cast.office)
    with pytest.raises(RefusedError, match="undo-supervised"):
        plans.undo_import(source, "导错", by=cast.office)


def test_money_keeps_a_task_in_the_list(cast, source, task):
    actions.budget(task, actions.Budget("维修资金", 2026, "市级", Decimal(100)), by=cast.office)
    with pytest.raises(RefusedError, match="undo-supervised"):
        plans.undo_import(source, "导错", by=cast.office)


def test_the_successor_answers_what_its_predecessor_was_asked(cast, task):
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    topic = actions.Topic("motion", "关于老码头的提案", "致公党五邑市委会")
    proposal = actions.lead_on(actions.propose(cast.place, topic, by=cast.office), Step.ADOPT, by=cast.office)
    actions.hand_over(proposal, cast.reporting, by=cast.office)
    assert cast.reporting.pk in units_with_open_work(Unit.objects.all())
    merged = people.merge_units(
        [cast.reporting, cast.offices["市财政局"]],
        name="市教育和财政局",
        on=timezone.localdate(),
        citation="五编〔2026〕1号",
        by=cast.office,
    )
    notice.refresh_from_db()
    proposal.refresh_from_db()
    assert notice.unit.name == proposal.unit.name == "市教育和财政局"
    assert merged
    assert units_with_open_work(Unit.objects.all()) == {notice.unit_id}


def test_the_page_of_a_task_shows_its_supervision_to_those_who_may_see_it(cast, task, sign_in):
    actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    address = f"/plans/tasks/{task.pk}/"
    assert "发督办单" in sign_in(cast.office).get(address).content.decode()
    shown = sign_in(cast.reporter).get(address).content.decode()
    assert "督办单" in shown
    assert "发督办单" not in shown
    assert "督办单" not in sign_in(cast.reader).get(address).content.decode()


def test_a_second_notice_about_the_same_task_ends_when_two_units_become_one(cast, task):
    first = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    second = actions.issue(task, cast.offices["市财政局"], DEMAND, by=cast.office)
    people.merge_units(
        [cast.reporting, cast.offices["市财政局"]], into=cast.reporting, on=timezone.localdate(), by=cast.office
    )
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("issued", "withdrawn")


def test_an_objection_keeps_a_task_in_the_list(cast, source, task):
    made = Assessment.objects.create(place=cast.place, year=2026, rules={}, by=cast.office)
    Appeal.objects.create(assessment=made, unit=cast.reporting, task=task, reason="不归我局", by=cast.reporter)
    with pytest.raises(RefusedError, match="undo-supervised"):
        plans.undo_import(source, "导错", by=cast.office)

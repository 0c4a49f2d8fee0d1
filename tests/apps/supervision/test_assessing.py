"""The year is assessed: rules first, a preview, objections, and a result that stays as it was frozen."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories.proposals import confirmed
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress.models import Evidence, Progress
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.assessing.counting import results
from yinxin.apps.supervision.models import Appeal, Assessment
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.assessment import Rules
from yinxin.kit.audit.models import Event

YEAR = 2026


@pytest.fixture
def plan(cast) -> Plan:
    """市教育局 leads the first task, accepted in time; the second was reported too late and sent back."""
    plan = confirmed(cast).plan
    first, second, *rest = plan.tasks.order_by("serial")
    due = date(YEAR, 6, 30)
    Progress.objects.filter(task__in=[first, second]).update(due_on=due)
    Progress.objects.filter(task__in=rest).update(due_on=None)
    for task in (first, second):
        task.units.all().update(until=date(YEAR, 1, 1))
        task.units.create(order=9, name="市教育局", role="lead", unit=cast.reporting)
    Task.objects.filter(pk=first.pk).update(status="accepted")
    Progress.objects.filter(task=first).update(reported_on=due)
    Progress.objects.filter(task=second).update(reported_on=due + timedelta(days=9), returns=2)
    Evidence.objects.create(task=first, kind="link", url="https://lanpu.example/1", by=cast.reporter)
    return plan


@pytest.fixture
def announced(cast, plan) -> Assessment:
    made = actions.begin_assessment(cast.place, YEAR, Rules(), by=cast.office)
    return actions.announce(made, 5, by=cast.office)


def over(assessment: Assessment) -> None:
    Assessment.objects.filter(pk=assessment.pk).update(appeals_until=timezone.localdate() - timedelta(days=1))


def total(assessment: Assessment) -> Decimal | None:
    return results(assessment)[0].result.total


def test_the_office_declares_the_rules_and_sees_a_preview_nobody_else_sees(cast, plan, sign_in):
    browser = sign_in(cast.office)
    assert browser.get("/supervision/assessments/").status_code == 200
    asked = {"place": cast.place.pk, "year": YEAR, "on_time": 40, "complete": 40, "returned": 2, "most_off": 20}
    wrong = browser.post("/supervision/assessments/begin/", {**asked, "evidence": 30})
    assert wrong.status_code == 422
    assert "合计要是100" in wrong.content.decode()
    sent = browser.post("/supervision/assessments/begin/", {**asked, "evidence": 20})
    made = Assessment.objects.get()
    assert sent["Location"] == made.get_absolute_url()
    assert [one.unit for one in results(made)] == [cast.reporting]
    # half on time 20, half accepted 20, half with evidence 10, two returns −4
    assert total(made) == Decimal("46.0")
    page = browser.get(made.get_absolute_url()).content.decode()
    assert "46.0" in page and 'data-label="按期报完成">20.0' in page
    assert sign_in(cast.reporter).get(made.get_absolute_url()).status_code == 404


def test_a_unit_objects_and_a_granted_objection_leaves_the_task_out(cast, plan, announced, sign_in):
    unit, office = sign_in(cast.reporter), sign_in(cast.office)
    late = plan.tasks.order_by("serial")[1]
    assert Notice.objects.filter(person=cast.reporter, kind="assessment-announced").exists()
    assert "市教育局计入的任务" in unit.get(announced.get_absolute_url()).content.decode()
    address = f"{announced.get_absolute_url()}appeal/"
    assert unit.post(address, {"unit": cast.reporting.pk, "task": late.pk, "reason": ""}).status_code == 422
    sent = unit.post(address, {"unit": cast.reporting.pk, "task": late.pk, "reason": "上级文件到六月底才下发。"})
    assert sent.status_code == 302
    appeal = Appeal.objects.get()
    own = unit.get(announced.get_absolute_url()).content.decode()
    assert f"reason-{cast.reporting.pk}-{late.pk}" not in own, "while one waits, no second one is offered"
    assert "上级文件到六月底才下发。" in office.get(announced.get_absolute_url()).content.decode()
    decide = f"/supervision/appeals/{appeal.pk}/decide/"
    assert office.post(decide, {"answer": "", "granted": "yes"}).status_code == 422
    assert office.post(decide, {"answer": "情况属实。", "granted": "yes"}).status_code == 302
    assert total(announced) == Decimal("100.0")
    assert "情况属实。" in unit.get(announced.get_absolute_url()).content.decode()


def test_what_is_frozen_stays_and_carries_the_head_of_the_record(cast, plan, announced, sign_in):
    office = sign_in(cast.office)
    with pytest.raises(RefusedError, match="assessment-too-early"):
        actions.freeze(announced, by=cast.office)
    late = plan.tasks.order_by("serial")[1]
    appeal = actions.appeal(announced, cast.reporting, late, "不归我局", by=cast.reporter)
    over(announced)
    with pytest.raises(RefusedError, match="assessment-appeals"):
        actions.freeze(announced, by=cast.office)
    actions.decide_appeal(appeal, "是你局牵头。", granted=False, by=cast.office)
    assert office.post(f"{announced.get_absolute_url()}freeze/").status_code == 302
    announced.refresh_from_db()
    assert Event.objects.get(pk=announced.event).hash == announced.head != ""
    counted = results(announced)[0].counted
    Task.objects.filter(plan=plan).update(status="accepted")
    Progress.objects.filter(task__plan=plan).update(due_on=date(YEAR - 1, 1, 1))
    assert (total(announced), results(announced)[0].counted) == (Decimal("46.0"), counted)
    assert late.title in office.get(announced.get_absolute_url()).content.decode()
    assert announced.head in office.get(announced.get_absolute_url()).content.decode()


def test_an_announced_assessment_keeps_its_rules_and_its_last_day(cast, plan, announced):
    with pytest.raises(RefusedError, match="assessment-announced"):
        actions.begin_assessment(cast.place, YEAR, Rules(50, 50, 0), by=cast.office)
    task = plan.tasks.order_by("serial")[0]
    actions.appeal(announced, cast.reporting, task, "不归我局", by=cast.reporter)
    with pytest.raises(RefusedError, match="appeal-twice"):
        actions.appeal(announced, cast.reporting, task, "不归我局", by=cast.head)
    with pytest.raises(RefusedError, match="appeal-not-counted"):
        actions.appeal(announced, cast.reporting, plan.tasks.order_by("serial")[2], "不归我局", by=cast.head)
    over(announced)
    with pytest.raises(RefusedError, match="appeal-late"):
        actions.appeal(announced, cast.reporting, plan.tasks.order_by("serial")[1], "晚了", by=cast.reporter)


def test_who_objects_does_not_decide(cast, plan, announced):
    appeal = actions.appeal(announced, cast.reporting, plan.tasks.order_by("serial")[0], "不归我局", by=cast.office)
    with pytest.raises(RefusedError, match="appeal-own"):
        actions.decide_appeal(appeal, "同意。", granted=True, by=cast.office)


def test_a_unit_sees_no_other_units_points(cast, plan, announced, sign_in):
    other = cast.offices["市财政局"]
    task = plan.tasks.order_by("serial")[2]
    task.units.all().update(until=date(YEAR, 1, 1))
    task.units.create(order=9, name="市财政局", role="lead", unit=other)
    Progress.objects.filter(task=task).update(due_on=date(YEAR, 3, 1))
    assert len(results(announced)) == 2
    shown = sign_in(cast.reporter).get(announced.get_absolute_url()).content.decode()
    assert "市教育局" in shown
    assert "市财政局" not in shown
    assert "市财政局" in sign_in(cast.supervisor).get(announced.get_absolute_url()).content.decode()


def test_the_page_announces_after_the_rules_were_looked_at(cast, plan, sign_in):
    made = actions.begin_assessment(cast.place, YEAR, Rules(), by=cast.office)
    browser = sign_in(cast.office)
    assert browser.post(f"{made.get_absolute_url()}announce/", {"days": 1}).status_code == 422
    assert browser.post(f"{made.get_absolute_url()}announce/", {"days": 5}).status_code == 302


def test_a_report_that_was_sent_back_is_not_on_time(cast, plan, announced):
    second = plan.tasks.order_by("serial")[1]
    due = Progress.objects.get(task=second).due_on
    Progress.objects.filter(task=second).update(reported_on=due)
    for status, points in (("returned", Decimal("46.0")), ("reported", Decimal("66.0"))):
        Task.objects.filter(pk=second.pk).update(status=status)
        assert total(announced) == points


def test_nobody_is_assessed_for_a_lead_the_directory_does_not_know(cast, plan, announced):
    second = plan.tasks.order_by("serial")[1]
    second.units.all().update(until=date(YEAR, 1, 1))
    second.units.create(order=10, name="市某新设局", role="lead")
    second.units.create(order=11, name="市财政局", role="member", unit=cast.offices["市财政局"])
    assert [one.unit for one in results(announced)] == [cast.reporting]
    assert total(announced) == Decimal("100.0")


def test_tasks_of_internal_plans_are_not_counted(cast, plan, announced):
    Plan.objects.filter(pk=plan.pk).update(classification="internal")
    assert results(announced) == []


def test_what_is_due_later_than_today_does_not_count_yet(cast, plan, announced):
    later = timezone.localdate() + timedelta(days=1)
    if later.year == YEAR:
        Progress.objects.filter(task=plan.tasks.order_by("serial")[1]).update(due_on=later)
        assert total(announced) == Decimal("100.0")

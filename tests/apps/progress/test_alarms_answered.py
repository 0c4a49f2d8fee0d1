"""An alarm is answered with a reason and does not come back; the rules of a plan's lights are tuned within bounds, on record."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.proposals import confirmed
from tests.factories.reports import told
from yinxin.apps.plans.models import Figure, Plan, Task
from yinxin.apps.progress.actions import judging
from yinxin.apps.progress.models import DismissedAlarm
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.light_rules import USUAL
from yinxin.kit.audit.models import Event

pytestmark = pytest.mark.django_db
TEXT = "完成老屋测绘，与产权人逐户签订修缮协议，施工队伍已经进场。"


@pytest.fixture
def plan(cast) -> Plan:
    return confirmed(cast).plan


@pytest.fixture
def houses(cast, plan) -> Task:
    """Reported twice in the same words."""
    task = plan.tasks.get(serial=1)
    told(task, cast.reporting, date(2031, 3, 31), TEXT)
    told(task, cast.reporting, date(2031, 6, 30), TEXT)
    return task


def codes(task: Task) -> list[str]:
    task.progress.refresh_from_db()
    assert task.progress.alarm_count == len(task.progress.alarms)
    return [one["code"] for one in task.progress.alarms]


def test_a_copied_report_is_asked_about_on_its_task_and_on_the_page_of_alarms(cast, houses, sign_in):
    client = sign_in(cast.office)
    assert codes(houses) == ["copied"]
    for address in (houses.get_absolute_url(), "/alarms/", f"/alarms/?plan={houses.plan_id}&code=copied"):
        assert "与2031-03-31的报告几乎相同" in client.get(address).content.decode()
    assert "没有符合条件的提醒" in client.get("/alarms/?code=number").content.decode()


def test_whoever_answers_it_says_what_was_found_and_it_does_not_come_back(cast, houses, sign_in):
    client, mark = sign_in(cast.office), houses.progress.alarms[0]["mark"]
    address = f"/plans/tasks/{houses.pk}/alarm/"
    assert client.post(address, {"mark": mark}).status_code == 422
    assert client.post(address, {"mark": mark, "reason": "已电话核实，确在施工。"}).status_code == 302
    assert codes(houses) == []
    kept = DismissedAlarm.objects.get()
    assert (kept.by, kept.code) == (cast.office, "copied")
    assert Event.objects.filter(action="progress.dismiss-alarm", actor=cast.office).exists()
    assert "已电话核实" in client.get(houses.get_absolute_url()).content.decode()
    again = client.post(address, {"mark": mark, "reason": "再核"})
    assert again.status_code == 409


def test_a_later_copy_is_asked_about_anew(cast, houses):
    judging.dismiss_alarm(houses, houses.progress.alarms[0]["mark"], reason="已核实", by=cast.office)
    told(houses, cast.reporting, date(2031, 9, 30), TEXT)
    assert codes(houses) == ["copied"]


def test_a_unit_cannot_answer_the_question_put_to_it(cast, houses, sign_in):
    mark = houses.progress.alarms[0]["mark"]
    answer = sign_in(cast.reporter).post(f"/plans/tasks/{houses.pk}/alarm/", {"mark": mark, "reason": "没问题"})
    assert answer.status_code == 404
    assert codes(houses) == ["copied"]


def test_completion_without_evidence_is_asked_about_until_there_is_some(cast, plan):
    task = plan.tasks.get(serial=1)
    figure = task.figures.get(kind=Figure.Kind.TARGET)
    told(task, cast.reporting, date(2031, 6, 30), "全部修好。", {figure: Decimal(40)})
    assert codes(task) == ["unproven"]
    task.evidence.create(kind="link", url="https://example.org/", by=cast.reporter, title="验收照片")
    told(task, cast.reporting, date(2031, 7, 31), "照片附后。", {figure: Decimal(40)})
    assert codes(task) == []


def test_tuned_rules_turn_the_lights_at_once_and_stand_in_the_record(cast, plan, sign_in):
    task = plan.tasks.get(serial=1)
    before = task.progress.grey_on
    values = {**USUAL.values(), "silence_days": 30, "reason": "季度调度改为月调度"}
    assert sign_in(cast.office).post(f"/plans/{plan.pk}/lights/", values).status_code == 302
    task.progress.refresh_from_db()
    assert (before - task.progress.grey_on).days == USUAL.silence_days - 30
    event = Event.objects.get(action="progress.tune-lights")
    assert (event.old, event.new) == ({"silence_days": USUAL.silence_days}, {"silence_days": 30})


def test_rules_beyond_their_bounds_are_refused_with_a_sentence(cast, plan, sign_in):
    values = {**USUAL.values(), "silence_days": 4000, "reason": "不想看到灰灯"}
    answer = sign_in(cast.office).post(f"/plans/{plan.pk}/lights/", values)
    assert answer.status_code == 422
    assert "200" in answer.content.decode()
    with pytest.raises(RefusedError, match="light-rule"):
        judging.tune_lights(plan, {**USUAL.values(), "silence_days": 4000}, reason="x", by=cast.office)


def test_the_same_rules_again_leave_no_event(cast, plan):
    judging.tune_lights(plan, USUAL.values(), reason="照旧", by=cast.office)
    assert not Event.objects.filter(action="progress.tune-lights").exists()


def test_the_task_page_says_which_rule_gives_the_light_and_what_comes_next(cast, plan, sign_in):
    page = sign_in(cast.reporter).get(plan.tasks.get(serial=1).get_absolute_url()).content.decode()
    assert 'id="light"' in page
    assert "没有新进展时会怎样" in page
    assert timezone.localdate().year < 2031


def test_more_alarms_cost_no_more_queries(cast, plan, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.office)
    tasks = list(plan.tasks.all())
    for task in tasks[:1]:
        told(task, cast.reporting, date(2031, 3, 31), TEXT)
        told(task, cast.reporting, date(2031, 6, 30), TEXT)
    with CaptureQueriesContext(connection) as one:
        client.get("/alarms/")
    for task in tasks[1:]:
        told(task, cast.reporting, date(2031, 3, 31), TEXT)
        told(task, cast.reporting, date(2031, 6, 30), TEXT)
    with django_assert_max_num_queries(len(one)):
        client.get("/alarms/")

"""How a task goes through the office's year: signed for, reported, sent back, put off, stopped, merged, cancelled, accepted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.people import LONG_AGO, make_user
from tests.factories.proposals import confirmed
from yinxin.apps.notices.models import Notice
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.apps.plans.models import Milestone, Phase, Task
from yinxin.apps.progress import actions, projecting
from yinxin.apps.progress.models import Progress, Stage, TaskEvent
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.recording import history


@pytest.fixture
def task(cast) -> Task:
    """1. 修缮空置老屋, led by 市教育局 (陈科员), with 市财政局 and 各市、区政府."""
    return confirmed(cast).plan.tasks.get(serial=1)


@pytest.fixture
def finance(cast):
    return _posted(cast, "钱科员", "qian@example.com", cast.offices["市财政局"], Role.REPORTER)


@pytest.fixture
def second(cast):
    return _posted(cast, "方副主任", "fang@example.com", cast.place, Role.OFFICE)


def _posted(cast, name, email, unit, role):
    user = make_user(name, email)
    people.give_post(user, unit, role, since=LONG_AGO, by=None)
    return user


@pytest.fixture
def browsers(cast, sign_in):
    return {"office": sign_in(cast.office), "reporter": sign_in(cast.reporter)}


def send(browser, task, act, **sent):
    return browser.post(f"/plans/tasks/{task.pk}/acts/{act}/", sent)


def state(task):
    return Task.objects.get(pk=task.pk).status


def acts(task):
    return list(task.events.order_by("pk").values_list("act", flat=True))


def level(task):
    """The rows say what the events say."""
    life = projecting.lives([task.pk])[task.pk]
    row = Progress.objects.get(pk=task.pk)
    assert (state(task), row.due_on, row.pushes, row.returns) == (life.state, life.due, life.pushes, life.returns)
    return row


def test_from_signing_to_acceptance(cast, task, browsers):
    assert send(browsers["reporter"], task, "sign").status_code == 302
    assert send(browsers["reporter"], task, "start").status_code == 302
    assert state(task) == "under-way"
    assert send(browsers["reporter"], task, "report-done", reason="40处老屋已全部修缮。").status_code == 302
    page = browsers["office"].get(f"/plans/tasks/{task.pk}/").content.decode()
    assert "40处老屋已全部修缮。" in page and f"/plans/tasks/{task.pk}/acts/accept/" in page
    assert send(browsers["office"], task, "accept").status_code == 302
    assert state(task) == "accepted" and acts(task) == ["sign", "start", "report-done", "accept"]
    assert level(task).accepted_on == timezone.localdate()
    recorded = [(one.action, one.actor) for one in history(task).filter(action__startswith="progress.")]
    assert recorded == [(f"progress.{act}", cast.reporter) for act in acts(task)[:3]] + [
        ("progress.accept", cast.office)
    ]
    assert task.events.get(act="sign").unit == cast.reporting


def test_sent_back_with_the_reason_and_reported_anew(cast, task, browsers, sign_in):
    send(browsers["reporter"], task, "report-done", reason="修好了。")
    assert send(sign_in(cast.supervisor), task, "send-back").status_code == 422
    assert send(sign_in(cast.supervisor), task, "send-back", reason="缺12处的验收单").status_code == 302
    assert state(task) == "returned" and level(task).returns == 1
    assert "缺12处的验收单" in browsers["reporter"].get(f"/plans/tasks/{task.pk}/").content.decode()
    assert send(browsers["reporter"], task, "report-done", reason="验收单补齐。").status_code == 302
    assert state(task) == "reported"


def test_every_unit_signs_for_itself(cast, task, finance, browsers, sign_in):
    send(browsers["reporter"], task, "sign")
    assert send(sign_in(finance), task, "sign").status_code == 302
    assert set(task.events.values_list("unit__name", flat=True)) == {"市教育局", "市财政局"}
    again = send(browsers["reporter"], task, "sign")
    assert again.status_code == 409 and "已经签收" in again.content.decode()
    assert acts(task) == ["sign", "sign"]


def test_a_member_of_a_group_signs_too(cast, task, sign_in):
    mayor = _posted(cast, "区填报", "qutian@example.com", cast.areas[0], Role.REPORTER)
    assert send(sign_in(mayor), task, "sign").status_code == 302
    assert task.events.get().unit == cast.areas[0]


def test_only_who_answers_for_the_whole_reports_it_done(cast, task, finance, sign_in):
    """市财政局 cooperates: it reports to the leading unit."""
    assert send(sign_in(finance), task, "report-done", reason="好了").status_code == 404
    assert "report-done" not in sign_in(finance).get(f"/plans/tasks/{task.pk}/").content.decode()


def test_an_extension_is_asked_and_another_person_grants_it(cast, task, browsers):
    due = Progress.objects.get(pk=task.pk).due_on
    later = due + timedelta(90)
    refused = send(browsers["reporter"], task, "ask-extension", to=due.isoformat(), reason="雨季")
    assert refused.status_code == 409 and "晚于" in refused.content.decode()
    assert send(browsers["reporter"], task, "ask-extension", to=later.isoformat(), reason="雨季停工").status_code == 302
    assert Progress.objects.get(pk=task.pk).asked == "ask-extension"
    assert send(browsers["reporter"], task, "grant-extension").status_code == 404
    assert send(browsers["office"], task, "grant-extension").status_code == 302
    row = level(task)
    assert (row.due_on, row.pushes, row.asked) == (later, 1, "")
    page = browsers["reporter"].get(f"/plans/tasks/{task.pk}/").content.decode()
    assert later.isoformat() in page and due.isoformat() in page


def test_what_the_office_asks_for_itself_a_second_person_of_it_decides(cast, task, second, browsers, sign_in):
    send(browsers["office"], task, "ask-suspension", reason="等省里批复")
    own = send(browsers["office"], task, "suspend")
    assert own.status_code == 409 and "另一个人" in own.content.decode()
    assert "acts/suspend/" not in browsers["office"].get(f"/plans/tasks/{task.pk}/").content.decode()
    assert send(sign_in(second), task, "suspend").status_code == 302
    assert state(task) == "suspended"
    assert send(browsers["reporter"], task, "report-done", reason="好了").status_code == 409
    assert send(browsers["office"], task, "resume").status_code == 302
    assert state(task) == "assigned" and level(task).pushes == 0


def test_merged_into_another_task_of_the_plan_by_a_decision(cast, task, browsers):
    other = task.plan.tasks.get(serial=4)
    assert send(browsers["office"], task, "merge", into=other.pk).status_code == 422
    assert send(browsers["office"], task, "merge", into=task.pk, reason="五府办〔2032〕9号").status_code == 422
    assert send(browsers["office"], task, "merge", into=other.pk, reason="五府办〔2032〕9号").status_code == 302
    page = browsers["reporter"].get(f"/plans/tasks/{task.pk}/").content.decode()
    assert state(task) == "merged" and other.title in page
    elsewhere = confirmed(
        cast,
        name="另一.txt",
        text="五邑市口岸服务提升计划\n一、重点工作\n1.增设座椅。2031年底前增设座椅200张。（责任单位：市教育局）\n",
    )
    stranger = elsewhere.plan.tasks.first()
    with pytest.raises(RefusedError) as found:
        actions.move(other, Act.MERGE, actions.Particulars(reason="误选", into=stranger), by=cast.office)
    assert found.value.code == "task-into"


def test_cancelled_by_decision_and_taken_up_again(cast, task, browsers):
    assert send(browsers["office"], task, "cancel").status_code == 422
    send(browsers["office"], task, "cancel", reason="五府办〔2032〕9号第三条")
    assert state(task) == "cancelled" and level(task).next_on is None
    assert send(browsers["reporter"], task, "start").status_code == 409
    send(browsers["office"], task, "reopen", reason="五府办〔2033〕1号")
    assert state(task) == "under-way"


def test_a_phase_is_reported_and_accepted_by_itself(cast, task, browsers):
    phase = Phase.objects.create(task=task, order=1, label="2031年", end=date(2031, 12, 31), text="修缮40处")
    step = Milestone.objects.create(task=task, order=1, due="2031-06", due_on=date(2031, 6, 30), text="完成普查")
    projecting.project([task.pk])

    def part(kind, row, act, who, **sent):
        return browsers[who].post(f"/plans/{kind}/{row.pk}/acts/{act}/", sent).status_code

    assert Progress.objects.get(pk=task.pk).next_on == date(2031, 6, 30)
    assert part("milestones", step, "report-done", "reporter", reason="普查完成") == 302
    assert state(task) == "under-way"
    assert part("milestones", step, "accept", "office") == 302
    assert part("phases", phase, "accept", "office") == 409
    assert part("phases", phase, "report-done", "reporter", reason="40处") == 302
    assert part("phases", phase, "send-back", "office", reason="差3处") == 302
    assert part("phases", phase, "sign", "reporter") == 404
    stages = {(one.phase_id, one.milestone_id): one.state for one in Stage.objects.filter(task=task)}
    assert stages == {(None, None): "open", (phase.pk, None): "returned", (None, step.pk): "accepted"}
    assert Progress.objects.get(pk=task.pk).next_on == date(2031, 12, 31)
    send(browsers["reporter"], task, "report-done", reason="全部完成")
    send(browsers["office"], task, "accept")
    assert part("phases", phase, "report-done", "reporter", reason="补") == 409
    assert Stage.objects.get(phase=phase).state == "resting"


def test_whoever_acts_on_what_has_changed_meanwhile_is_told(cast, task, second, browsers, sign_in):
    """Two of the office have the page open: one sends back, the other would accept what she no longer sees."""
    send(browsers["reporter"], task, "report-done", reason="好了")
    seen = task.events.latest("pk").pk
    assert send(browsers["office"], task, "send-back", reason="缺佐证", seen=seen).status_code == 302
    send(browsers["reporter"], task, "report-done", reason="补了佐证")
    late = send(sign_in(second), task, "accept", seen=seen)
    assert late.status_code == 409 and cast.reporter.name in late.content.decode()
    assert acts(task)[-1] == "report-done"


def test_a_double_click_is_one_event(cast, task, browsers):
    for _ in range(2):
        assert send(browsers["reporter"], task, "report-done", reason="好了", seen=0).status_code == 302
    assert acts(task) == ["report-done"]


def test_nobody_acts_for_whom_she_does_not_answer(cast, task, sign_in):
    for user in (cast.reader, cast.neighbour, cast.nobody, cast.clerk):
        assert send(sign_in(user), task, "sign").status_code == 404
    for act in ("accept", "cancel", "merge", "grant-extension"):
        assert send(sign_in(cast.supervisor), task, act, reason="理由").status_code == 404
        assert send(sign_in(cast.reporter), task, act, reason="理由").status_code == 404
    assert send(sign_in(cast.office), task, "nothing-like-it").status_code == 404
    assert acts(task) == []


def test_a_task_that_left_the_list_is_not_acted_on(cast, task, browsers):
    Task.objects.filter(pk=task.pk).update(standing=Task.Standing.WITHDRAWN)
    assert send(browsers["office"], task, "cancel", reason="五府办〔2032〕9号").status_code == 409
    assert "acts/" not in browsers["office"].get(f"/plans/tasks/{task.pk}/").content.decode()


def test_those_who_wait_for_it_are_told_once(cast, task, finance, browsers):
    send(browsers["reporter"], task, "report-done", reason="好了")
    assert Notice.objects.get(kind="task-report-done").person == cast.office
    send(browsers["office"], task, "accept")
    told = Notice.objects.filter(kind="task-accept").values_list("person__name", flat=True)
    assert {"陈科员", "何局长", "钱科员"} <= set(told) and cast.office.name not in told


def test_the_page_costs_the_same_however_much_happened(cast, task, browsers, django_assert_num_queries):
    def asked():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as found:
            browsers["office"].get(f"/plans/tasks/{task.pk}/")
        return len(found)

    send(browsers["reporter"], task, "report-done", reason="好了")
    asked()
    few = asked()
    for number in range(6):
        send(browsers["office"], task, "send-back", reason=f"第{number}次")
        send(browsers["reporter"], task, "report-done", reason="补")
        Phase.objects.create(task=task, order=number, label=f"203{number}年", end=date(2031, 12, 31))
    assert asked() <= few


def test_events_stay_in_the_order_in_which_they_were_written(cast, task):
    actions.move(task, Act.START, actions.Particulars(on=date(2031, 3, 1)), by=cast.reporter)
    with pytest.raises(RefusedError) as found:
        actions.move(task, Act.REPORT_DONE, actions.Particulars(on=date(2031, 2, 1)), by=cast.reporter)
    assert found.value.code == "task-order"
    assert TaskEvent.objects.count() == 1

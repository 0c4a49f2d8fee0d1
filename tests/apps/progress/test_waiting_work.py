"""What waits for whom: tasks to sign for, what is to be accepted at its date, what is to be decided."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.proposals import confirmed
from yinxin.apps.plans.models import Milestone, Task
from yinxin.apps.progress import actions, projecting
from yinxin.apps.progress.life import worklists
from yinxin.apps.progress.models import Stage, TaskEvent
from yinxin.domain.progress.acts import Act


@pytest.fixture
def plan(cast):
    return confirmed(cast).plan


def falls_due(task, days):
    """The task's last day lies so many days ahead."""
    task.due_on = timezone.localdate() + timedelta(days)
    task.save(update_fields=["due_on"])
    projecting.project([task.pk])


def titles(rows):
    return sorted(row.task.serial if isinstance(row, Stage | TaskEvent) else row.serial for row in rows)


def test_a_unit_signs_for_many_tasks_at_once(cast, plan, sign_in):
    browser = sign_in(cast.reporter)
    page = browser.get("/plans/waiting/").content.decode()
    assert page.count('name="task"') == 2 and "全部" not in page
    waiting = list(worklists.to_sign(cast.reporter, cast.reporting))
    assert titles(waiting) == [1, 3]
    sent = {"unit": cast.reporting.pk, "task": [task.pk for task in waiting]}
    assert browser.post("/plans/waiting/sign/", sent).status_code == 302
    assert browser.post("/plans/waiting/sign/", sent).status_code == 302
    assert TaskEvent.objects.filter(act="sign", unit=cast.reporting).count() == 2
    assert not worklists.to_sign(cast.reporter, cast.reporting).exists()
    assert "没有待签收的任务" in browser.get("/plans/waiting/?list=sign").content.decode()


@pytest.mark.parametrize("sent", [{}, {"task": [1], "unit": 0}], ids=["nothing ticked", "another's unit"])
def test_a_faulty_signature_says_what_is_wrong(cast, plan, sign_in, sent):
    answer = sign_in(cast.reporter).post("/plans/waiting/sign/", {"unit": cast.reporting.pk, **sent})
    assert answer.status_code == 422 and 'class="errors"' in answer.content.decode()
    assert not TaskEvent.objects.exists()


def test_nobody_signs_for_a_task_in_which_her_unit_has_no_part(cast, plan, sign_in):
    other = plan.tasks.get(serial=2)
    sign_in(cast.reporter).post("/plans/waiting/sign/", {"unit": cast.reporting.pk, "task": [other.pk]})
    assert not TaskEvent.objects.exists()


def test_at_its_date_a_task_stands_in_the_acceptance_list_and_leaves_it_accepted(cast, plan, sign_in):
    done, late, far = (plan.tasks.get(serial=number) for number in (1, 2, 4))
    falls_due(done, 400), falls_due(late, -3), falls_due(far, 400)
    actions.move(done, Act.REPORT_DONE, actions.Particulars(reason="好了"), by=cast.reporter)
    Milestone.objects.create(task=far, order=1, due="", due_on=timezone.localdate(), text="完成普查")
    projecting.project([far.pk])
    office = sign_in(cast.office)
    page = office.get("/plans/waiting/?list=accept&until=today").content.decode()
    assert done.title in page and late.title in page and "完成普查" in page
    today = worklists.to_accept(cast.office, timezone.localdate())
    assert [(row.task.serial, row.is_whole) for row in today] == [(2, True), (4, False), (1, True)]
    answer = office.post(f"/plans/tasks/{done.pk}/acts/accept/", {"back": "work"})
    assert answer.status_code == 302 and answer["Location"].startswith("/plans/waiting/")
    assert titles(worklists.to_accept(cast.office, timezone.localdate())) == [2, 4]


def test_requests_stand_in_the_list_to_decide_until_they_are_answered(cast, plan, sign_in):
    task = plan.tasks.get(serial=1)
    later = task.due_on + timedelta(30)
    actions.move(
        task, Act.ASK_EXTENSION, actions.Particulars(unit=cast.reporting, reason="雨季停工", to=later), by=cast.reporter
    )
    office = sign_in(cast.office)
    page = office.get("/plans/waiting/?list=decide").content.decode()
    assert "雨季停工" in page and "市教育局" in page
    assert office.get(f"/plans/tasks/{task.pk}/acts/grant-extension/?back=work").status_code == 200
    office.post(f"/plans/tasks/{task.pk}/acts/refuse-extension/", {"reason": "抓紧", "back": "work"})
    assert not worklists.to_decide(cast.office).exists()
    actions.move(task, Act.ASK_SUSPENSION, actions.Particulars(reason="等批复"), by=cast.reporter)
    assert [event.act for event in worklists.to_decide(cast.office)] == ["ask-suspension"]


def test_each_sees_her_own_lists_only(cast, plan, sign_in):
    names = ("待签收", "待验收", "待决定")

    def shown(user):
        page = sign_in(user).get("/plans/waiting/").content.decode()
        return [name for name in names if f"{name} <span" in page]

    assert shown(cast.reporter) == ["待签收"]
    assert shown(cast.office) == ["待验收", "待决定"]
    assert shown(cast.supervisor) == ["待验收"]
    assert sign_in(cast.reader).get("/plans/waiting/").status_code == 404
    assert not worklists.to_accept(cast.neighbour, timezone.localdate()).exists()
    assert "没有待验收的任务" in sign_in(cast.neighbour).get("/plans/waiting/").content.decode()


@pytest.mark.parametrize("kind", ["sign", "accept", "decide"])
def test_no_list_asks_more_for_more_rows(cast, plan, sign_in, kind):
    user = cast.reporter if kind == "sign" else cast.office
    browser = sign_in(user)
    first = plan.tasks.get(serial=1)

    def waits(task):
        if kind == "accept":
            actions.move(task, Act.REPORT_DONE, actions.Particulars(reason="好了"), by=cast.reporter)
        elif kind == "decide":
            actions.move(task, Act.ASK_SUSPENSION, actions.Particulars(reason="等"), by=cast.reporter)

    def asked():
        with CaptureQueriesContext(connection) as found:
            assert browser.get(f"/plans/waiting/?list={kind}").status_code == 200
        return len(found)

    waits(first)
    asked()
    few = asked()
    for number in range(10, 22):
        more = Task.objects.get(pk=first.pk)
        parts = list(first.units.all())
        more.pk, more.serial, more.order, more.status = None, number, number, Task.Status.ASSIGNED
        more.save()
        for part in parts:
            part.pk, part.task = None, more
            part.save()
        projecting.project([more.pk])
        waits(more)
    assert asked() <= few


def test_signing_for_many_asks_the_database_as_often_as_for_one(cast, plan):
    tasks = list(worklists.to_sign(cast.reporter, cast.reporting))
    with CaptureQueriesContext(connection) as one:
        actions.sign_each(tasks[:1], unit=cast.reporting, by=cast.reporter)
    finance = cast.offices["市财政局"]
    with CaptureQueriesContext(connection) as many:
        assert actions.sign_each(tasks, unit=finance, by=cast.reporter) == 2
    assert len(many) <= len(one) + 1

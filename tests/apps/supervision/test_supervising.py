"""督办单: 林小梅 sends one, 陈科员 answers in time or not, and each has its number for good."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.utils import timezone
from docx import Document

from tests.factories.proposals import confirmed
from yinxin.apps import calendar
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Progress, Stage
from yinxin.apps.supervision import actions, days, reminding
from yinxin.apps.supervision.actions import Demand
from yinxin.apps.supervision.models import SupervisionNotice
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

DEMAND = Demand("说明三个窗口什么时候开办。", 5)


@pytest.fixture
def task(cast) -> Task:
    """市教育局, for which 陈科员 reports, has a part in it."""
    return confirmed(cast).plan.tasks.filter(units__unit=cast.reporting).order_by("serial")[0]


def told(person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_notice_is_sent_answered_asked_again_and_settled(cast, task, sign_in):
    office, unit = sign_in(cast.office), sign_in(cast.reporter)
    page = office.get(f"/supervision/tasks/{task.pk}/notice/").content.decode()
    assert "市教育局" in page
    sent = office.post(
        f"/supervision/tasks/{task.pk}/notice/", {"unit": cast.reporting.pk, "text": DEMAND.text, "days": 5}
    )
    notice = SupervisionNotice.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, notice.get_absolute_url())
    assert calendar.current().working_days_between(notice.issued_on, notice.due_on) == 5
    assert told(cast.reporter) == ["supervision-notice-issued"]
    assert DEMAND.text in unit.get(notice.get_absolute_url()).content.decode()
    assert unit.post(f"/supervision/notices/{notice.pk}/reply/", {"text": "下周二开办。"}).status_code == 302
    assert "supervision-notice-replied" in told(cast.office)
    again = office.post(f"/supervision/notices/{notice.pk}/again/", {"wanting": "还有两个窗口呢？"})
    assert again.status_code == 302
    assert "还有两个窗口呢？" in unit.get(notice.get_absolute_url()).content.decode()
    unit.post(f"/supervision/notices/{notice.pk}/reply/", {"text": "三个都在下周二开办。"})
    assert office.post(f"/supervision/notices/{notice.pk}/settle/").status_code == 302
    notice.refresh_from_db()
    assert (notice.state, notice.reply) == ("settled", "三个都在下周二开办。")
    assert sorted(event.action for event in history(notice)) == [
        "supervision.ask-again",
        "supervision.issue-notice",
        "supervision.reply-to-notice",
        "supervision.reply-to-notice",
        "supervision.settle-notice",
    ]
    listed = unit.get("/supervision/notices/", {"state": "settled"}).content.decode()
    assert str(notice) in listed


def test_what_is_not_filled_in_is_said_at_its_place(cast, task, sign_in):
    office, unit = sign_in(cast.office), sign_in(cast.reporter)
    page = office.post(f"/supervision/tasks/{task.pk}/notice/", {"unit": "", "text": "", "days": 0})
    assert page.status_code == 422
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    assert unit.post(f"/supervision/notices/{notice.pk}/reply/", {"text": " "}).status_code == 422
    actions.reply(notice, "好。", by=cast.reporter)
    assert office.post(f"/supervision/notices/{notice.pk}/again/", {"wanting": ""}).status_code == 422
    assert office.post(f"/supervision/notices/{notice.pk}/withdraw/", {"reason": ""}).status_code == 422
    assert office.post(f"/supervision/notices/{notice.pk}/withdraw/", {"reason": "发错了"}).status_code == 302
    assert told(cast.reporter)[-1] == "supervision-notice-withdrawn"


def test_a_unit_gets_no_second_notice_about_the_same_while_one_waits(cast, task):
    first = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    with pytest.raises(RefusedError) as refused:
        actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    assert refused.value.code == "notice-open"
    actions.withdraw(first, "发错了", by=cast.office)
    second = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    assert (first.number, second.number) == (1, 2)


def test_nothing_finished_is_supervised_and_nothing_settled_is_answered(cast, task):
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    with pytest.raises(RefusedError, match="notice-state"):
        actions.settle(notice, by=cast.office)
    actions.reply(notice, "好。", by=cast.reporter)
    actions.settle(notice, by=cast.office)
    with pytest.raises(RefusedError, match="notice-state"):
        actions.reply(notice, "再说一句。", by=cast.reporter)
    Task.objects.filter(pk=task.pk).update(status=Task.Status.ACCEPTED)
    with pytest.raises(RefusedError, match="notice-finished"):
        actions.issue(task, cast.reporting, DEMAND, by=cast.office)


def test_another_units_reporter_and_the_neighbour_are_told_it_is_not_there(cast, task, sign_in):
    other = cast.offices["市财政局"]
    notice = actions.issue(task, other, DEMAND, by=cast.office)
    address = notice.get_absolute_url()
    assert sign_in(cast.supervisor).get(address).status_code == 200
    assert sign_in(cast.office).get(address).status_code == 200
    for person in (cast.reporter, cast.neighbour):
        assert sign_in(person).get(address).status_code == 404
    assert sign_in(cast.reporter).post(f"{address}reply/", {"text": "我来答"}).status_code == 404


def test_the_list_costs_as_much_for_many_as_for_few(cast, task, sign_in, django_assert_num_queries):
    browser = sign_in(cast.office)

    def queries() -> int:
        with connection.execute_wrapper(lambda execute, *args: (seen.append(1), execute(*args))[1]):
            seen: list[int] = []
            assert browser.get("/supervision/notices/").status_code == 200
        return len(seen)

    actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    queries()
    few = queries()
    for unit in cast.offices.values():
        if unit != cast.reporting:
            actions.issue(task, unit, DEMAND, by=cast.office)
    assert queries() == few


@pytest.mark.django_db(transaction=True)
def test_two_who_send_at_once_get_two_numbers(cast):
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time anyway")
    task = confirmed(cast).plan.tasks.order_by("serial")[0]
    units = list(cast.offices.values())[:6]
    start = threading.Barrier(len(units))

    def send(unit) -> None:
        start.wait()
        try:
            actions.issue(task, unit, DEMAND, by=cast.office)
        finally:
            connection.close()

    hands = [threading.Thread(target=send, args=(unit,)) for unit in units]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(SupervisionNotice.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_the_notice_is_a_paper_too(cast, task, sign_in):
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    actions.reply(notice, "下周二开办。\x01\n三个窗口一起。", by=cast.reporter)
    data = sign_in(cast.reporter).get(f"{notice.get_absolute_url()}file/").content
    lines = [line.text for line in Document(BytesIO(data)).paragraphs]
    due = f"{notice.due_on.year}年{notice.due_on.month}月{notice.due_on.day}日"
    assert f"编号：{cast.place.name}{notice}" in lines
    assert any(DEMAND.text in line for line in lines)
    assert any(f"请于{due}前回复（自发出次日起5个工作日" in line for line in lines)
    assert lines.index("三个窗口一起。") > lines.index("三、回复")


def test_everything_supervised_is_reached_from_one_page(cast, task, sign_in):
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    SupervisionNotice.objects.filter(pk=notice.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    browser = sign_in(cast.reporter)
    assert 'href="/supervision/"' in browser.get("/").content.decode()
    page = browser.get("/supervision/").content.decode()
    for address in ("/supervision/notices/", "/proposals/", "/supervision/assessments/"):
        assert f'href="{address}"' in page
        assert browser.get(address).status_code == 200
    assert '<span class="tag tag-red">1</span>' in page


# The ladder


def due_on(task: Task, day: date) -> None:
    Progress.objects.filter(task=task).update(due_on=day)
    Stage.objects.filter(task=task, phase__isnull=True, milestone__isnull=True).update(due_on=day)


def test_the_ladder_climbs_by_working_days_and_tells_once_a_step(cast, task):
    due = date(2026, 9, 28)  # a Monday before the National Day holidays
    due_on(task, due)
    days = calendar.current()
    climbed = {}
    day = due - timedelta(days=20)
    while day < due + timedelta(days=30):
        for _twice in range(2):
            before = Notice.objects.count()
            reminding.remind_on(day)
            if Notice.objects.count() > before:
                climbed[day] = told(cast.reporter)[-1]
        day += timedelta(days=1)
    assert climbed == {
        days.add_working_days(due, -5): "task-due-before-5",
        due: "task-due-due",
        days.add_working_days(due, 1): "task-due-overdue-1",
        days.add_working_days(due, 5): "task-due-overdue-5",
        days.add_working_days(due, 10): "task-due-overdue-10",
    }
    assert days.add_working_days(due, 5) == date(2026, 10, 10)  # a Saturday that is worked
    assert told(cast.office) == ["task-due-overdue-5", "task-due-overdue-10"]
    assert told(cast.supervisor) == ["task-due-overdue-10"]


def test_a_task_put_off_begins_anew_and_a_reported_one_is_left_in_peace(cast, task):
    today = timezone.localdate()
    due_on(task, today)
    reminding.remind_on(today)
    due_on(task, today + timedelta(days=2))
    reminding.remind_on(today + timedelta(days=2))
    assert told(cast.reporter).count("task-due-due") == 2
    Task.objects.filter(pk=task.pk).update(status=Task.Status.REPORTED)
    due_on(task, today + timedelta(days=9))
    reminding.remind_on(today + timedelta(days=9))
    assert told(cast.reporter).count("task-due-due") == 2


def test_a_phase_is_called_to_mind_by_itself_unless_it_ends_with_its_task(cast, task):
    phase = task.phases.create(order=1, label="第一阶段", start=date(2026, 1, 1), end=date(2026, 3, 2))
    projecting.project([task.pk])
    due_on(task, date(2026, 12, 31))
    reminding.remind_on(date(2026, 3, 2))
    notice = Notice.objects.get(person=cast.reporter)
    assert (notice.kind, "第一阶段" in notice.facts["title"]) == ("task-due-due", True)
    Notice.objects.all().delete()
    due_on(task, phase.end)
    reminding.remind_on(phase.end)
    assert [one.key.split(":")[0] for one in Notice.objects.filter(person=cast.reporter)] == ["task"]


def test_a_server_that_stood_still_makes_up_the_last_step_only(cast, task):
    due = date(2026, 3, 2)
    due_on(task, due)
    assert reminding.remind_on(date(2026, 3, 12)) > 0  # eight working days late: the step of the fifth
    assert told(cast.reporter) == ["task-due-overdue-5"]
    assert reminding.remind_on(date(2026, 4, 30)) == 0


def test_units_are_told_nothing_of_an_internal_plan(cast, task):
    Plan.objects.filter(pk=task.plan_id).update(classification="internal")
    with pytest.raises(RefusedError, match="notice-internal"):
        actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    due = date(2026, 3, 2)
    due_on(task, due)
    reminding.remind_on(calendar.current().add_working_days(due, 5))
    assert told(cast.reporter) == []
    assert told(cast.office) == ["task-due-overdue-5"]
    assert task.title not in str(Notice.objects.get().facts)


def test_days_that_were_not_certain_are_counted_anew_when_the_notice_comes(cast, task):
    notice = actions.issue(task, cast.reporting, DEMAND, by=cast.office)
    year = timezone.localdate().year + 1
    SupervisionNotice.objects.filter(pk=notice.pk).update(
        issued_on=date(year, 9, 27), due_on=date(year, 10, 4), is_certain=False
    )
    with transaction.atomic():
        days.follow_calendar(year=year, by=cast.office)
    notice.refresh_from_db()
    counted = calendar.current().add_working_days(date(year, 9, 27), 5)
    assert notice.due_on == counted
    assert history(notice).filter(action="supervision.recount").exists() == (counted != date(year, 10, 4))

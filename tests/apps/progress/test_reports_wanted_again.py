"""What is asked again of a unit, what it sends twice, and what it may still send when its part has changed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.apps.progress.reporting_town import AUTUMN, as_upload, line, opened, plan_of, sent, workbook
from tests.factories.people import Cast
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Figure, Plan, Task, TaskUnit
from yinxin.apps.progress import access, projecting
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.models import Ledger, Line, Progress, Report, TaskEvent
from yinxin.apps.progress.reporting import asking, filling, opening
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.apps.progress.reporting.opening import Opening
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act, State


def state(task: Task) -> str:
    return Task.objects.get(pk=task.pk).status


def grouped(cast: Cast) -> list[Line]:
    """The lines of a task that each unit of a group does for itself."""
    plan = plan_of(cast)
    task = plan.tasks.filter(units__group__isnull=False).order_by("serial").first()
    task.units.filter(group__isnull=True).delete()
    return list(opened(cast, plan).lines.filter(task=task).select_related("task", "unit", "round").order_by("pk"))


def test_a_report_of_completion_that_wants_more_stands_on_the_units_page_again(cast, sign_in):
    one = line(opened(cast), 1, cast.reporting)
    report = filling.submit(one, Entry("三个窗口已全部办完。", True), by=cast.reporter)
    assert state(one.task) == State.REPORTED
    filling.want(report, "请附窗口照片", by=cast.office)
    assert state(one.task) == State.RETURNED
    told = Notice.objects.filter(person=cast.reporter, kind="report-wanting").get()
    page = sign_in(cast.reporter).get(told.link.split("#")[0]).content.decode()
    assert "请附窗口照片" in page
    assert "请附窗口照片" in sign_in(cast.reporter).get("/report/").content.decode()
    assert one in opening.silent(one.round)
    progress = Progress.objects.get(task=one.task)
    assert (progress.reported_on, progress.returns) == (None, 1)


def test_the_same_report_sent_twice_is_one_and_raises_no_alarm(cast, sign_in):
    one, unit = line(opened(cast), 1, cast.reporting), sign_in(cast.reporter)
    data = sent(one, text="三个窗口的装修已经完成，人员已经到位。")
    assert unit.post("/report/", data).status_code == 302
    assert unit.post("/report/", data).status_code == 302
    assert [report.state for report in Report.objects.filter(line=one)] == [Report.State.SUBMITTED]
    assert Progress.objects.get(task=one.task).alarms == []


def test_a_correction_is_judged_against_the_round_before_and_not_against_what_it_corrects(cast):
    one = line(opened(cast), 1, cast.reporting)
    figure = one.task.figures.get(subject__gt="", kind="target", value__isnull=False)
    text = "三个窗口的装修已经完成，人员已经到位，正在安排开放。"
    filling.submit(one, Entry(text, False, ((figure.pk, Decimal(12)),)), by=cast.reporter)
    filling.submit(one, Entry(text, False, ((figure.pk, Decimal(2)),)), by=cast.reporter)
    codes = {alarm["code"] for alarm in Progress.objects.get(task=one.task).alarms}
    assert not codes & {"backwards", "copied"}
    later = Opening("2026年11月", date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1), 5)
    again = line(opened(cast, one.round.plan, later), 1, cast.reporting)
    filling.submit(again, Entry("十一月又开了一个窗口。", False, ((figure.pk, Decimal(1)),)), by=cast.reporter)
    assert "backwards" in {alarm["code"] for alarm in Progress.objects.get(task=one.task).alarms}


def test_all_lines_are_submitted_or_none(cast, sign_in):
    mine = list(opened(cast).lines.filter(unit=cast.reporting).select_related("task").order_by("pk"))
    last = mine[-1]
    TaskUnit.objects.filter(task=last.task).delete()
    TaskUnit.objects.create(task=last.task, order=1, name=cast.reporting.name, role="lead", unit=cast.reporting)
    tomorrow = timezone.localdate() + timedelta(1)
    TaskEvent.objects.create(task=last.task, act=Act.START, on=tomorrow, by=cast.office)
    data = {"line": [one.pk for one in mine], "do": "all"}
    data |= {f"line{one.pk}-text": "进展正常，已经完成一半。" for one in mine}
    assert len(mine) > 1
    assert sign_in(cast.reporter).post("/report/", data).status_code == 409
    assert set(Report.objects.values_list("state", flat=True)) == {Report.State.DRAFT}


def test_a_unit_whose_part_ended_reports_nothing_more(cast, sign_in):
    one = line(opened(cast), 1, cast.reporting)
    TaskUnit.objects.filter(task=one.task, unit=cast.reporting).update(until=date(2026, 1, 1))
    answer = sign_in(cast.reporter).post("/report/", sent(one, text="已经全部完成。", is_done="on"))
    assert answer.status_code == 409
    assert "职责已经调整" in answer.content.decode()
    assert state(one.task) == State.ASSIGNED


def test_a_unit_that_no_longer_leads_does_not_end_the_task(cast):
    one = line(opened(cast), 1, cast.reporting)
    TaskUnit.objects.filter(task=one.task, unit=cast.reporting, role="lead").update(role="member")
    other = cast.offices["市财政局"]
    TaskUnit.objects.create(task=one.task, order=9, name=other.name, role="lead", unit=other)
    filling.submit(one, Entry("我们的部分已经完成。", True), by=cast.reporter)
    assert state(one.task) == State.ASSIGNED


def test_a_lead_that_is_no_unit_of_the_directory_is_nobody_elses_duty(cast):
    task = plan_of(cast).tasks.get(serial=1)
    TaskUnit.objects.filter(task=task).delete()
    TaskUnit.objects.create(task=task, order=1, name="没有对上的单位", role="lead")
    TaskUnit.objects.create(task=task, order=2, name=cast.reporting.name, role="member", unit=cast.reporting)
    assert not access.answering_for(cast.reporter, task).exists()
    assert {one.part for one in asking.asked_by(task.plan) if one.task == task} == {Line.Part.MEMBER}


def test_the_excuse_of_the_last_unit_of_a_group_ends_the_waiting(cast):
    mine = grouped(cast)
    for one in mine[:-1]:
        filling.submit(one, Entry("本县的已经办完。", True), by=cast.reporter)
    assert state(mine[0].task) == State.UNDER_WAY
    opening.excuse(mine[-1], reason="本县没有此项", by=cast.office)
    assert state(mine[0].task) == State.REPORTED


def test_a_short_round_does_not_silence_the_regular_one(cast):
    plan = plan_of(cast)
    special = opened(cast, plan, Opening("专项", date(2026, 1, 10), date(2026, 1, 20), date(2026, 1, 21), 5))
    for one in special.lines.select_related("task", "unit", "round"):
        filling.submit(one, Entry("一月中旬的情况。"), by=cast.reporter)
    quarter = Opening("2026年第一季度", date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), 5, leave_out=True)
    assert opening.open_round(plan, quarter, by=None).lines.count() == special.lines.count()


def test_a_round_that_would_ask_nothing_is_not_opened(cast):
    plan = plan_of(cast)
    opened(cast, plan)
    inside = Opening("十月中旬", date(2026, 10, 11), date(2026, 10, 20), date(2026, 10, 21), 5, leave_out=True)
    with pytest.raises(RefusedError) as refused:
        opening.open_round(plan, inside, by=cast.office)
    assert refused.value.code == "round-all-known"


def test_no_round_asks_units_about_an_internal_plan(cast: Cast):
    plan = plan_of(cast)
    Plan.objects.filter(pk=plan.pk).update(classification="internal")
    with pytest.raises(RefusedError) as refused:
        opening.open_round(plan, AUTUMN, by=cast.office)
    assert refused.value.code == "round-internal"
    assert not Notice.objects.filter(kind="report-asked").exists()


def test_a_ledger_marked_secret_is_not_kept(cast, sign_in):
    plan = plan_of(cast)
    rows = (("秘密★5年",), ("序号", "任务", "进展情况"), (1, plan.tasks.get(serial=1).title, "正在办理"))
    data = {"sheet": as_upload(workbook(*rows), "台账.xlsx"), "otherwise": "2026-01-05"}
    page = sign_in(cast.office).post(f"/plans/{plan.pk}/ledgers/", data).content.decode()
    assert not Ledger.objects.exists()
    assert "不得存入本系统" in page


def test_a_task_sent_back_counts_as_not_reported(cast):
    task = plan_of(cast).tasks.get(serial=1)
    Task.objects.filter(pk=task.pk).update(due_on=timezone.localdate())
    move(task, Act.REPORT_DONE, Particulars(unit=cast.reporting), by=cast.reporter)
    assert Progress.objects.get(task=task).reported_on == timezone.localdate()
    move(task, Act.SEND_BACK, Particulars(reason="没有办"), by=cast.office)
    assert Progress.objects.get(task=task).reported_on is None


def test_evidence_of_a_draft_counts_only_when_the_report_is_sent(cast):
    one = line(opened(cast), 1, cast.reporting)

    def codes():
        return {alarm["code"] for alarm in Progress.objects.get(task=one.task).alarms}

    draft = filling.save_draft(one, Entry("三个窗口都已办完。", True), by=cast.reporter)
    move(one.task, Act.REPORT_DONE, Particulars(unit=cast.reporting), by=cast.reporter)
    draft.evidence.create(task=one.task, kind="link", url="https://example.org/", by=cast.reporter)
    projecting.project([one.task_id])
    assert "unproven" in codes()
    filling.submit(one, Entry("三个窗口都已办完。", True), by=cast.reporter)
    assert "unproven" not in codes()


def test_what_comes_back_every_month_stands_for_its_own_month(cast, sign_in):
    row = opened(cast)
    one, unit = line(row, 1, cast.reporting), sign_in(cast.reporter)
    Figure.objects.filter(task=one.task).update(recurrence="monthly")
    unit.post("/report/", sent(one, value="20", text="十月培训二十人。"))
    opening.close(row, by=cast.office)
    november = Opening("2026年11月", date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1), 5)
    two = line(opened(cast, row.plan, november), 1, cast.reporting)
    assert unit.post("/report/", sent(two, value="15", text="十一月培训十五人。")).status_code == 302


def test_a_subject_that_says_nothing_by_itself_is_no_common_datum(cast):
    figures = [Figure(pk=pk, subject="培训", unit="期", value=Decimal(2)) for pk in (1, 2)]
    assert asking.what_of(figures[0]) != asking.what_of(figures[1])
    for figure in figures:
        figure.subject = "华侨讲解员培训"
    assert asking.what_of(figures[0]) == asking.what_of(figures[1])


def test_of_a_plan_that_became_internal_its_units_are_told_nothing_more(cast):
    row = opened(cast)
    Plan.objects.filter(pk=row.plan_id).update(classification="internal")
    Notice.objects.all().delete()
    assert opening.remind(row, by=cast.office) == 0
    assert not Notice.objects.exists()

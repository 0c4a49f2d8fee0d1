"""The office declares when a plan asks; the clock opens and closes; nobody is asked twice, and nobody who has nothing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.apps.progress.many_tasks import grow
from tests.apps.progress.reporting_town import AUTUMN, line, opened, plan_of, reporter_of, sent, task
from tests.factories.proposals import ANOTHER, confirmed
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Figure, Task, TaskUnit
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.models import Line, Progress, Report, Round, Schedule
from yinxin.apps.progress.reporting import days, filling, opening, scheduling
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.domain.clock import Notice as RestDays
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.recording import history


def parts(row: Round) -> set[tuple[int, str, str]]:
    return {(one.task.serial, one.unit.name, one.part) for one in row.lines.all()}


def on(monkeypatch, day: date) -> None:
    day_of = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda moment=None: day_of(moment) if moment else day)


def test_a_round_asks_leads_those_who_cooperate_and_each_of_a_group(cast):
    row = opened(cast)
    found = parts(row)
    assert (1, "市教育局", "lead") in found and (1, "市财政局", "member") in found
    assert {unit for serial, unit, part in found if (serial, part) == (1, "in-group")} == {
        unit.name for unit in cast.areas
    }
    assert (3, "市委宣传部", "lead") in found and (3, "市教育局", "member") in found
    lead = line(row, 1, cast.reporting)
    assert (lead.asked, lead.known, lead.seconds) == (3, 1, 305)
    assert (row.due_on, row.is_certain) == (date(2026, 11, 30), True)
    assert Notice.objects.filter(person=cast.reporter, kind="report-asked").count() == 1
    assert history(row).get().action == "progress.open-round"


def test_the_light_of_a_silent_task_follows_the_last_day_of_its_round(cast, sign_in):
    row, office = opened(cast), sign_in(cast.office)
    (books,) = row.lines.filter(task__serial=4, part="lead")

    def grey_on():
        return Progress.objects.get(task=books.task).grey_on

    assert grey_on() == date(2026, 12, 1)
    office.post(f"/report/rounds/{row.pk}/extend/", {"to": "2026-12-15", "reason": "系统检修"})
    assert grey_on() == date(2026, 12, 16)
    office.post(f"/report/lines/{books.pk}/excuse/", {"reason": "本月无此项"})
    assert grey_on() != date(2026, 12, 16)


def test_what_is_finished_suspended_handed_over_or_only_guided_is_not_asked(cast):
    plan = plan_of(cast)
    Task.objects.filter(plan=plan, serial=2).update(status="suspended")
    Task.objects.filter(plan=plan, serial=4).update(standing="withdrawn")
    TaskUnit.objects.filter(task__plan=plan, task__serial=1, unit=cast.offices["市财政局"]).update(
        until=date(2026, 1, 1)
    )
    TaskUnit.objects.filter(task__plan=plan, task__serial=3, unit=cast.reporting).update(role="guide")
    found = parts(opened(cast, plan))
    assert {serial for serial, _, _ in found} == {1, 3}
    assert not {(1, "市财政局", "member"), (3, "市教育局", "member")} & found
    Task.objects.filter(plan=plan).update(status="accepted")
    with pytest.raises(RefusedError) as refused:
        opened(
            cast,
            plan,
            replace(AUTUMN, name="2026年11月", period_start=date(2026, 11, 1), period_end=date(2026, 11, 30)),
        )
    assert refused.value.code == "round-empty"


def test_a_round_that_would_ask_again_is_refused_and_can_leave_that_out(cast, sign_in):
    plan = plan_of(cast)
    row = opened(cast, plan)
    quarter = {"name": "八至十月", "period_start": "2026-08-01", "period_end": "2026-10-31", "working_days": 5}
    browser = sign_in(cast.office)
    answer = browser.post(f"/plans/{plan.pk}/rounds/open/", quarter)
    assert answer.status_code == 409 and "2026年10月" in answer.content.decode()
    answer = browser.post(f"/plans/{plan.pk}/rounds/open/", quarter | {"leave_out": "on"})
    assert answer.status_code == 409 and "不用再开一轮" in answer.content.decode()
    Line.objects.filter(round=row, unit=cast.reporting).delete()
    assert browser.post(f"/plans/{plan.pk}/rounds/open/", quarter | {"leave_out": "on"}).status_code == 302
    left = Round.objects.get(name="八至十月").lines
    assert left.count() and set(left.values_list("unit", flat=True)) == {cast.reporting.pk}
    opening.close(Round.objects.get(name="八至十月"), by=cast.office)
    opening.close(row, by=cast.office)
    answer = browser.post(f"/plans/{plan.pk}/rounds/open/", quarter | {"name": "补报"})
    assert answer.status_code == 302, "nobody answered the first, so nothing is asked twice"
    assert browser.post(f"/plans/{plan.pk}/rounds/open/", quarter | {"period_end": "2026-01-01"}).status_code == 422


def test_an_indicator_told_for_another_plan_is_not_asked_again_and_its_value_counts(cast):
    first, twin = opened(cast), confirmed(cast, ANOTHER, "口岸.txt").plan
    one = line(first, 1, cast.reporting)
    figure = one.task.figures.get()
    grow(twin, cast.reporting, 2)
    Figure.objects.filter(task__plan=twin, task__serial=1001).update(
        subject=figure.subject, unit=figure.unit, value=figure.value, due=figure.due
    )
    filling.submit(one, Entry("已修缮12处", values=((figure.pk, 12),)), by=cast.reporter)
    with pytest.raises(RefusedError) as refused:
        opened(cast, twin)
    assert refused.value.code == "report-asked-twice"
    second = line(opened(cast, twin, replace(AUTUMN, leave_out=True)), 1001, cast.reporting)
    assert second.skipped == [second.task.figures.get().pk] and second.asked == 2
    report = filling.submit(second, Entry("同上"), by=cast.reporter)
    assert [one.value for one in report.measurements.all()] == [12]


def test_a_schedule_is_shown_before_it_is_declared_and_two_do_not_overlap(cast, sign_in):
    plan, browser = plan_of(cast), sign_in(cast.office)
    asked = {"rhythm": "quarterly", "opens_after": 1, "working_days": 5, "since": "2026-10-01"}
    page = browser.post(f"/plans/{plan.pk}/rounds/", asked).content.decode()
    assert "2026年第四季度" in page and "市教育局" in page and not Schedule.objects.exists()
    assert browser.post(f"/plans/{plan.pk}/rounds/", asked | {"confirmed": "yes"}).status_code == 302
    assert browser.get(f"/plans/{plan.pk}/rounds/").status_code == 200
    again = browser.post(f"/plans/{plan.pk}/rounds/", asked | {"rhythm": "monthly", "confirmed": "yes"})
    assert again.status_code == 409
    schedule = Schedule.objects.get()
    assert browser.post(f"/report/schedules/{schedule.pk}/stop/", {"reason": "改为月报"}).status_code == 302
    assert browser.post(f"/plans/{plan.pk}/rounds/", asked | {"working_days": 0}).status_code == 422


def test_the_clock_opens_each_round_once_and_closes_what_is_over(cast, monkeypatch):
    plan = plan_of(cast)
    schedule = Schedule(plan=plan, rhythm="monthly", opens_after=1, working_days=5, since=date(2026, 8, 15))
    scheduling.declare(schedule, by=cast.office)
    on(monkeypatch, date(2026, 9, 1))
    assert scheduling.open_due(None) == {"opened": 1, "closed": 0}
    assert scheduling.open_due(None) == {"opened": 0, "closed": 0}
    august = Round.objects.get(plan=plan)
    assert (august.name, august.due_on) == ("2026年8月", date(2026, 9, 8))
    on(monkeypatch, date(2026, 9, 9))
    assert scheduling.open_due(None)["closed"] == 0, "late reports are still taken"
    on(monkeypatch, date(2026, 10, 9))
    assert scheduling.open_due(None) == {"opened": 1, "closed": 1}
    august.refresh_from_db()
    assert august.closed_at is not None


def test_a_round_that_nobody_opened_in_time_is_given_its_days_from_now_on(cast, monkeypatch):
    plan = plan_of(cast)
    schedule = Schedule(plan=plan, rhythm="monthly", opens_after=1, working_days=5, since=date(2026, 6, 1))
    scheduling.declare(schedule, by=cast.office)
    on(monkeypatch, date(2026, 9, 22))
    assert scheduling.open_due(None)["opened"] == 1, "what passed is not asked afterwards, but for the last"
    assert (Round.objects.get().name, Round.objects.get().opens_on) == ("2026年8月", date(2026, 9, 22))


def test_a_killed_run_leaves_whole_rounds_only_and_the_next_goes_on(cast, monkeypatch):
    plan = plan_of(cast)
    schedule = Schedule(plan=plan, rhythm="monthly", opens_after=1, working_days=5, since=date(2026, 8, 15))
    scheduling.declare(schedule, by=cast.office)
    on(monkeypatch, date(2026, 9, 1))

    def killed(*_args, **_named):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(opening, "record", killed)
        with pytest.raises(KeyboardInterrupt):
            scheduling.open_due(None)
    assert not Round.objects.exists() and not Line.objects.exists()
    assert scheduling.open_due(None)["opened"] == 1


def test_tasks_with_their_own_recurrence_are_asked_by_it(cast, monkeypatch):
    plan = plan_of(cast)
    Task.objects.filter(plan=plan, serial=3).update(recurrence="monthly")
    Task.objects.filter(plan=plan, serial=2).update(recurrence="yearly")
    schedule = Schedule(plan=plan, rhythm="own", opens_after=1, working_days=5, since=date(2026, 8, 1))
    shown = scheduling.preview(schedule)
    assert {one.name for one in shown.coming} >= {"2026年8月（每月任务）", "2026年度（每年任务）"}
    scheduling.declare(schedule, by=cast.office)
    on(monkeypatch, date(2026, 9, 1))
    scheduling.open_due(None)
    row = Round.objects.get()
    assert {one.task.serial for one in row.lines.all()} == {3}


def test_the_office_sees_who_is_silent_reminds_excuses_extends_and_closes(cast, sign_in):
    row, browser = opened(cast), sign_in(cast.office)
    money = reporter_of(cast.offices["市财政局"], 1)
    page = browser.get(f"/report/rounds/{row.pk}/").content.decode()
    assert "市教育局" in page and "未报" in page
    assert browser.get(f"/report/rounds/{row.pk}/?state=silent&unit={cast.reporting.pk}").status_code == 200
    assert sign_in(cast.supervisor).get(f"/report/rounds/{row.pk}/").status_code == 200
    assert browser.post(f"/report/rounds/{row.pk}/remind/").status_code == 302
    reminded = Notice.objects.filter(kind="report-reminder")
    assert {one.person for one in reminded} == {cast.reporter, cast.head, money}
    browser.post(f"/report/rounds/{row.pk}/remind/")
    assert reminded.count() == 3, "once a day"
    one = line(row, 3, cast.reporting)
    assert browser.post(f"/report/lines/{one.pk}/excuse/", {"reason": "本季无夜读会"}).status_code == 302
    one.refresh_from_db()
    assert one.excused == "本季无夜读会"
    assert browser.post(f"/report/rounds/{row.pk}/extend/", {"to": "2026-11-01", "reason": "早"}).status_code == 409
    assert browser.post(f"/report/rounds/{row.pk}/extend/", {"to": "", "reason": ""}).status_code == 422
    assert browser.post(f"/report/rounds/{row.pk}/extend/", {"to": "2026-12-10", "reason": "年底"}).status_code == 302
    row.refresh_from_db()
    assert row.due_on == date(2026, 12, 10)
    assert browser.post(f"/report/rounds/{row.pk}/close/").status_code == 302
    assert sign_in(cast.reporter).post("/report/", sent(line(row, 1, cast.reporting), text="迟了")).status_code == 302
    assert not Report.objects.exists(), "a closed round is on nobody's page any more"
    assert browser.post(f"/report/rounds/{row.pk}/close/").status_code == 409


def test_a_duty_suspended_meanwhile_is_wanted_no_more(cast):
    row = opened(cast)
    wanted = opening.silent(row).filter(task__serial=2).count()
    one = task(row.plan, 2)
    move(one, Act.ASK_SUSPENSION, Particulars(reason="缺件"), by=cast.reporter)
    move(one, Act.SUSPEND, Particulars(reason="同意"), by=cast.office)
    assert wanted == 2 and opening.silent(row).filter(task__serial=2).count() == 0


def test_a_notice_of_rest_days_moves_the_open_rounds(cast, monkeypatch):
    row = opened(cast, asked=replace(AUTUMN, opens_on=date(2026, 12, 30), working_days=5))
    assert not row.is_certain
    later = days.calendar().with_notices(
        [RestDays(2027, rest=frozenset({date(2027, 1, day) for day in (1, 2, 3)}), work=frozenset())]
    )
    monkeypatch.setattr(days, "current", lambda: later)
    assert days.follow_calendar(year=2027, by=cast.office) == 1
    before = row.due_on
    row.refresh_from_db()
    assert row.is_certain and row.due_on > before


def test_a_round_of_many_lines_costs_as_many_queries_as_of_few(cast, sign_in):
    plan, browser = plan_of(cast), sign_in(cast.office)
    counts = []
    for n in (10, 100):
        grow(plan, cast.reporting, n)
        Round.objects.all().delete()
        row = opened(cast, plan, replace(AUTUMN, name=f"{n}"))
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/report/rounds/{row.pk}/").status_code == 200
        with CaptureQueriesContext(connection) as listed:
            assert browser.get(f"/plans/{plan.pk}/rounds/").status_code == 200
        with CaptureQueriesContext(connection) as reckoned:
            assert browser.get(f"/plans/{plan.pk}/burden/?round={row.pk}").status_code == 200
        counts.append((len(asked), len(listed), len(reckoned)))
    assert counts[0] == counts[1]


def test_a_schedule_until_the_end_of_the_year_asks_about_the_last_quarter(cast, monkeypatch):
    plan = plan_of(cast)
    kept = Schedule(plan=plan, rhythm="quarterly", since=date(2026, 1, 1), until=date(2026, 12, 31), by=cast.office)
    assert [one.name for one in scheduling.preview(kept).coming][3:] == ["2026年第四季度"]
    scheduling.declare(kept, by=cast.office)
    on(monkeypatch, date(2027, 1, 1))
    scheduling.open_due(None)
    assert Round.objects.get().name == "2026年第四季度"


def test_a_schedule_stopped_before_its_round_opened_does_not_open_it(cast, monkeypatch):
    plan = plan_of(cast)
    kept = Schedule(plan=plan, rhythm="quarterly", opens_after=10, since=date(2026, 10, 1), by=cast.office)
    scheduling.declare(kept, by=cast.office)
    on(monkeypatch, date(2027, 1, 5))
    scheduling.stop(kept, reason="改为每月", by=cast.office)
    on(monkeypatch, date(2027, 1, 10))
    scheduling.open_due(None)
    assert not Round.objects.exists()

"""What an office does in January, April, July and December, and what stands on paper and on screen afterwards."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2
import pytest
from django.test import Client
from docx import Document
from ical.calendar_stream import IcsCalendarStream

from tests.apps.supervision.test_drafts import links, words
from tests.scenarios.office_year import BOOKS, HOUSES, LETTERS, READINGS, OfficeYear
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Figure, Task
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import Evidence, Progress, Report, Round, TaskEvent
from yinxin.apps.supervision.board import board_of
from yinxin.apps.supervision.board.state import BoardState
from yinxin.apps.supervision.models import Appeal, Draft, SupervisionNotice
from yinxin.kit.audit.chain import verify
from yinxin.kit.audit.models import Event

pytestmark = pytest.mark.django_db

STATE_AFTER = {
    "start": "under-way",
    "report-done": "reported",
    "accept": "accepted",
    "send-back": "returned",
    "suspend": "suspended",
    "resume": "under-way",
}


def told(kind: str) -> Counter[str]:
    return Counter(Notice.objects.filter(kind=kind).values_list("person__name", flat=True))


def states(year: OfficeYear) -> dict[int, str]:
    """How every task stands, read off its events by another hand than the program's."""
    found = dict.fromkeys((HOUSES, LETTERS, READINGS, BOOKS), "assigned")
    for event in TaskEvent.objects.order_by("pk").select_related("task"):
        serial = event.task.serial
        if event.act == "sign" and found[serial] == "assigned":
            found[serial] = "signed"
        found[serial] = STATE_AFTER.get(event.act, found[serial])
    return found


def days(year: OfficeYear) -> dict[int, date | None]:
    """The last day of every task: as the list has it, and as it was put off."""
    found = {task.serial: task.due_on for task in year.plan.tasks.all()}
    for event in TaskEvent.objects.filter(act="grant-extension").order_by("pk").select_related("task"):
        asked = TaskEvent.objects.filter(task=event.task, act="ask-extension", pk__lt=event.pk).latest("pk")
        found[event.task.serial] = event.to or asked.to
    return found


def downloaded(year: OfficeYear, draft: Draft) -> bytes:
    return year.sign_in(year.cast.office).get(f"/supervision/drafts/{draft.pk}/file/").content


def follow_every_figure(year: OfficeYear, draft: Draft) -> dict[str, str]:
    """Every figure printed in the file leads to as many rows as it says; what it says, by its code."""
    browser = year.sign_in(year.cast.office)
    printed = {}
    for text, address in links(downloaded(year, draft)):
        if "/figures/" in address:
            page = browser.get("/" + address.split("/", 3)[3]).content.decode()
            code = address.rstrip("/").rsplit("/", 1)[1]
            kept = next(one for one in draft.figures if one["code"] == code)
            assert page.count("data-counted") == len(kept["rows"]), code
            assert f'<strong class="figure">{text}</strong>' in page, code
            printed[code] = text
    return printed


# January


def test_in_january_the_plan_is_confirmed_units_sign_and_the_rounds_are_declared(january: OfficeYear):
    year, cast = january, january.cast
    assert [task.serial for task in year.plan.tasks.order_by("order")] == [HOUSES, LETTERS, READINGS, BOOKS]
    assert days(year)[HOUSES] == date(2031, 12, 31)
    signed = Counter(TaskEvent.objects.filter(act="sign").values_list("unit__name", flat=True))
    assert signed == {
        "市教育局": 2,
        "市财政局": 2,
        "市归国华侨联合会": 1,
        "市委宣传部": 1,
        "市文化广电新闻出版局": 2,
        "榕江区人民政府": 1,
    }
    assert states(year) == dict.fromkeys((1, 2, 3, 4), "signed")
    unsigned = year.reporter("海陵区")
    assert f'value="{year.task(HOUSES).pk}"' in year.opens(unsigned, "/plans/waiting/", list="sign")
    assert not Round.objects.exists()
    rounds = year.opens(cast.office, f"/plans/{year.plan.pk}/rounds/")
    assert "2031年第一季度" not in rounds or "2031-04-01" in rounds
    made = year.sign_in(cast.reporter).post("/plans/feeds/make/", {"unit": cast.reporting.pk})
    (address,) = re.findall(r"/feeds/[\w-]+\.ics", made.content.decode())
    feed = IcsCalendarStream.calendar_from_ics(Client().get(address).content.decode())
    assert date(2031, 12, 31) in {event.dtstart for event in feed.events}


# April


def test_in_april_the_round_opens_by_the_clock_and_the_office_sees_who_is_silent(april: OfficeYear):
    year, office = april, april.cast.office
    first = Round.objects.get()
    assert (first.name, first.opens_on, first.due_on) == ("2031年第一季度", date(2031, 4, 1), date(2031, 4, 8))
    assert set(told("report-asked").values()) == {1}
    silent = {line.unit.name for line in first.lines.exclude(reports__state="submitted").select_related("unit")}
    assert {"市归国华侨联合会", "市文化广电新闻出版局", "台平市人民政府"} <= silent and "榕江区人民政府" not in silent
    page = year.opens(office, f"/report/rounds/{first.pk}/", state="silent")
    assert all(name in page for name in silent)
    assert told("report-reminder")[year.reporter("市归国华侨联合会").name] == 1


def test_in_april_the_lead_takes_the_counties_and_the_others_together(april: OfficeYear):
    year = april
    report = Report.objects.get(unit=year.cast.reporting, task=year.task(HOUSES), state="submitted")
    assert [one.value for one in report.measurements.all()] == [Decimal(9)]
    shown = Counter(report.evidence.filter(withdrawn_at=None).values_list("kind", flat=True))
    assert shown == {"report": 4, "link": 1, "file": 1}
    page = year.opens(year.cast.office, f"/report/rounds/{Round.objects.get().pk}/")
    assert "合计 9 处" in page and "7 家中 3 家已报" in page


def test_in_april_a_late_unit_is_reminded_step_by_step_and_answers_the_office_in_writing(april: OfficeYear):
    who = april.reporter("市归国华侨联合会").name
    assert {kind: told(f"task-due-{kind}")[who] for kind in ("before-5", "due", "overdue-1", "overdue-5")} == {
        "before-5": 1,
        "due": 1,
        "overdue-1": 1,
        "overdue-5": 1,
    }
    assert told("task-due-overdue-5")["林小梅"] == 1 and not told("task-due-overdue-1")["林小梅"]
    notice = SupervisionNotice.objects.get()
    assert (notice.year, notice.number, notice.state) == (2031, 1, "settled")
    assert (notice.issued_on, notice.due_on) == (date(2031, 4, 25), date(2031, 5, 6))
    assert told("supervision-notice-issued")[who] == 1 and told("supervision-notice-replied")["林小梅"] == 1


def test_in_april_the_bulletin_says_what_the_tables_say(april: OfficeYear):
    year = april
    draft = year.drafts("bulletin", date(2031, 1, 1), date(2031, 4, 28))
    printed = follow_every_figure(year, draft)
    now = states(year)
    late = [
        serial
        for serial, due in days(year).items()
        if due and due < date(2031, 4, 28) and now[serial] not in ("accepted", "reported", "suspended")
    ]
    assert late == [LETTERS]
    assert {code: printed[code] for code in ("total", "accepted", "rate", "reported", "overdue", "done")} == {
        "total": "4",
        "accepted": "0",
        "rate": "0",
        "reported": "0",
        "overdue": "1",
        "done": "0",
    }
    text = words(downloaded(year, draft))
    assert "2.整理家书" in text and "2031年4月28日" in text
    assert "陈科员" not in text, "a bulletin names units, nobody in them"


# July


def test_in_july_copied_words_and_a_falling_value_are_asked_about(july: OfficeYear):
    assert "与2031-03-31的报告几乎相同" in july.alarms
    assert "“登记在册的空置老屋”由9处变为7处" in july.alarms
    wanted = Report.objects.filter(task=july.task(HOUSES), unit=july.cast.reporting).order_by("pk")
    assert [report.state for report in wanted] == ["submitted", "returned", "submitted"]
    assert told("report-wanting")["陈科员"] == 1


def test_in_july_a_summary_is_taken_in_and_its_sentences_prove_what_was_reported(july: OfficeYear):
    year = july
    proven = {
        one.task.serial: one.quote[:8] for one in Evidence.objects.filter(kind="statement").select_related("task")
    }
    assert proven == {HOUSES: "全年修缮空置老屋", LETTERS: "征集到民间家书3", READINGS: "举办侨乡夜读会1"}
    report = Report.objects.filter(task=year.task(HOUSES), unit=year.cast.reporting).latest("pk")
    assert report.evidence.get(kind="statement").quote.startswith("全年修缮空置老屋33处")
    page = year.opens(year.cast.office, f"/plans/tasks/{year.task(HOUSES).pk}/reports/")
    assert "全年修缮空置老屋33处" in page and "验收单.txt" in page


def test_in_july_a_day_is_put_off_a_task_stands_still_and_those_behind_are_warned(july: OfficeYear):
    year = july
    letters, readings = year.task(LETTERS), year.task(READINGS)
    assert (letters.progress.due_on, letters.progress.pushes) == (date(2031, 10, 31), 1) == (days(year)[LETTERS], 1)
    assert (letters.due_on, readings.status) == (date(2031, 4, 18), states(year)[READINGS])
    acts = list(TaskEvent.objects.filter(task=readings).exclude(act="sign").values_list("act", "by__name"))
    assert acts[-3:] == [("ask-suspension", "林小梅"), ("suspend", "方副主任"), ("resume", "林小梅")]
    late = (date(2031, 10, 31).toordinal() + 270) - date(2032, 6, 30).toordinal()
    behind = Notice.objects.filter(kind="task-overlap", link=year.task(BOOKS).get_absolute_url())
    assert {notice.facts["days"] for notice in behind} == {late}
    assert year.reporter("市文化广电新闻出版局").name in {notice.person.name for notice in behind}


def test_in_july_the_wall_chart_the_board_and_the_list_count_the_same(july: OfficeYear):
    year, office = july, july.cast.office
    pdf = year.sign_in(office).get(f"/plans/{year.plan.pk}/chart/A3/").content
    sheets = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in sheets).replace("\r\n", "").replace(" ", "")
    assert all(task.title.replace(" ", "") in text for task in year.plan.tasks.all())
    assert "制图日期2031年9月2日" in text and "共4项，已验收0项" in text
    board = board_of(office, year.plan, date(2031, 9, 2))
    assert board.counts.total == 4
    for light, _name, count in board.counts.parts:
        listed = year.opens(office, f"/plans/{year.plan.pk}/", light=light)
        assert f"共 {count} 项任务" in listed, light
    matrix = board_of(office, year.plan, date(2031, 9, 2), BoardState(role="lead")).matrix
    for row in matrix.rows:
        assert f"共 {row.total.counts.total} 项任务" in year.opens(office, f"/plans/{year.plan.pk}/?{row.total.query}")


# December


def test_in_december_work_is_accepted_at_its_date_or_sent_back(december: OfficeYear):
    year = december
    assert states(year) == {HOUSES: "accepted", LETTERS: "accepted", READINGS: "under-way", BOOKS: "signed"}
    houses = year.task(HOUSES).progress
    assert (houses.accepted_on, houses.returns) == (date(2031, 12, 31), 1)
    assert told("task-send-back")["陈科员"] == 1 and told("task-accept")["陈科员"] == 1
    assert f"/plans/tasks/{year.task(BOOKS).pk}/acts/accept/" not in year.opens(
        year.cast.office, year.task(BOOKS).get_absolute_url()
    )


def test_in_december_summary_and_evaluation_print_only_what_is_on_record(december: OfficeYear):
    year = december
    summary = year.drafts("summary", date(2031, 1, 1), date(2031, 12, 31))
    printed = follow_every_figure(year, summary)
    accepted = [serial for serial, state in states(year).items() if state == "accepted"]
    assert (printed["total"], printed["accepted"], printed["done"], printed["rate"]) == ("4", "2", "2", "50")
    assert len(accepted) == 2
    text = words(downloaded(year, summary))
    assert "2031年度工作总结" in text and "登记在册的空置老屋40处全部修缮。" in text
    assert "出版口述史（" not in text.split("三、")[0], "nobody reported on the books, so nothing is written about them"
    evaluation = year.drafts("evaluation", date(2031, 1, 1), date(2031, 12, 31))
    follow_every_figure(year, evaluation)
    rows = [
        [cell.text for cell in row.cells]
        for table in Document(BytesIO(downloaded(year, evaluation))).tables
        for row in table.rows
    ]
    for serial, value, apart in ((HOUSES, "40", "0"), (LETTERS, "3120", "+120"), (READINGS, "2", "+1")):
        figure = (
            Figure.objects.filter(task=year.task(serial), kind="target", measurements__isnull=False).distinct().get()
        )
        newest = figure.measurements.filter(report__state="submitted").latest("report__as_of", "report__pk")
        assert (newest.value, newest.value - figure.value) == (Decimal(value), Decimal(apart))
        (row,) = [row for row in rows if len(row) == 6 and row[0] == figure.subject]
        assert any(value in cell for cell in row) and any(apart in cell for cell in row), row


def test_in_december_units_are_assessed_object_and_the_result_is_frozen_with_the_record(december: OfficeYear):
    year, office = december, december.cast.office
    made = year.assesses()
    preview = year.opens(office, made.get_absolute_url())
    assert "市教育局" in preview and "市归国华侨联合会" in preview
    year.sends(office, f"{made.get_absolute_url()}announce/", days=5)
    who, unit = year.reporter("市归国华侨联合会"), year.unit("市归国华侨联合会")
    late = {"unit": unit.pk, "task": year.task(LETTERS).pk, "reason": "延期是协调办同意的。"}
    year.sends(who, f"{made.get_absolute_url()}appeal/", **late)
    appeal = Appeal.objects.get()
    year.sends(office, f"/supervision/appeals/{appeal.pk}/decide/", answer="已按延期后的日期计算。", granted="no")
    year.clock.morning(date(2032, 1, 12))
    year.sends(office, f"{made.get_absolute_url()}freeze/")
    made.refresh_from_db()
    assert Event.objects.get(pk=made.event).hash == made.head
    totals = {row["name"]: row["total"] for row in made.results}
    # On time and accepted with evidence, once sent back: 100 − 2. The letters were reported by the day they were put off to.
    assert (totals["市教育局"], totals["市归国华侨联合会"]) == ("98.0", "100.0")
    assert made.head in year.opens(office, made.get_absolute_url())


def test_in_december_anybody_reads_on_the_promise_page_what_was_promised_and_done(december: OfficeYear):
    year, address = december, f"/boards/{december.plan.pk}/promise/"
    public = f"/promises/{year.plan.pk}/"
    assert Client().get(public).status_code == 404
    year.sends(year.cast.office, address, turn="on", with_reports="on", reason="年终向社会公开")
    page = Client().get(public).content.decode()
    assert all(task.title in page for task in year.plan.tasks.all())
    assert "2031-12-31验收通过" in page and "登记在册的空置老屋40处全部修缮。" in page
    assert not any(name in page for name in ("陈科员", "林小梅", "何局长"))


def test_after_december_the_record_verifies_and_every_task_is_what_its_events_make_of_it(december: OfficeYear):
    year = december
    report = verify()
    assert report.fault is None and report.events == Event.objects.count() > 60
    lives = projecting.lives(list(year.plan.tasks.values_list("pk", flat=True)))
    for task in year.plan.tasks.all():
        life, row = lives[task.pk], Progress.objects.get(task=task)
        assert (task.status, row.due_on, row.pushes, row.returns) == (life.state, life.due, life.pushes, life.returns)
        assert task.status == states(year)[task.serial] and row.due_on == days(year)[task.serial]
    before = list(Progress.objects.order_by("pk").values())
    projecting.project(list(Task.objects.values_list("pk", flat=True)))
    assert list(Progress.objects.order_by("pk").values()) == before

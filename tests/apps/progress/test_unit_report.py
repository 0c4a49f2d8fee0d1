"""陈科员 reports for 市教育局 on its one page: figures first, filled in, kept by itself, submitted once, corrected by a new one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.apps.progress.many_tasks import grow
from tests.apps.progress.reporting_town import AUTUMN, line, opened, plan_of, reporter_of, sent, task
from yinxin.apps.notices.models import Notice
from yinxin.apps.progress.models import Evidence, Line, Report, Round
from yinxin.apps.progress.reporting import filling, lines_page, opening
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.domain.errors import RefusedError

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00050001ff89993d1d0000000049454e44ae426082"
)


@pytest.fixture
def row(cast) -> Round:
    return opened(cast)


@pytest.fixture
def one(cast, row) -> Line:
    return line(row, 1, cast.reporting)


@pytest.fixture
def browser(cast, sign_in):
    return sign_in(cast.reporter)


def newest(one: Line) -> Report:
    return Report.objects.filter(line=one).order_by("-pk")[0]


def values(report: Report) -> list[int]:
    return [int(each.value) for each in report.measurements.all()]


def test_the_page_asks_only_what_is_asked_now_figures_first(cast, row, one, browser):
    page = browser.get("/report/").content.decode()
    assert page.count("data-card") == 2, "one lead, one to cooperate in"
    assert page.index("40 处") < page.index(f"line{one.pk}-text")
    assert "整理家书" not in page
    opening.close(row, by=cast.office)
    assert "现在没有要报的" in browser.get("/report/").content.decode()


@pytest.mark.parametrize("typed", ["12", "１２", "十二", "12处"])
def test_a_value_is_taken_as_people_write_it(one, browser, typed):
    assert browser.post("/report/", sent(one, value=typed, text="已修缮十二处")).status_code == 302
    report = newest(one)
    assert (report.state, values(report), report.text) == ("submitted", [12], "已修缮十二处")
    assert report.as_of == date(2026, 10, 31)
    one.task.refresh_from_db()
    assert one.task.status == "under-way"
    assert one.task.events.get().report == report


@pytest.mark.parametrize("typed", ["约十二", "12户", "=12"])
def test_what_is_no_value_is_said_and_the_rest_is_kept(one, browser, typed):
    answer = browser.post("/report/", sent(one, value=typed, text="已修缮十二处"))
    assert answer.status_code == 422 and typed in answer.content.decode()
    assert (newest(one).state, newest(one).text) == ("draft", "已修缮十二处")


def test_going_back_wants_a_tick(cast, row, one, browser):
    browser.post("/report/", sent(one, value="30", text="三十处"))
    opening.close(row, by=cast.office)
    later = opened(
        cast,
        row.plan,
        replace(AUTUMN, name="2026年11月", period_start=date(2026, 11, 1), period_end=date(2026, 11, 30)),
    )
    again = line(later, 1, cast.reporting)
    page = browser.get("/report/").content.decode()
    assert "上次 30" in page and "三十处</textarea>" in page and "上次的内容" in page
    assert again.known == 3 and again.seconds == 115
    answer = browser.post("/report/", sent(again, value="25", text="重核为二十五处"))
    assert answer.status_code == 422 and "属实" in answer.content.decode()
    assert browser.post("/report/", sent(again, value="25", sure="on", text="重核为二十五处")).status_code == 302
    assert values(newest(again)) == [25]
    too_much = browser.post("/report/", sent(again, value="9000", text="笔误"))
    assert too_much.status_code == 422, "a slip of the hand is asked about too"


def test_a_draft_keeps_itself_and_a_correction_is_a_new_report(one, browser):
    kept = browser.post(
        f"/report/lines/{one.pk}/", sent(one, value="10", text="十处", seconds="75"), headers={"hx-request": "true"}
    )
    assert kept.status_code == 200 and "已存草稿" in kept.content.decode()
    assert values(newest(one)) == [10] and newest(one).seconds == 75
    faulty = browser.post(f"/report/lines/{one.pk}/", sent(one, value="x", text="十处多"))
    assert "不是一个数" in faulty.content.decode() and newest(one).text == "十处多"
    browser.post("/report/", sent(one, do="save", value="11", text="十一处"))
    assert newest(one).state == "draft" and Report.objects.count() == 1
    browser.post("/report/", sent(one, value="11", text="十一处"))
    first = newest(one)
    assert (first.state, first.asked, first.prefilled) == ("submitted", 3, 1)
    browser.post(f"/report/lines/{one.pk}/", sent(one, value="十一处", text="十一处"))
    assert newest(one) == first, "a request that comes too late leaves no draft"
    page = browser.get(f"/report/?line={one.pk}").content.decode()
    assert "提交更正" in page and "十一处" in page
    browser.post("/report/", sent(one, value="9", text="更正为九处"))
    assert (newest(one).state, values(newest(one))) == ("submitted", [9])
    first.refresh_from_db()
    assert (first.state, first.text) == ("submitted", "十一处")


def test_all_that_was_touched_is_submitted_together_or_nothing(cast, row, one, browser):
    other = line(row, 3, cast.reporting)
    both = sent(one, do="all", value="5", text="五处") | sent(other, do="all", text="协助办会")
    both["line"] = [one.pk, other.pk]
    spoiled = both | {f"line{one.pk}-value-{one.task.figures.get().pk}": "五户"}
    assert browser.post("/report/", spoiled).status_code == 422
    assert not Report.objects.filter(state="submitted").exists()
    assert browser.post("/report/", both).status_code == 302
    assert Report.objects.filter(state="submitted").count() == 2
    assert browser.post("/report/", sent(one, text="")).status_code in (302, 422)
    empty = sent(line(row, 1, cast.reporting), value="", text="")
    assert browser.post("/report/", empty).status_code == 422


def test_looking_at_a_card_is_not_touching_it(one, browser):
    two_lines = {"value": "5", "text": "五处\r\n另备料"}
    browser.post("/report/", sent(one, **two_lines))
    assert newest(one).text == "五处\n另备料"
    browser.post("/report/", sent(one, do="all", seconds="30", **two_lines))
    assert Report.objects.count() == 1, "nothing new was said, so nothing new is submitted"


def test_done_moves_the_task_and_it_is_not_asked_again(cast, row, one, browser):
    browser.post("/report/", sent(one, value="40", text="全部修缮", is_done="on"))
    one.task.refresh_from_db()
    assert one.task.status == "reported"
    assert "全部修缮" in browser.get(f"/plans/tasks/{one.task_id}/reports/").content.decode()
    browser.post("/report/", sent(one, value="41", text="又补一处", is_done="on"))
    assert values(newest(one)) == [41] and one.task.events.count() == 1


def test_who_cooperates_moves_nothing_and_a_group_is_done_when_all_are(cast, row, sign_in):
    plan = row.plan
    task(plan, 1).units.filter(role="lead").update(until=date(2026, 1, 1))
    task(plan, 1).units.filter(unit=cast.offices["市财政局"]).update(until=date(2026, 1, 1))
    Round.objects.all().delete()
    row = opened(cast, plan)
    lines = [line(row, 1, unit) for unit in cast.areas]
    assert {each.part for each in lines} == {"in-group"}
    for number, each in enumerate(lines):
        filling.submit(each, Entry("已办结", is_done=True), by=reporter_of(each.unit, number))
        each.task.refresh_from_db()
        assert each.task.status == ("reported" if number == len(lines) - 1 else "under-way")


def test_evidence_is_a_file_a_link_or_what_was_found(cast, one, browser, sign_in):
    prefix = f"line{one.pk}-"
    file = SimpleUploadedFile("照片.png", PICTURE, "image/png")
    answer = browser.post(
        "/report/",
        sent(one, do="save", text="见照片") | {f"{prefix}file": file, f"{prefix}url": "https://example.org/a"},
    )
    assert answer.status_code == 302
    picture, link = Evidence.objects.order_by("pk")
    assert (picture.kind, link.kind, link.url) == ("file", "link", "https://example.org/a")
    assert sign_in(cast.office).get(f"/report/evidence/{picture.pk}/").status_code == 404, "a draft is its unit's alone"
    assert browser.get(f"/report/evidence/{picture.pk}/").status_code == 200
    found = Evidence.objects.create(task=one.task, kind="statement", quote="修缮老屋十二处", by=cast.office)
    assert "修缮老屋十二处" in browser.get("/report/").content.decode()
    assert browser.post("/report/", {"do": f"use:{one.pk}:{found.pk}"}).status_code == 302
    found.refresh_from_db()
    assert found.report == newest(one)
    assert browser.post("/report/", {"do": f"withdraw:{one.pk}:{found.pk}"}).status_code == 302
    assert browser.post("/report/", {"do": f"withdraw:{one.pk}:{link.pk}"}).status_code == 302
    assert newest(one).evidence.filter(withdrawn_at__isnull=True).get() == picture
    browser.post("/report/", sent(one, text="见照片"))
    assert sign_in(cast.office).get(f"/report/evidence/{picture.pk}/").status_code == 200
    wrong = browser.post("/report/", sent(one, do="save", text="x") | {f"{prefix}url": "javascript:alert(1)"})
    assert wrong.status_code == 422
    secret = SimpleUploadedFile("密.txt", "机密★10年\n老屋底数".encode())
    refused = browser.post("/report/", sent(one, do="save", text="x") | {f"{prefix}file": secret})
    assert refused.status_code == 422 and not Evidence.objects.filter(title="密.txt").exists()


def test_the_office_asks_for_more_and_the_unit_is_told(cast, one, browser, sign_in):
    browser.post("/report/", sent(one, value="5", text="五处"))
    report, office = newest(one), sign_in(cast.office)
    assert office.post(f"/report/sent/{report.pk}/want/", {"wanting": ""}).status_code == 422
    assert office.post(f"/report/sent/{report.pk}/want/", {"wanting": "请补修缮清单"}).status_code == 302
    assert office.post(f"/report/sent/{report.pk}/want/", {"wanting": "再补"}).status_code == 404
    assert Notice.objects.filter(kind="report-wanting", person=cast.reporter).count() == 1
    page = browser.get("/report/").content.decode()
    assert "请补修缮清单" in page and "五处" in page
    browser.post("/report/", sent(one, value="5", text="五处，清单附后"))
    assert newest(one).state == "submitted"
    assert "请补修缮清单" not in browser.get("/report/").content.decode()


def test_the_lead_takes_the_others_together_by_clicks(cast, row, one, browser, sign_in):
    money = reporter_of(cast.offices["市财政局"], 50)
    member = line(row, 1, cast.offices["市财政局"])
    figure = one.task.figures.get()
    said = filling.submit(member, Entry("拨付修缮经费"), by=money)
    for number, unit in enumerate(cast.areas[:3]):
        own = line(row, 1, unit)
        filling.submit(own, Entry(f"{unit.name}修缮", values=((figure.pk, number + 2),)), by=reporter_of(unit, number))
    page = browser.get("/report/").content.decode()
    assert "拨付修缮经费" in page and "采用合计 9 处" in page and "8 家中 4 家已报" in page
    assert browser.post("/report/", {"do": f"take-sum:{one.pk}:{figure.pk}"}).status_code == 302
    assert values(newest(one)) == [9]
    browser.post("/report/", {"do": f"take-text:{one.pk}:{said.pk}"})
    draft = newest(one)
    assert draft.text == "市财政局：拨付修缮经费"
    assert draft.evidence.filter(kind="report").count() == 4
    browser.post("/report/", {"do": f"take-least:{one.pk}:{figure.pk}"})
    assert values(newest(one)) == [2]
    area = Report.objects.filter(unit=cast.areas[0]).get()
    browser.post("/report/", {"do": f"take-value:{one.pk}:{area.pk}:{figure.pk}"})
    assert values(newest(one)) == [2] and draft.evidence.filter(kind="report").count() == 4
    assert browser.post("/report/", {"do": f"take-text:{one.pk}:999999"}).status_code == 409
    assert browser.post(f"/report/sent/{said.pk}/want/", {"wanting": "请写明金额"}).status_code == 302
    assert sign_in(money).post(f"/report/sent/{area.pk}/want/", {"wanting": "x"}).status_code == 404
    page = sign_in(cast.office).get(f"/report/rounds/{row.pk}/").content.decode()
    assert "7 家中 3 家已报" in page and "合计 9 处" in page


def test_nobody_fills_in_what_another_unit_is_asked(cast, row, one, sign_in):
    stranger = reporter_of(cast.offices["市财政局"], 9)
    for who in (stranger, cast.neighbour, cast.reader):
        assert sign_in(who).post(f"/report/lines/{one.pk}/", sent(one, text="x")).status_code == 404
    sign_in(stranger).post("/report/", sent(one, text="冒填"))
    assert sign_in(stranger).post("/report/", {"do": f"take-text:{one.pk}:1"}).status_code == 404
    assert sign_in(stranger).post("/report/", {"do": "erase"}).status_code == 404
    assert not Report.objects.exists()


def test_two_who_press_at_once_leave_one_draft(one, cast):
    first = filling.draft_of(one, by=cast.reporter)
    assert filling.draft_of(one, by=cast.head) == first
    with pytest.raises(RefusedError):
        filling.submit(one, Entry(), by=cast.reporter)


def test_a_hundred_lines_cost_as_many_queries_as_ten(cast, sign_in, monkeypatch):
    monkeypatch.setattr(lines_page, "PER_PAGE", 200)
    plan, browser = plan_of(cast), sign_in(cast.reporter)
    counts = []
    for n in (10, 100):
        grow(plan, cast.reporting, n)
        Round.objects.all().delete()
        opened(cast, plan, replace(AUTUMN, name=f"{n}"))
        with CaptureQueriesContext(connection) as asked:
            page = browser.get("/report/").content.decode()
        counts.append((len(asked), page.count("data-card") >= n - 4))
    assert counts[0][0] == counts[1][0] and counts[1][1]

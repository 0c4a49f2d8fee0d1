"""The office of a plan already under way brings its running ledger: matched, corrected, confirmed once, and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.apps.progress.reporting_town import as_upload, plan_of, task, workbook
from yinxin.apps.progress.actions.moving import Particulars, move
from yinxin.apps.progress.models import Ledger, Report, TaskEvent
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.recording import history

HEAD = ("备注", "进展情况", "任务", "序号", "责任单位", "完成时间", "是否验收")
ROWS = (
    ("五邑市侨乡记忆保护行动工作台账",),
    HEAD,
    ("", "三月已修缮老屋18处", "修缮空置老屋", 1, "市教育局", "", ""),
    ("已归档", "40处全部修缮", "修缮空置老屋", 1, "市教育局", "2026年6月30日", "是"),
    ("", "征集家书1200封", "整理家书（市侨联）", 2, "市归国华侨联合会", "", "否"),
    ("", "夜读会四场", "开办夜读会活动", 3, "市委宣传部、市教育局", "", ""),
    ("", "新建停车场", "建设停车场", 9, "市财政局", "", ""),
)


@pytest.fixture
def plan(cast):
    return plan_of(cast)


@pytest.fixture
def browser(cast, sign_in):
    return sign_in(cast.office)


def upload(browser, plan, rows=ROWS, merged=((0, 0, 0, 6, ROWS[0][0]),), day="2026-03-31") -> Ledger:
    data = {"sheet": as_upload(workbook(*rows, merged=merged), "台账.xlsx"), "otherwise": day}
    answer = browser.post(f"/plans/{plan.pk}/ledgers/", data)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return Ledger.objects.order_by("-pk")[0]


def sent(ledger: Ledger, **changes: str) -> dict[str, str]:
    labels = {one.pk: f"{one.serial} {one.title[:80]}" for one in ledger.plan.tasks.all()}
    rows = {f"task-{place}": labels.get(row["task"], "") for place, row in enumerate(ledger.rows)}
    return rows | changes


def test_a_ledger_is_matched_corrected_and_confirmed_with_its_past_dates(cast, plan, browser):
    assert browser.get(f"/plans/{plan.pk}/ledgers/").status_code == 200
    ledger = upload(browser, plan)
    serials = {one.pk: one.serial for one in plan.tasks.all()}
    assert [serials.get(row["task"]) for row in ledger.rows] == [1, 1, 2, 3, None]
    page = browser.get(f"/report/ledgers/{ledger.pk}/").content.decode()
    assert "没有找到对应的任务" in page and "建设停车场" in page
    refused = browser.post(f"/report/ledgers/{ledger.pk}/confirm/", {"reason": "接上旧台账"})
    assert refused.status_code == 409 and "第7行" in refused.content.decode() and not Report.objects.exists()
    wrong = browser.post(f"/report/ledgers/{ledger.pk}/", sent(ledger, **{"task-4": "月球"}))
    assert wrong.status_code == 422 and "月球" in wrong.content.decode()
    assert browser.post(f"/report/ledgers/{ledger.pk}/", sent(ledger, **{"skip-4": "on"})).status_code == 302
    assert browser.post(f"/report/ledgers/{ledger.pk}/confirm/", {"reason": ""}).status_code == 422
    assert browser.post(f"/report/ledgers/{ledger.pk}/confirm/", {"reason": "接上旧台账"}).status_code == 302
    first = task(plan, 1)
    assert first.status == "accepted" and first.progress.accepted_on == date(2026, 6, 30)
    assert [(one.act, one.on, one.by) for one in first.events.all()] == [
        ("progress", date(2026, 3, 31), None),
        ("report-done", date(2026, 6, 30), None),
        ("accept", date(2026, 6, 30), None),
    ]
    report = Report.objects.filter(task=first).order_by("as_of").last()
    assert (report.origin, report.unit, report.text) == ("ledger", cast.reporting, "40处全部修缮\n备注：已归档")
    assert task(plan, 2).status == "under-way" and task(plan, 4).status == "assigned"
    event = history(ledger).get(action="progress.take-ledger")
    assert (event.actor, event.reason) == (cast.office, "接上旧台账")
    assert "接上旧台账" in browser.get(f"/report/ledgers/{ledger.pk}/").content.decode()
    assert browser.post(f"/report/ledgers/{ledger.pk}/confirm/", {"reason": "再来"}).status_code == 409


def test_a_ledger_is_taken_back_while_nothing_is_built_on_it(cast, plan, browser):
    ledger = upload(browser, plan, ROWS[:-1])
    browser.post(f"/report/ledgers/{ledger.pk}/confirm/", {"reason": "接上"})
    assert Report.objects.count() == 4
    assert browser.post(f"/report/ledgers/{ledger.pk}/undo/", {"reason": "传错了"}).status_code == 302
    assert not Report.objects.exists() and not TaskEvent.objects.exists()
    assert task(plan, 1).status == "assigned" and task(plan, 1).progress.accepted_on is None
    assert browser.post(f"/report/ledgers/{ledger.pk}/undo/", {"reason": "再撤"}).status_code == 409
    again = upload(browser, plan, ROWS[:-1])
    browser.post(f"/report/ledgers/{again.pk}/confirm/", {"reason": "再接"})
    move(task(plan, 2), Act.PROGRESS, Particulars(unit=cast.reporting), by=cast.reporter)
    refused = browser.post(f"/report/ledgers/{again.pk}/undo/", {"reason": "传错了"})
    assert refused.status_code == 409 and "整理家书" in refused.content.decode() and Report.objects.count() == 4


def test_what_does_not_fit_what_happened_is_refused_with_its_row(plan, browser):
    rows = (
        HEAD,
        ("", "完成", "修缮空置老屋", 1, "", "2026-05-01", "是"),
        ("", "又有进展", "修缮空置老屋", 1, "", "", "否"),
    )
    ledger = upload(browser, plan, rows, (), day="2026-06-30")
    refused = browser.post(f"/report/ledgers/{ledger.pk}/confirm/", {"reason": "接上"})
    assert refused.status_code == 409 and "第3行" in refused.content.decode()
    assert not Report.objects.exists() and not TaskEvent.objects.exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("姓名", "电话"), ("甲", "1")), "没有找到台账的表头"),
        ((HEAD, ()), "表头下面没有内容"),
    ],
)
def test_a_sheet_that_is_no_ledger_gets_one_sentence(plan, browser, rows, said):
    data = {"sheet": as_upload(workbook(*rows)), "otherwise": "2026-03-31"}
    answer = browser.post(f"/plans/{plan.pk}/ledgers/", data)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_doubtful_dates_are_named_on_the_preview(plan, browser):
    rows = (HEAD, ("", "完成", "修缮空置老屋", 1, "", "去年底", "是"))
    ledger = upload(browser, plan, rows, ())
    assert "日期看不懂" in browser.get(f"/report/ledgers/{ledger.pk}/").content.decode()
    tomorrow = {"sheet": as_upload(workbook(*rows)), "otherwise": "2090-01-01"}
    assert browser.post(f"/plans/{plan.pk}/ledgers/", tomorrow).status_code == 422

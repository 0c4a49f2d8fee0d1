"""An office that works offline: the sheet goes out, comes back, and nothing of it is taken unless all of it is sound."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.apps.progress.reporting_town import as_upload, line, opened, reporter_of, workbook
from yinxin.apps.progress.models import Report, Round
from yinxin.apps.progress.reporting import filling, opening
from yinxin.apps.progress.reporting.line_form import Entry
from yinxin.apps.progress.reporting.sheet_out import HEADINGS

FIRST = 4
"""The sheet's number of the first row to fill in."""


@pytest.fixture
def row(cast) -> Round:
    return opened(cast)


@pytest.fixture
def browser(cast, sign_in):
    return sign_in(cast.reporter)


def fetched(browser, row: Round, unit) -> bytes:
    answer = browser.get(f"/report/rounds/{row.pk}/units/{unit.pk}/sheet/")
    assert answer.status_code == 200
    return answer.content


def filled(data: bytes, fill: Callable[[Worksheet], None]) -> bytes:
    book, kept = load_workbook(BytesIO(data)), BytesIO()
    fill(book.active)
    book.save(kept)
    return kept.getvalue()


def put(page: Worksheet, number: int, heading: str, value: str) -> None:
    """What is typed into a cell that holds text is text, also where it begins like a formula."""
    cell = page.cell(number, HEADINGS.index(heading) + 1, value)
    cell.data_type = "s"


def load(browser, data: bytes, name: str = "表.xlsx"):
    return browser.post("/report/sheet/", {"sheet": as_upload(data, name)})


def test_a_sheet_is_locked_but_where_one_fills_in_and_hides_its_keys(cast, row, browser):
    page = load_workbook(BytesIO(fetched(browser, row, cast.reporting))).active
    assert [cell.value for cell in page[3]] == list(HEADINGS)
    assert page.protection.sheet and page.column_dimensions["A"].hidden
    locked = {HEADINGS[cell.column - 1]: cell.protection.locked for cell in page[FIRST]}
    assert [name for name, shut in locked.items() if not shut] == ["本次数值", "属实", "进展", "已经完成"]
    assert {rule.formula1 for rule in page.data_validations.dataValidation if rule.type == "list"} == {'"是"'}


def test_an_untouched_sheet_changes_nothing(cast, row, browser):
    answer = load(browser, fetched(browser, row, cast.reporting))
    assert answer.status_code == 302 and not Report.objects.exists()


def test_a_filled_sheet_is_submitted_and_comes_out_as_it_went_in(cast, row, browser):
    def fill(page):
        put(page, FIRST, "本次数值", "一百二十")
        put(page, FIRST, "进展", "=已修缮一百二十处")
        put(page, FIRST, "已经完成", "是")

    assert load(browser, filled(fetched(browser, row, cast.reporting), fill)).status_code == 302
    report = Report.objects.get()
    assert (report.state, report.origin, report.text, report.is_done) == (
        "submitted",
        "sheet",
        "=已修缮一百二十处",
        True,
    )
    assert [int(one.value) for one in report.measurements.all()] == [120]
    out = fetched(browser, row, cast.reporting)
    page = load_workbook(BytesIO(out)).active
    said = page.cell(FIRST, HEADINGS.index("进展") + 1)
    assert (said.value, said.data_type, said.quotePrefix) == ("=已修缮一百二十处", "s", True)
    assert load(browser, out).status_code == 302 and Report.objects.count() == 1


def test_every_fault_is_named_and_nothing_is_taken(cast, row, browser):
    def fill(page):
        put(page, FIRST, "本次数值", "四十户")
        put(page, FIRST, "已经完成", "大概")
        put(page, FIRST + 1, "进展", "长" * 5001)

    answer = load(browser, filled(fetched(browser, row, cast.reporting), fill))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Report.objects.exists()
    assert '<td role="cell" data-label="行">4</td>' in page and '<td role="cell" data-label="行">5</td>' in page
    for said in ("四十户", "本次数值", "大概", "已经完成", "最多5000个字", "有 3 处要改"):
        assert said in page, said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook(("姓名", "电话"), ("甲", "1")), "不是从填报页面下载的"),
        (b"not a workbook", ""),
        (workbook(tuple(HEADINGS), ("forged", 1, "任务")), "不是本系统发出的"),
    ],
)
def test_a_foreign_sheet_is_refused_with_a_sentence(row, browser, data, said):
    answer = load(browser, data)
    assert answer.status_code == 422 and said in answer.content.decode() and not Report.objects.exists()


def test_a_sheet_of_another_unit_or_an_older_state_is_refused(cast, row, browser, sign_in):
    def fill(page):
        put(page, FIRST, "进展", "五处")

    sheet = filled(fetched(browser, row, cast.reporting), fill)
    other = sign_in(reporter_of(cast.offices["市财政局"], 3))
    assert other.get(f"/report/rounds/{row.pk}/units/{cast.reporting.pk}/sheet/").status_code == 404
    answer = load(other, sheet)
    assert answer.status_code == 422 and "不是您的单位要报的" in answer.content.decode()
    filling.submit(line(row, 1, cast.reporting), Entry("先在网上报了"), by=cast.reporter)
    answer = load(browser, sheet)
    assert answer.status_code == 422 and "下载之后" in answer.content.decode()
    assert Report.objects.count() == 1


def test_the_office_takes_a_sheet_for_a_unit_and_none_after_the_round(cast, row, browser, sign_in):
    office = sign_in(cast.office)
    assert office.get("/report/sheet/").status_code == 200

    def fill(page):
        put(page, FIRST, "进展", "代填五处")

    sheet = filled(fetched(office, row, cast.reporting), fill)
    assert load(office, sheet).status_code == 302
    assert Report.objects.get().unit == cast.reporting
    again = filled(fetched(browser, row, cast.reporting), lambda page: put(page, FIRST, "进展", "六处"))
    opening.close(row, by=cast.office)
    answer = load(browser, again)
    assert answer.status_code == 422 and "已经收齐" in answer.content.decode()


def test_a_row_that_bears_the_code_of_another_is_refused(cast, row, browser):
    """Copied down by mistake, it would be filed under the wrong task."""

    def fill(page):
        page.cell(page.max_row + 1, 1, page.cell(FIRST, 1).value)
        put(page, page.max_row, "进展", "报到别的任务上去了")

    answer = load(browser, filled(fetched(browser, row, cast.reporting), fill))
    assert answer.status_code == 422
    assert "填报码与另一行相同" in answer.content.decode()
    assert not Report.objects.exists()

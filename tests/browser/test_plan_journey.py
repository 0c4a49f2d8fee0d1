"""A plan's way from a file to a sheet, as 陈敏 of the office goes it: upload, reading, desk, list, task, export."""

from __future__ import annotations

import io
import re

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.steps import enter, held, read_waiting
from yinxin import samples
from yinxin.apps.plans.models import Source


def test_from_a_file_to_a_sheet(visitor, town, judge, picture):
    page = visitor()
    enter(page)
    page.get_by_role("link", name="上传计划文件").first.click()
    page.locator("[type=file]").set_input_files([samples.path(samples.NARRATIVE_PLAN)])
    expect(page.locator("[data-drop-list]")).to_contain_text("narrative-plan.docx")
    page.get_by_role("button", name="上传并读取").click()
    watch_the_reading(page)
    judge(page)
    page.get_by_role("link", name="去确认台").click()
    look_at_the_first_doubt(page)
    picture(page, "confirmation-desk")
    judge(page)
    set_the_date_that_was_in_doubt(page)
    judge(page)
    confirm_by_keyboard(page)
    page.get_by_role("link", name="都处理完了，看责任清单").click()
    expect(page.locator("caption")).to_contain_text("共 18 项任务")
    picture(page, "responsibility-list")
    judge(page)
    narrow_the_list(page)
    page.get_by_role("link", name=re.compile("建强青年联谊组织")).click()
    expect(page.locator(".quote mark").first).to_contain_text("五年内吸纳会员不少于500名")
    expect(page.get_by_text("2031年")).to_be_visible()
    judge(page)
    page.go_back()
    take_what_is_seen(page)


def watch_the_reading(page: Page) -> None:
    """The page follows it, and a reload or a walk elsewhere loses nothing."""
    expect(page.get_by_role("progressbar")).to_be_visible()
    Source.objects.update(state=Source.State.READING, progress=40)
    expect(page.locator("#reading")).to_contain_text("40%")
    page.reload()
    expect(page.locator("#reading")).to_contain_text("40%")
    reading = page.url
    page.goto("about:blank")
    Source.objects.update(state=Source.State.WAITING, progress=0)
    read_waiting()
    page.goto(reading)


def look_at_the_first_doubt(page: Page) -> None:
    """What is doubted stands first, and its place in the source is marked and in sight."""
    first = page.locator(".proposal").first
    expect(first.locator(".doubts")).to_be_visible()
    assert held(page) == first.get_attribute("data-key")
    marked = page.locator("mark.is-current").first
    expect(marked).to_be_in_viewport()
    assert "青年联谊" in (marked.text_content() or "")


def set_the_date_that_was_in_doubt(page: Page) -> None:
    first = page.locator(".proposal").first
    page.keyboard.press("e")
    expect(first.locator("[data-edit] [name=title]")).to_be_focused()
    first.locator("[data-edit] [name=due]").fill("以后")
    first.get_by_role("button", name="保存修改").click()
    expect(first.locator(".error")).to_contain_text("2017-12-31")
    expect(first.locator("[data-edit] [name=due]")).to_be_focused()
    first.locator("[data-edit] [name=due]").fill("2031")
    first.get_by_role("button", name="保存修改").click()
    expect(first.locator("[data-edit]")).to_have_count(0)


def confirm_by_keyboard(page: Page) -> None:
    """Enter confirms and goes on; j and k walk; the rest is confirmed at once."""
    key = held(page)
    page.keyboard.press("Enter")
    expect(page.locator(f"#item-{key}")).to_have_attribute("data-state", "confirmed")
    expect(page.locator("#desk-counts")).to_contain_text("已处理 1 / 18 项")
    expect(page.locator("[data-in-hand]")).not_to_have_attribute("data-key", key)  # the hand moves on a moment later
    second = held(page)
    page.keyboard.press("j")
    assert held(page) not in {key, second}
    page.keyboard.press("k")
    assert held(page) == second
    page.get_by_role("button", name="确认没有疑点的").click()
    expect(page.locator("#desk-counts")).to_contain_text("已处理 18 / 18 项")


def narrow_the_list(page: Page) -> None:
    """A facet's number is the number of rows it leaves, and the address says what was chosen."""
    option = page.locator(".facet-options a[href*='lead=']").filter(has_text="市外事局").first
    count = int(option.locator(".number").text_content() or "0")
    option.click()
    expect(page.locator("caption")).to_contain_text(f"共 {count} 项任务")
    expect(page.locator("tbody tr")).to_have_count(count)
    assert "lead=u" in page.url
    page.locator(".menu").filter(has_text="分组").first.locator("summary").click()
    page.get_by_role("link", name="按章节").click()
    expect(page.locator(".group-row").first).to_be_visible()
    assert "lead=u" in page.url
    page.locator(".chip").first.click()
    expect(page.locator("caption")).to_contain_text("共 18 项任务")
    page.get_by_role("searchbox").fill("青年联谊")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("caption")).to_contain_text("共 1 项任务")


def take_what_is_seen(page: Page) -> None:
    """The sheet holds the rows of the page, no more."""
    page.locator(".menu").filter(has_text="导出").first.locator("summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel 表格").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    printed = [str(cell) for row in book.active.iter_rows(values_only=True) for cell in row if cell]
    assert any("青年联谊组织" in cell for cell in printed)
    assert not any("完善社团联络制度" in cell for cell in printed)

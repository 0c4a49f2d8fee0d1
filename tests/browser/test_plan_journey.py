"""A plan's way from a file to a sheet, as 陈敏 of the office goes it: upload, reading, desk, list, task, export."""

from __future__ import annotations

import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import Locator, Page, expect

from yinxin import samples
from yinxin.apps.people import actions as people
from yinxin.apps.people import importing
from yinxin.apps.people.models import Level, Role, Unit, UnitKind, User
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.models import ProposedTask, Source, Task
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

PASSWORD = "letters-with-money-1892"
LONG_AGO = date(2020, 1, 1)


@pytest.fixture
def town(transactional_db) -> Unit:
    """The sample town with its units, an office user, a unit's user and a reader; no plan yet."""
    place = people.add_unit(
        name=samples.units()[0]["名称"], level=Level.CITY, parent=None, by=None, kind=UnitKind.GOVERNMENT
    )
    office = people.add_user(email="office@lanpu.example", name="陈敏", by=None, password=PASSWORD)
    people.give_post(office, place, Role.OFFICE, since=LONG_AGO, by=None)
    sheet = samples.path(samples.UNITS)
    outcome = importing.load(place, ContentFile(sheet.read_bytes(), name=sheet.name), by=office)
    assert outcome.faults == ()
    for email, name, role, unit in (
        ("unit@lanpu.example", "林小梅", Role.UNIT, Unit.objects.get(place=place, name="市外事局")),
        ("reader@lanpu.example", "王路人", Role.READER, place),
    ):
        people.give_post(
            people.add_user(email=email, name=name, by=None, password=PASSWORD), unit, role, since=LONG_AGO, by=None
        )
    return place


def enter(page: Page, who: str = "office") -> None:
    page.goto("/sign-in/")
    page.locator("[name=username]").fill(f"{who}@lanpu.example")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    expect(page.locator(".site-nav")).to_be_visible()


def read_waiting() -> None:
    """What the worker would do. No page may be asking meanwhile: the test and the server share one connection."""
    for job in Job.objects.all():
        run(str(job.pk))


def laid_on_desk(place: Unit, name: str) -> Source:
    office = User.objects.get(email="office@lanpu.example")
    path = samples.path(name)
    (receipt,) = plans.upload([(path.name, path.read_bytes())], place=place, by=office)
    assert receipt.source is not None
    read_waiting()
    receipt.source.refresh_from_db()
    return receipt.source


def confirmed(place: Unit, name: str) -> Source:
    source = laid_on_desk(place, name)
    plans.confirm_all(source, by=User.objects.get(email="office@lanpu.example"))
    source.refresh_from_db()
    return source


def held(page: Page) -> str:
    """The number of the task in hand."""
    return page.locator("[data-in-hand]").get_attribute("data-key") or ""


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
    second = held(page)
    assert second != key
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


def test_keys_belong_to_whoever_is_typing(visitor, town):
    source = laid_on_desk(town, samples.NARRATIVE_PLAN)
    page = visitor()
    enter(page)
    page.goto(f"/plans/sources/{source.pk}/desk/")
    page.keyboard.press("e")
    title = page.locator("[data-edit] [name=title]")
    expect(title).to_be_focused()
    before = held(page)
    title.fill("")
    page.keyboard.type("jeke")
    expect(title).to_have_value("jeke")
    assert held(page) == before
    assert not ProposedTask.objects.filter(state=ProposedTask.State.CONFIRMED).exists()


def test_single_keys_can_be_turned_off_and_stay_off(visitor, town):
    source = laid_on_desk(town, samples.NARRATIVE_PLAN)
    page = visitor()
    enter(page)
    page.goto(f"/plans/sources/{source.pk}/desk/")
    page.get_by_role("button", name="用键盘").click()
    page.reload()
    before = held(page)
    page.keyboard.press("j")
    assert held(page) == before
    page.get_by_role("button", name="用键盘").click()
    page.keyboard.press("j")
    assert held(page) != before


def test_a_file_is_uploaded_and_followed_without_scripts(visitor, town):
    page = visitor(scripts=False)
    enter(page)
    page.goto("/plans/upload/")
    page.locator("[type=file]").set_input_files(
        [samples.path(samples.PLAN_TABLE), samples.path(samples.NARRATIVE_PLAN)]
    )
    page.get_by_role("button", name="上传并读取").click()
    expect(page.locator("[role=status] li")).to_have_count(2)
    page.goto("about:blank")
    read_waiting()
    page.goto("/")
    expect(page.locator(".waiting .tag-good")).to_have_count(2)


def test_a_unit_is_renamed_and_a_faulty_sheet_changes_nothing(visitor, town, judge, tmp_path):
    unit = Unit.objects.get(place=town, name="市教育局")
    page = visitor()
    enter(page)
    page.goto(f"/units/{unit.pk}/")
    page.locator(".menu").filter(has_text="变更").locator("summary").click()
    page.get_by_role("link", name="更名").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert").filter(has_text="还没有保存")).to_be_focused()
    judge(page)
    page.get_by_label("新名称").fill("市教育和体育局")
    page.get_by_label("生效日期").fill("2026-03-01")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("市教育和体育局")
    expect(page.locator("tr").filter(has_text="曾用名称")).to_contain_text("市教育局")
    sheet = tmp_path / "单位.csv"
    sheet.write_text("名称,层级\n市粮食局,市级\n市渔业局,天上\n", encoding="utf-8")
    page.goto(f"/places/{town.pk}/import/")
    page.locator("[type=file]").set_input_files([sheet])
    page.get_by_role("button", name="检查并导入").click()
    expect(page.locator(".errors tbody tr")).to_have_count(1)
    expect(page.locator(".errors tbody")).to_contain_text("天上")
    judge(page)
    assert not Unit.objects.filter(name="市粮食局").exists()


def open_for_editing(item: Locator) -> None:
    """The desk puts the cursor into the title once it is there; what is typed before would go astray."""
    item.locator("[data-act=edit]").click()
    expect(item.locator("[data-edit] [name=title]")).to_be_focused()


def test_split_merge_drop_and_choosing_a_unit(visitor, town):
    source = laid_on_desk(town, samples.NARRATIVE_PLAN)
    page = visitor()
    enter(page)
    page.goto(f"/plans/sources/{source.pk}/desk/")
    items = page.locator(".proposal")
    expect(items).to_have_count(18)

    boxes = page.locator("input[name=item]")
    boxes.nth(2).check()
    boxes.nth(3).check()
    page.get_by_role("button", name="合并勾选的").click()
    expect(items).to_have_count(17)

    open_for_editing(items.nth(4))
    page.get_by_text("拆成几项").click()
    parts = page.locator("[name=parts]")
    parts.evaluate("box => { const at = box.value.indexOf('。') + 1; box.focus(); box.setSelectionRange(at, at); }")
    page.get_by_role("button", name="在光标处拆开").click()
    page.get_by_role("button", name="拆分", exact=True).click()
    expect(items).to_have_count(18)

    open_for_editing(items.nth(1))
    row = page.locator("[data-edit] .unit-row").last
    row.locator("[name=choice]").fill("市教育局")
    row.get_by_role("button", name="添加").click()
    expect(items.nth(1).locator(".parts")).to_contain_text("市教育局")

    open_for_editing(items.nth(2))
    page.get_by_text("这不是一项任务").click()
    page.locator("[name=reason]").fill("与上一项重复")
    page.get_by_role("button", name="舍去", exact=True).click()
    dropped = page.locator("[data-state=dropped]")
    expect(dropped).to_contain_text("与上一项重复")
    dropped.get_by_role("button", name="取回").click()
    expect(page.locator("[data-state=dropped]")).to_have_count(0)


def test_what_somebody_else_confirmed_meanwhile_is_said_not_lost(visitor, town):
    source = laid_on_desk(town, samples.NARRATIVE_PLAN)
    page = visitor()
    enter(page)
    page.goto(f"/plans/sources/{source.pk}/desk/")
    row = ProposedTask.objects.get(pk=held(page))
    plans.confirm(row, by=User.objects.get(email="office@lanpu.example"))
    page.locator(f"#item-{row.pk} [data-act=confirm]").click()
    expect(page.get_by_role("alert")).to_contain_text("已确认")
    assert Task.objects.count() == 1


def test_the_desk_on_a_phone(visitor, town, judge, shoot):
    source = laid_on_desk(town, samples.NARRATIVE_PLAN)
    page = visitor(width=360, height=740)
    enter(page)
    page.goto(f"/plans/sources/{source.pk}/desk/")
    expect(page.locator("#pane-source")).to_be_hidden()
    shoot(page, "desk-phone-tasks")
    judge(page)
    page.locator(".proposal").first.locator("[data-show-place]").click()
    expect(page.locator("#pane-tasks")).to_be_hidden()
    expect(page.locator("mark.is-current").first).to_be_in_viewport()
    judge(page)
    page.get_by_role("tab", name="任务").click()
    page.locator("[data-act=confirm]").first.click()
    expect(page.locator("#desk-counts")).to_contain_text("已处理 1 / 18 项")


def test_a_newer_version_is_compared_cell_by_cell(visitor, town, judge, shoot):
    old = confirmed(town, "narrative-plan.txt")
    text = samples.path("narrative-plan.txt").read_text(encoding="utf-8").replace("不少于500名", "不少于800名")
    (receipt,) = plans.upload(
        [("修订稿.txt", text.encode())], place=town, by=User.objects.get(email="office@lanpu.example")
    )
    assert receipt.source is not None
    read_waiting()
    page = visitor()
    enter(page)
    page.goto(f"/plans/sources/{receipt.source.pk}/changes/")
    expect(page.locator("del").first).to_have_text("5")
    expect(page.locator("ins").first).to_have_text("8")
    shoot(page, "changes")
    judge(page)
    page.get_by_role("button", name="采用全部 1 处").click()
    expect(page.locator(".tag-good").first).to_have_text("已采用")
    assert Task.objects.filter(plan=old.plan, text__contains="不少于800名").count() == 1


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "zh-Hans"), (1280, "zh-Hant"), (360, "en")])
def test_every_page_is_open_to_everybody(visitor, town, judge, shoot, language, width):
    table = confirmed(town, samples.PLAN_TABLE)
    desk = laid_on_desk(town, samples.NARRATIVE_PLAN)
    task = Task.objects.filter(phases__isnull=False, figures__isnull=False).first()
    unit = Unit.objects.get(place=town, name="市外事局")
    assert table.plan is not None
    assert task is not None
    page = visitor(width=width, language=language)
    enter(page)
    pages = {
        "home": "/",
        "plans": "/plans/",
        "upload": "/plans/upload/",
        "source": f"/plans/sources/{table.pk}/",
        "desk": f"/plans/sources/{desk.pk}/desk/",
        "list": f"/plans/{table.plan_id}/",
        "list-grouped": f"/plans/{table.plan_id}/?group=unit&columns=title&columns=phases&columns=due",
        "list-empty": f"/plans/{table.plan_id}/?q=没有这样的词",
        "task": task.get_absolute_url(),
        "sections": f"/plans/{table.plan_id}/sections/",
        "history": f"/plans/{table.plan_id}/history/",
        "duties": f"/plans/duties/{unit.pk}/",
        "units": "/units/",
        "unit": f"/units/{unit.pk}/",
        "unit-new": "/units/new/",
        "unit-import": f"/places/{town.pk}/import/",
        "nowhere": "/nowhere/",
    }
    for name, address in pages.items():
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        judge(page)
        shoot(page, f"{name}-{width}-{language}")


def test_a_unit_and_a_reader_start_at_what_is_theirs(visitor, town, judge):
    confirmed(town, samples.PLAN_TABLE)
    page = visitor()
    enter(page, "unit")
    expect(page.get_by_role("heading", name="市外事局的任务")).to_be_visible()
    expect(page.get_by_role("link", name="上传计划文件")).to_have_count(0)
    judge(page)
    page.get_by_role("link", name="看任务").click()
    expect(page.locator("#duties-lead")).to_be_visible()
    other = visitor()
    enter(other, "reader")
    expect(other.get_by_role("link", name=re.compile("提升工作计划表"))).to_be_visible()
    judge(other)


def test_the_language_is_changed_in_place_and_kept(visitor, town):
    page = visitor()
    enter(page)
    page.goto("/units/?q=外事")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Unit directory")
    assert page.url.endswith("/units/?q=%E5%A4%96%E4%BA%8B")
    page.goto("/plans/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="繁體中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("計劃")

"""Every page, for everybody: in three languages, on a phone, without scripts, for each role."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.steps import confirmed, enter, laid_on_desk, read_waiting
from tests.browser.views import in_every_view
from yinxin import samples
from yinxin.apps.people.models import Unit
from yinxin.apps.plans.models import Task


@in_every_view
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
        "user-new": f"/users/new/?unit={unit.pk}",
        "password": "/password/",
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


def test_a_unit_is_renamed_and_a_faulty_sheet_changes_nothing(visitor, town, judge, tmp_path):
    unit = Unit.objects.get(place=town, name="市教育局")
    page = visitor()
    enter(page)
    page.goto(f"/units/{unit.pk}/")
    page.locator(".menu").filter(has_text="变更").locator("summary").click()
    page.get_by_role("link", name="更名").click()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("alert").filter(has_text="还没有办成")).to_be_focused()
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

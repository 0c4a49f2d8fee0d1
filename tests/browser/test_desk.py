"""The confirmation desk under a person's hands: keys, splitting and merging, a neighbour's act, a phone, a newer version."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.steps import confirmed, enter, held, laid_on_desk, open_for_editing, read_waiting
from yinxin import samples
from yinxin.apps.people.models import User
from yinxin.apps.plans import actions as plans
from yinxin.apps.plans.models import ProposedTask, Task


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

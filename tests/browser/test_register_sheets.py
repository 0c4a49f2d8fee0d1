"""A sheet with faults goes into a register: columns decided, a word mended, loaded, and taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import enter
from tests.factories.registers import register_named
from yinxin.apps.people.models import User
from yinxin.kit.registers.sampling import enter as entered
from yinxin.kit.registers.sampling import samples_of

HEAD = "编号,书名,类别,册数,责任单位,阅览方法\r\n"
ROWS = (
    "ZP-0001,榕江梁氏族谱,族谱,9,{place},到馆阅览\r\n"
    "ZP-0101,谭氏族谱,族谱,许多,{place},可复制\r\n"
    "ZP-0102,伍氏族谱,族谱,4,五邑府,可复制\r\n"
    "ZP-0103,关氏族谱,族谱,4,五邑府,可复制\r\n"
)


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "en")])
def test_a_sheet_with_faults_is_set_right_loaded_and_taken_back(visitor, judge, shoot, town, width, language):
    books = register_named("genealogies")
    office = User.objects.get(email="office@lanpu.example")
    entered(books, {**samples_of(books)[0], "volumes": 7}, by=office, unit=town)
    data = (HEAD + ROWS.format(place=town.name)).encode()
    page = visitor(width=width, language=language)
    enter(page)
    page.goto("/registers/genealogies/sheets/")
    judge(page)
    shoot(page, f"sheets-home-{width}")
    page.set_input_files("#id_sheet", {"name": "族谱.csv", "mimeType": "text/csv", "buffer": data})
    page.locator("form[enctype] .button-primary").click()
    expect(page.locator("details[open] select")).to_have_count(6)
    judge(page)
    shoot(page, f"sheets-columns-{width}")
    page.locator("select").nth(5).select_option("reading")
    page.locator("form[action$='/columns/'] button").click()
    expect(page.locator(".is-bad dd")).to_have_text("3")
    judge(page)
    shoot(page, f"sheets-faults-{width}")
    page.locator("input[name=meant]").fill(town.name)
    page.locator("form[action$='/mend/'] button").click()
    expect(page.locator(".is-bad dd")).to_have_text("1")
    page.locator("#id_reason").first.fill("普查")
    page.locator("#id_good_only").check()
    page.locator("form[action$='/load/'] button").click()
    expect(page.locator("#done-title")).to_be_visible()
    assert books.model._default_manager.count() == 3
    judge(page)
    shoot(page, f"sheets-loaded-{width}")
    page.locator("details summary").first.click()
    page.locator("form[action$='/undo/'] #id_reason").fill("传错了")
    page.locator("form[action$='/undo/'] button").click()
    expect(page.locator(".flashes .success")).to_be_visible()
    assert books.model._default_manager.get().volumes == 7

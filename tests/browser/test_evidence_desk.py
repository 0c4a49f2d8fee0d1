"""A year-end summary is handed in and checked: by keys, without scripts, on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import confirmed, enter, read_waiting
from tests.browser.views import in_every_view
from yinxin import samples
from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Task
from yinxin.apps.progress.evidence import actions
from yinxin.apps.progress.models import Evidence, ReportDocument, Statement


@pytest.fixture
def summary(town) -> ReportDocument:
    """The sample town's summary of 2026, read for the plan it reports on."""
    plan = confirmed(town, samples.PLAN_TABLE).plan
    path = samples.path(samples.YEAR_END_REPORT)
    sender = actions.Sender(town, None, (plan,), User.objects.get(email="office@lanpu.example"))
    (receipt,) = actions.upload([(path.name, path.read_bytes())], sender)
    read_waiting()
    receipt.document.refresh_from_db()
    return receipt.document


def waiting(document: ReportDocument) -> list[Statement]:
    return list(document.statements.filter(matches__gt=0).order_by("order"))


def test_the_summary_is_checked_by_keys_alone(visitor, summary):
    page = visitor()
    enter(page)
    page.goto(f"/evidence/documents/{summary.pk}/desk/")
    first, second, third, fourth = waiting(summary)[:4]
    expect(page.locator("mark").first).to_contain_text(first.quote[:12])
    page.keyboard.press("1")
    page.wait_for_url(f"**/statements/{second.pk}/")
    page.keyboard.press("0")
    page.wait_for_url(f"**/statements/{third.pk}/")
    page.keyboard.press("s")
    page.wait_for_url(f"**/statements/{fourth.pk}/")
    page.keyboard.press("u")
    page.wait_for_url(f"**/statements/{second.pk}/")
    expect(page.get_by_text("已核对 1 /")).to_be_visible()
    page.get_by_text("是另一项任务").click()
    page.get_by_label("清单里的序号").fill("1")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/statements/{third.pk}/")
    assert [one.task.title for one in Evidence.objects.order_by("pk")] == [
        first.candidates.get(rank=1).task.title,
        Task.objects.get(serial=1).title,
    ]


def test_everything_can_be_done_without_scripts(visitor, summary):
    page = visitor(scripts=False)
    enter(page)
    page.goto("/evidence/")
    page.get_by_role("link", name=summary.name).click()
    page.get_by_role("link", name="开始核对").click()
    page.get_by_role("button", name="不作佐证").click()
    page.get_by_role("button", name="确认是").first.click()
    page.get_by_role("link", name="先跳过").click()
    page.get_by_role("button", name="撤销上一次").click()
    expect(page.get_by_text("待核对")).to_have_count(0)
    assert Statement.objects.filter(state=Statement.State.NOTHING).count() == 1
    assert not Evidence.objects.exists()


def test_a_summary_is_uploaded_from_the_page(visitor, summary, tmp_path):
    text = "澜浦市半年小结\n　　侨创产业园入园企业达到21家。\n"
    (tmp_path / "小结.txt").write_text(text, encoding="utf-8")
    page = visitor()
    enter(page)
    page.goto("/evidence/")
    page.get_by_role("link", name="上传佐证文件").click()
    page.locator("[name=documents]").set_input_files(tmp_path / "小结.txt")
    page.get_by_role("button", name="上传并查找").click()
    expect(page.get_by_role("heading", name="小结.txt")).to_be_visible()
    page.goto("/")  # nobody may ask while the test works on the connection
    read_waiting()
    page.goto("/evidence/")
    page.get_by_role("link", name="小结.txt").click()
    expect(page.get_by_text("有 1 句话等您核对")).to_be_visible()


@in_every_view
def test_the_desk_is_open_to_everybody(visitor, summary, judge, shoot, language, width):
    first, second = waiting(summary)[:2]
    office = User.objects.get(email="office@lanpu.example")
    actions.confirm(first, first.candidates.get(rank=1).task, by=office)
    alone = summary.statements.filter(matches=0).first()
    page = visitor(width=width, language=language)
    enter(page)
    pages = {
        "list": "/evidence/",
        "upload": "/evidence/upload/",
        "document": f"/evidence/documents/{summary.pk}/",
        "statement": f"/evidence/statements/{second.pk}/",
        "statement-confirmed": f"/evidence/statements/{first.pk}/",
        "statement-alone": f"/evidence/statements/{alone.pk}/",
        "done": f"/evidence/documents/{summary.pk}/done/",
        "on-its-task": first.candidates.get(rank=1).task.get_absolute_url(),
    }
    for name, address in pages.items():
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        judge(page)
        shoot(page, f"evidence-{name}-{width}-{language}")

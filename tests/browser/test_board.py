"""The wall board, its rules, the large screen and the public page, on a large screen and a telephone."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.steps import confirmed, enter
from tests.browser.views import in_every_view
from tests.factories.reports import told
from yinxin import samples
from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Figure, Plan
from yinxin.apps.progress import projecting
from yinxin.apps.supervision import actions

VIEWS = ("matrix", "timeline", "month", "map", "alarms")


@pytest.fixture
def plan(town) -> Plan:
    """Half of its tasks reported, one of them in the same words twice, some overdue."""
    found = confirmed(town, samples.NARRATIVE_PLAN).plan
    today = timezone.localdate()
    Plan.objects.filter(pk=found.pk).update(period_start=today - timedelta(days=200))
    tasks = list(found.tasks.all())
    for at, task in enumerate(tasks):
        task.due_on = today + timedelta(days=7 * (at % 12) - 20)
        task.save(update_fields=["due_on"])
    projecting.project([task.pk for task in tasks])
    for task in tasks[::2]:
        unit = next((part.unit for part in task.units.all() if part.unit), town)
        figure = task.figures.filter(kind=Figure.Kind.TARGET, value__isnull=False).first()
        values = {figure: Decimal(figure.value or 0) / 2} if figure else {}
        told(task, unit, today - timedelta(days=60), "完成前期测绘，与产权人签订协议，队伍已经进场。", values)
    again = tasks[0]
    told(again, town, today - timedelta(days=30), "印发征集公告，在各镇设点接收家书。")
    told(again, town, today - timedelta(days=3), "印发征集公告，在各镇设点接收家书。")
    return found


@in_every_view
def test_every_view_of_the_board_can_be_read(visitor, plan, judge, shoot, width, language):
    page = visitor(width=width, language=language)
    enter(page)
    page.goto("/boards/")
    judge(page)
    shoot(page, f"boards-{width}-{language}")
    for view in VIEWS:
        page.goto(f"/boards/{plan.pk}/?view={view}")
        expect(page.locator(".board-views [aria-current=page]")).to_have_count(1)
        judge(page)
        shoot(page, f"board-{view}-{width}-{language}")
    page.goto(f"/alarms/?plan={plan.pk}")
    expect(page.locator(".alarms > li")).not_to_have_count(0)
    judge(page)
    shoot(page, f"alarms-{width}-{language}")
    page.goto(f"/plans/{plan.pk}/lights/")
    judge(page)
    shoot(page, f"light-rules-{width}-{language}")


@in_every_view
def test_what_is_public_can_be_read_by_everybody(visitor, plan, judge, shoot, width, language):
    office = User.objects.get(email="office@lanpu.example")
    page = visitor(width=width, language=language)
    enter(page)
    page.goto(f"/boards/{plan.pk}/promise/?reports=1")
    judge(page)
    shoot(page, f"promise-settle-{width}-{language}")
    actions.promise(plan, with_reports=True, reason="公众关心", by=office)
    stranger = visitor(width=width, language=language)
    for address, name in (("/promises/", "promises"), (f"/promises/{plan.pk}/", "promise")):
        stranger.goto(address)
        judge(stranger)
        shoot(stranger, f"{name}-{width}-{language}")


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_the_large_screen_fits_leafs_and_can_be_stopped(visitor, plan, judge, shoot, width, height):
    page = visitor(width=width, height=height)
    enter(page)
    page.goto(f"/boards/{plan.pk}/show/")
    expect(page.locator(".slide.current")).to_have_count(1)
    pages = page.locator(".slide").count()
    pause = page.locator("[data-pause]")
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "true")
    for at in range(1, pages + 1):
        expect(page.locator(f"#slide-{at}.current")).to_be_visible()
        judge(page)
        low = page.evaluate("document.documentElement.scrollHeight - window.innerHeight")
        foot = page.locator(".slide.current .slide-foot").bounding_box()
        assert low <= 0
        assert foot is not None
        assert foot["y"] + foot["height"] <= height, f"page {at} is higher than the screen"
        if width == 1280 or at < 4:
            shoot(page, f"show-{at}-{width}")
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"page=1$"))
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "false")


def test_who_asked_for_less_motion_leafs_by_hand(visitor, plan):
    page = visitor()
    page.emulate_media(reduced_motion="reduce")
    enter(page)
    page.goto(f"/boards/{plan.pk}/show/")
    expect(page.locator("[data-pause]")).to_have_attribute("aria-pressed", "true")


def test_a_cell_leads_to_its_tasks_and_back(visitor, plan):
    page = visitor()
    enter(page)
    page.goto(f"/boards/{plan.pk}/")
    cell = page.locator(".board-matrix tbody .total a").first
    counted = sum(int(one) for one in cell.locator(".number").all_inner_texts())
    cell.click()
    expect(page.locator("caption")).to_contain_text(str(counted))
    page.go_back()
    expect(page.locator(".board-matrix")).to_be_visible()

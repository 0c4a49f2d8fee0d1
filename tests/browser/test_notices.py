"""Somebody reads what she was told, says when and where she wants to be reached, subscribes her unit's days and sees what changed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy
from playwright.sync_api import Page, expect

from tests.browser.steps import confirmed, enter
from tests.browser.views import in_every_view
from yinxin.apps.notices import actions, kinds
from yinxin.apps.notices.models import Notice, NoticePreference
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress import projecting
from yinxin.apps.progress.models import LastLook, Report, TaskEvent
from yinxin.domain.reading_hours import Urgency
from yinxin.kit.gateways.recorder import Recorder
from yinxin.samples import PLAN_TABLE

TITLE = "办好侨乡文化周，开放二十处老屋和一条骑楼街，请旅居海外的乡亲回来看看"


@pytest.fixture
def told(town: Unit) -> User:
    """林小梅 was told of five things, two of them read and one urgent."""
    said = {
        "probe-shown": kinds.Kind(gettext_lazy("“%(title)s”要在%(due)s前报送进展。")),
        "probe-shown-now": kinds.Kind(gettext_lazy("“%(title)s”已经逾期，请尽快办理。"), urgency=Urgency.NOW),
    }
    kinds.say(said)
    user = User.objects.get(email="unit@lanpu.example")
    with transaction.atomic():
        for number in range(4):
            facts = {"title": f"{TITLE}（{number + 1}）", "due": "2026-12-05"}
            actions.tell("probe-shown", to=[user], facts=facts, link="/notices/settings/", key=str(number))
        actions.tell("probe-shown-now", to=[user], facts={"title": TITLE}, link="/notices/settings/", key="now")
    Notice.objects.filter(key__in=["0", "1"]).update(read_at=timezone.now())
    yield user
    for code in said:
        del kinds._kinds[code]


@in_every_view
def test_notices_are_read_and_settled(told, visitor, judge, shoot, settings, tmp_path, width, language):
    settings.GATEWAYS = {"sms": Recorder(tmp_path, "sms"), "wecom": Recorder(tmp_path, "wecom")}
    page: Page = visitor(width=width, language=language)
    enter(page, "unit")
    page.goto("/notices/")
    expect(page.locator(".masthead .tag-red")).to_have_text("3")
    judge(page)
    shoot(page, f"notices-{width}-{language}")
    page.locator("main li").first.locator("button").first.click()
    page.wait_for_url("**/notices/settings/")
    expect(page.locator(".masthead .tag-red")).to_have_text("2")
    judge(page)
    shoot(page, f"notices-settings-{width}-{language}")
    page.locator("[name=zone]").select_option("America/New_York")
    page.locator("[name=quiet_since]").fill("21:00")
    page.locator("main form .button-primary").click()
    expect(page.locator(".flashes .success")).to_be_visible()
    page.goto("/notices/address/")
    page.locator("[name=phone]").fill("+60 12 345 6789")
    page.locator("main form .button-primary").click()
    expect(page.locator(".errors")).to_be_visible()
    judge(page)
    shoot(page, f"notices-address-{width}-{language}")
    page.locator("[name=agree]").check()
    page.locator("main form .button-primary").click()
    expect(page.locator(".flashes .success")).to_be_visible()
    kept = NoticePreference.objects.get(person=told)
    assert (kept.zone, f"{kept.quiet_since:%H:%M}") == ("America/New_York", "21:00")


@pytest.fixture
def moving(town: Unit) -> Plan:
    """A plan in which two tasks moved on."""
    plan = confirmed(town, PLAN_TABLE).plan
    unit = Unit.objects.get(place=town, name="市外事局")
    user = User.objects.get(email="unit@lanpu.example")
    for task in plan.tasks.order_by("order")[:2]:
        TaskEvent.objects.create(task=task, act="sign", on=date(2026, 11, 2), unit=unit, by=user)
        moved = {"reason": "汛期不能施工，老屋的屋面要到枯水期才能动工。", "to": date(2027, 3, 31)}
        TaskEvent.objects.create(task=task, act="grant-extension", on=date(2026, 11, 3), **moved)
        text = "已联系侨团十二个，收回意向书七份。"
        Report.objects.create(
            task=task, unit=unit, as_of=date(2026, 10, 31), text=text, state="submitted", at=timezone.now()
        )
    projecting.project(list(plan.tasks.values_list("pk", flat=True)))
    return plan


@in_every_view
def test_what_changed_and_the_feed(moving, visitor, judge, shoot, width, language):
    page: Page = visitor(width=width, language=language)
    enter(page, "office")
    page.goto(f"/plans/{moving.pk}/")
    page.locator(f"a[href='/plans/{moving.pk}/since/']").click()
    expect(page.locator("main section")).to_have_count(2)
    judge(page)
    shoot(page, f"since-{width}-{language}")
    page.locator("main .page-head .button-primary").click()
    expect(page.locator(".flashes .success")).to_be_visible()
    assert LastLook.objects.filter(plan=moving).count() == 1
    page.goto("/plans/feeds/")
    page.locator("[name=unit]").select_option(label="市外事局")
    page.locator("main form .button-primary").click()
    address = page.locator("main input[readonly]").input_value()
    judge(page)
    shoot(page, f"feeds-{width}-{language}")
    path = "/feeds/" + address.partition("/feeds/")[2]
    answer = page.request.get(path)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.text().startswith("BEGIN:VCALENDAR")
    assert json.dumps(answer.text()).count("BEGIN:VEVENT") >= 1

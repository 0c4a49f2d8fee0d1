"""The administrator looks after jobs that were given up, in every language and width."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from tests.apps.kit.test_outbox_dead_letters import give_up
from tests.browser.views import in_every_view
from tests.factories.people import make_cast
from yinxin.kit.outbox.models import Job, State


def enter_as_administrator(page: Page, address: str) -> None:
    """With the session of somebody who has signed in; how one signs in is another journey."""
    client = Client()
    client.force_login(make_cast().administrator)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


@in_every_view
def test_dead_letters_are_open_to_everybody(visitor, live_server, judge, shoot, language, width):
    page = visitor(width=width, language=language)
    enter_as_administrator(page, live_server.url)
    page.goto("/jobs/dead/")
    judge(page)
    shoot(page, f"jobs-none-{width}-{language}")
    jobs = [give_up(key=f"k{number}") for number in range(3)]
    page.reload()
    judge(page)
    shoot(page, f"jobs-dead-{width}-{language}")
    page.goto(f"/jobs/dead/{jobs[0].pk}/")
    judge(page)
    shoot(page, f"jobs-one-{width}-{language}")
    page.locator("form[action$='/discard/'] button").click()
    expect(page.locator(".errors")).to_be_visible()
    judge(page)


def test_a_job_is_tried_again_and_another_discarded_from_the_keyboard(visitor, live_server):
    page = visitor()
    enter_as_administrator(page, live_server.url)
    first, second = give_up(key="first"), give_up(key="second")
    page.goto("/jobs/dead/")
    again = page.get_by_role("button", name=f"重试 发送邮件 {first.number}")
    again.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(first.number)
    expect(page.get_by_role("link", name="发送邮件")).to_have_count(1)
    page.get_by_role("link", name="发送邮件").click()
    page.get_by_label("放弃的理由").fill("收件人已改用其他邮箱")
    page.get_by_role("button", name="放弃这件任务").press("Enter")
    expect(page.get_by_text("没有停下来的任务")).to_be_visible()
    assert {job.key: job.state for job in Job.objects.all()} == {"first": State.QUEUED, "second": State.DISCARDED}
    assert second.number

"""What a person reads when something is refused: too often, too late, too much, not understood, and our own fault."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path as address
from playwright.sync_api import expect

from tests.apps.kit.test_outbox_dead_letters import give_up
from tests.browser.steps import LONG_AGO, PASSWORD, enter
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.config.urls import handler400, handler404, handler500
from yinxin.config.urls import urlpatterns as real
from yinxin.kit.outbox.models import State
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.refusals import pages

__all__ = ["handler400", "handler404", "handler500"]


@policy("test.our-fault", roles=PUBLIC)
def our_fault(request: HttpRequest) -> HttpResponse:
    """The page alone: an answer of 500 in the console is what every other journey fails for."""
    answer = pages.our_fault(request)
    answer.status_code = 200
    return answer


urlpatterns = [address("our-fault/", our_fault), *real]


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-Hans"), (360, "en")])
def test_every_refusal_is_a_page_for_everybody(visitor, town, judge, shoot, settings, language, width):
    settings.ROOT_URLCONF = __name__
    page = visitor(width=width, language=language)

    def look(name: str) -> None:
        expect(page.locator(".refusal-sentence")).to_be_visible()
        assert page.locator("h1").count() == 1
        judge(page)
        shoot(page, f"refused-{name}-{width}-{language}")

    page.goto("/our-fault/")
    look("500")
    page.goto("/nowhere/")
    look("404")
    page.goto("/sign-in/")
    page.locator("[name=password]").fill("x" * 4000)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000
    page.locator("[name=password]").press("Enter")
    look("413")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 100_000, 1
    page.goto("/sign-in/")
    page.locator("[name=password]").press("Enter")
    look("400")
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
    settings.LIMITS = {**settings.LIMITS, "sign-in": (1, timedelta(minutes=15))}
    for _time in range(2):
        page.goto("/sign-in/")
        page.locator("[name=username]").fill("reader@lanpu.example")
        page.locator("[name=password]").fill("not-this-one")
        page.locator("[name=password]").press("Enter")
    look("429")
    admin = people.add_user(email="admin@lanpu.example", name="关系统", by=None, password=PASSWORD)
    people.give_post(admin, town, Role.ADMINISTRATOR, since=LONG_AGO, by=None)
    job = give_up(key="late")
    enter(page, "admin")
    page.goto(f"/jobs/dead/{job.pk}/")
    type(job).objects.filter(pk=job.pk).update(state=State.DISCARDED)
    page.locator(".page-head form button").click()
    look("409")

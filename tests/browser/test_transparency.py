"""The published heads for everybody and the record for the auditor, as they look."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import LONG_AGO, PASSWORD, enter
from tests.factories.chain import publish_head
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, User
from yinxin.kit.audit import nightly
from yinxin.kit.audit.recording import look

VIEWS = [(1280, "zh-Hans"), (360, "en")]


@pytest.mark.parametrize(("width", "language"), VIEWS)
def test_published_heads_are_open_to_everybody(visitor, town, judge, shoot, language, width):
    page = visitor(width=width, language=language)
    page.goto("/transparency/")
    judge(page)
    shoot(page, f"transparency-empty-{width}-{language}")

    publish_head()
    nightly.verify_and_publish()
    page.goto("/transparency/")
    assert page.locator("tbody tr").count() == 2
    judge(page)
    shoot(page, f"transparency-{width}-{language}")
    with page.expect_download() as kept:
        page.locator("tbody a").first.click()
    assert kept.value.suggested_filename.startswith("yinxin-anchor-")


@pytest.mark.parametrize(("width", "language"), VIEWS)
def test_the_auditor_looks_through_the_record(visitor, town, judge, shoot, language, width):
    auditor = people.add_user(email="auditor@lanpu.example", name="沈审计", by=None, password=PASSWORD)
    people.give_post(auditor, town, Role.AUDITOR, since=LONG_AGO, by=None)
    office = User.objects.get(email="office@lanpu.example")
    look(auditor, by=office, purpose="case", about=auditor, fields=["email"])
    nightly.verify_and_publish()
    page = visitor(width=width, language=language)
    enter(page, "auditor")
    page.goto("/audit/")
    judge(page)
    shoot(page, f"audit-{width}-{language}")
    page.locator("[name=act]").select_option("audit.look")
    page.locator("main form button").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.goto("/audit/?since=9999-12-31&before=x")
    expect(page.locator(".error").first).to_be_visible()
    judge(page)
    shoot(page, f"audit-faults-{width}-{language}")

"""Every register with stages, walked in the browser from the first stage on: one person steps, another confirms where two must."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.steps import LONG_AGO, PASSWORD, enter
from tests.factories.registers import attached, fill
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role, Unit, User
from yinxin.domain.registers import Step
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.sampling import enter as entered
from yinxin.kit.registers.sampling import samples_of

pytestmark = pytest.mark.slow
"""A step and its second person stand in the gate by themselves (test_stages)."""

STAGED = [pytest.param(one, id=one.slug) for one in catalogue if one.stages]


def way_through(register: Register) -> list[Step]:
    """Steps from the first stage, each to a stage that was not yet seen, as far as one way leads."""
    stages = register.stages
    assert stages is not None
    here, seen, way = stages.first, {stages.first}, []
    while step := next((one for one in stages.steps if here in one.source and one.target not in seen), None):
        way.append(step)
        here = step.target
        seen.add(here)
    return way


def second_person(place: Unit) -> User:
    steward = people.add_user(email="steward@lanpu.example", name="何可", by=None, password=PASSWORD)
    people.give_post(steward, place, Role.STEWARD, since=LONG_AGO, by=None)
    return steward


def took(page: Page, step: Step, reason: str) -> None:
    page.locator("#stages").get_by_role("link", name=str(step.label)).first.click()
    page.locator("[name=reason]").fill(reason)
    page.get_by_role("button", name=str(step.label)).click()


@pytest.mark.parametrize("register", STAGED)
def test_a_record_goes_from_stage_to_stage(register, visitor, town, judge):
    office = User.objects.get(email="office@lanpu.example")
    second_person(town)
    record = entered(register, samples_of(register)[0], by=office, unit=town)
    address = f"/registers/{register.slug}/{record.pk}/"
    page, other = visitor(), visitor()
    enter(page)
    enter(other, "steward")
    way = way_through(register)
    assert len(way) >= 2
    for step in way:
        fill(register, record, step.needs, by=office)
        for paper in step.evidence:
            attached(register, record, by=office, kind=paper.kind, caption=str(paper.label))
        page.goto(address)
        took(page, step, "按程序办理")
        if step.two_persons:
            expect(page.locator("#stages .notice")).to_be_visible()
            other.goto("/registers/waiting/")
            other.get_by_role("button", name="确认").click()
            page.goto(address)
        expect(page.locator("#stages [aria-current=step]")).to_contain_text(
            str(register.stages.stage(step.target).label)
        )
    judge(page)

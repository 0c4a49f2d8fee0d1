"""What two persons decided is changed by nobody alone: not on the form, not by a sheet, not for many at once, not by restoring."""

from __future__ import annotations

import pytest

from tests.factories.registers import entered, fill, register_named
from yinxin.apps.people import actions as people
from yinxin.apps.people.models import Role
from yinxin.domain.errors import RefusedError
from yinxin.kit.registers import actions
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.models import StageMove
from yinxin.kit.registers.moving import actions as moving
from yinxin.kit.registers.records import restoring
from yinxin.kit.registers.sheets.judging import Wishes, judge
from yinxin.kit.registers.sheets.reading_files import read_rows

DECIDING = [
    pytest.param(one, step, id=f"{one.slug}-{step.name}")
    for one in catalogue
    for step in (one.stages.steps if one.stages else ())
    if step.two_persons and set(step.needs) & set(one.form_fields)
]


def at(register, record, stage):
    """As if it had come to the stage."""
    register.model._default_manager.filter(pk=record.pk).update(stage=stage)
    record.refresh_from_db()


@pytest.mark.parametrize(("register", "step"), DECIDING)
def test_what_a_step_of_two_persons_needs_is_closed_after_it(register, step, cast):
    record = entered(register, cast)
    at(register, record, step.target)
    wanted = [name for name in step.needs if name in register.form_fields]
    for name in wanted:
        field = register.model._meta.get_field(name)
        other = None if field.null else "改了"
        if getattr(record, name) == other:
            fill_behind(register, record, name, cast)
        with pytest.raises(RefusedError) as refused:
            actions.change(register, record, {name: other}, by=cast.office)
        assert refused.value.code == "record-fields-closed"


def fill_behind(register, record, name, cast):
    stage = record.stage
    at(register, record, "")
    fill(register, record, [name], by=cast.office)
    at(register, record, stage)


@pytest.fixture
def heritage():
    return register_named("heritage")


@pytest.fixture
def listed(heritage, cast):
    site = entered(heritage, cast, level="city", listing_document="澜府〔2026〕3号", listed_on="2026-04-01")
    at(heritage, site, "listed")
    return site


def test_the_form_shows_it_and_takes_nothing(heritage, listed, cast, sign_in):
    browser = sign_in(cast.office)
    address = f"/registers/heritage/{listed.pk}/edit/"
    assert "已经由程序决定" in browser.get(address).content.decode()
    sent = {"name": "改名楼", "level": "national", "listing_document": "假", "reason": "试"}
    browser.post(address, sent)
    listed.refresh_from_db()
    assert (listed.name, listed.level, listed.listing_document) == ("渡头村定海楼", "city", "澜府〔2026〕3号")


def test_many_at_once_and_restoring_are_refused(heritage, listed, cast):
    rows = heritage.model._default_manager.filter(pk=listed.pk)
    with pytest.raises(RefusedError, match="record-fields-closed"):
        actions.change_each(heritage, rows, {"level": "national"}, by=cast.office, reason="试")
    actions.change(heritage, listed, {"use": "书屋"}, by=cast.office)
    at(heritage, listed, "")
    listed = actions.change(heritage, listed, {"level": "county"}, by=cast.office)
    at(heritage, listed, "listed")
    with pytest.raises(RefusedError, match="record-fields-closed"):
        restoring.restore(heritage, listed, 2, seen=None, by=cast.office, reason="试")


def test_who_confirms_confirms_what_was_proposed(heritage, cast):
    steward = people.add_user(email="second@example.com", name="何可", by=None, password="letters-with-money-1892")
    people.give_post(steward, cast.place, Role.STEWARD, since=cast.office.posts.get().since, by=None)
    site = entered(heritage, cast)
    at(heritage, site, "publicity")
    fill(heritage, site, heritage.stages.step("list").needs, by=cast.office)
    at(heritage, site, "publicity")
    heritage.model._default_manager.filter(pk=site.pk).update(publicity_from="2026-03-01", publicity_until="2026-03-20")
    asked = moving.move(heritage, site, "list", by=cast.office)
    assert asked.state == StageMove.State.WAITING
    site.refresh_from_db()
    actions.change(heritage, site, {"listing_document": "另一份"}, by=cast.office)
    with pytest.raises(RefusedError, match="proposal-stale"):
        moving.confirm(asked, by=steward)


def test_nothing_is_listed_before_its_publicity_has_ended(heritage, cast):
    site = entered(heritage, cast, level="city", listing_document="澜府〔2026〕3号", listed_on="2026-04-01")
    heritage.model._default_manager.filter(pk=site.pk).update(
        stage="publicity", publicity_from="2026-03-01", publicity_until="2999-03-20"
    )
    site.refresh_from_db()
    with pytest.raises(RefusedError, match="step-not-for-this"):
        moving.move(heritage, site, "list", by=cast.office)


def test_a_sheet_that_changes_it_is_told_so_in_its_row(heritage, listed, cast):
    sheet = "编号,级别\nYC-0001,国家级\n".encode()
    judged = judge(heritage, read_rows(sheet, name="改.csv"), user=cast.office, wishes=Wishes())
    assert "已经由程序决定" in str(judged)

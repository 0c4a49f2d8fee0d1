"""What happened around a record is written down an entry each, and struck out in sight, never removed."""

from __future__ import annotations

import pytest

from tests.factories.registers import entered, register_named
from yinxin.apps.registers.exchange_bases.models import Activity
from yinxin.apps.registers.heritage.models import Works
from yinxin.kit.audit.recording import history
from yinxin.kit.registers.logs import actions
from yinxin.kit.registers.logs.panel import panel

PERMIT = {
    "kind": "repair",
    "permit": "澜文物〔2026〕7号",
    "permitted_by": "市文广旅体局",
    "begun_on": "2026-03-02",
    "ended_on": "2026-08-30",
    "cost": "185000",
    "result": "补强四层楼板，更换门窗。",
}


@pytest.fixture
def tower(cast):
    return entered(register_named("heritage"), cast)


def test_works_are_written_under_their_permit_and_stand_on_the_page(tower, cast, sign_in, rf):
    browser = sign_in(cast.office)
    address = f"/registers/heritage/{tower.pk}/logs/works/new/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, PERMIT).status_code == 302
    works = Works.objects.get(record=tower)
    assert (str(works.cost), works.by) == ("185000.00", cast.office)
    assert [event.action for event in history(works)] == ["registers.log"]
    request = rf.get("/")
    request.user = cast.office
    printed = panel(request, register_named("heritage"), tower)
    assert "澜文物〔2026〕7号" in printed and "修缮" in printed


def test_works_that_end_before_they_begin_are_refused(tower, cast, sign_in):
    answer = sign_in(cast.office).post(
        f"/registers/heritage/{tower.pk}/logs/works/new/", PERMIT | {"ended_on": "2026-01-01"}
    )
    assert answer.status_code == 422
    assert "完工日期早于开工日期" in answer.content.decode()
    assert not Works.objects.exists()


def test_an_entry_is_struck_once_with_its_reason(tower, cast, sign_in):
    log = register_named("heritage").logs[0]
    works = actions.write(log, tower, {"kind": "repair", "permit": "误", "begun_on": "2026-03-02"}, by=cast.office)
    browser = sign_in(cast.office)
    address = f"/registers/heritage/logs/works/{works.pk}/strike/"
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "录错了遗产"}).status_code == 302
    assert browser.post(address, {"reason": "再划一次"}).status_code == 409
    works.refresh_from_db()
    assert (works.struck_by, works.struck_why) == (cast.office, "录错了遗产")


def test_whoever_may_not_keep_the_record_writes_nothing_into_its_log(tower, cast, sign_in):
    address = f"/registers/heritage/{tower.pk}/logs/works/new/"
    assert sign_in(cast.office).get(address).status_code == 200
    assert sign_in(cast.neighbour).post(address, PERMIT).status_code == 404
    assert sign_in(cast.reader).post(address, PERMIT).status_code == 404
    assert sign_in(cast.office).get(f"/registers/heritage/{tower.pk}/logs/gossip/new/").status_code == 404
    assert not Works.objects.exists()


def test_what_took_place_at_a_base_is_counted(cast, sign_in):
    base = entered(register_named("exchange-bases"), cast)
    sent = {"title": "冬令营", "held_on": "2026-12-20", "days": "5", "visitors": "48", "from_abroad": "30"}
    address = f"/registers/exchange-bases/{base.pk}/logs/activities/new/"
    assert sign_in(cast.office).post(address, sent).status_code == 302
    assert Activity.objects.get(record=base).visitors == 48

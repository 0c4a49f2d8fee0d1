"""Nobody outside sees a plan until the office put it on the public page, and then no person on it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.proposals import confirmed
from tests.factories.reports import told
from yinxin.apps.plans.actions import describe
from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.progress.actions import move
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.promises.page import page_of
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.acts import Act
from yinxin.kit.audit.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(cast) -> Plan:
    return confirmed(cast).plan


def publish(plan: Plan, cast, *, with_reports: bool = False) -> None:
    actions.promise(plan, with_reports=with_reports, reason="公众关心", by=cast.office)


def test_a_plan_is_not_there_until_the_office_puts_it_there(cast, plan, client):
    assert client.get("/promises/").status_code == client.get(f"/promises/{plan.pk}/").status_code == 404
    publish(plan, cast)
    assert plan.title in client.get("/promises/").content.decode()
    page = client.get(f"/promises/{plan.pk}/").content.decode()
    assert all(task.title in page for task in plan.tasks.all())
    actions.take_off(plan, reason="已办结", by=cast.office)
    assert client.get(f"/promises/{plan.pk}/").status_code == 404


def test_the_office_sees_first_what_the_public_would_see_and_says_why(cast, plan, sign_in, client):
    office = sign_in(cast.office)
    preview = office.get(f"/boards/{plan.pk}/promise/").content.decode()
    assert plan.tasks.first().title in preview
    without_reason = office.post(f"/boards/{plan.pk}/promise/", {"turn": "on"})
    assert without_reason.status_code == 422
    assert client.get(f"/promises/{plan.pk}/").status_code == 404
    assert office.post(f"/boards/{plan.pk}/promise/", {"turn": "on", "reason": "公众关心"}).status_code == 302
    assert client.get(f"/promises/{plan.pk}/").status_code == 200
    event = Event.objects.filter(action="supervision.promise").get()
    assert (event.actor, event.reason) == (cast.office, "公众关心")
    assert office.post(f"/boards/{plan.pk}/promise/", {"turn": "off", "reason": "暂停"}).status_code == 302
    assert client.get(f"/promises/{plan.pk}/").status_code == 404


def test_an_internal_plan_cannot_be_shown_and_one_that_becomes_internal_is_gone(cast, plan, client):
    publish(plan, cast)
    describe(plan, {"classification": Classification.INTERNAL}, by=cast.office)
    assert client.get(f"/promises/{plan.pk}/").status_code == 404
    with pytest.raises(RefusedError, match="promise-internal"):
        publish(plan, cast)


def test_reports_stand_there_only_where_the_office_said_so(cast, plan, client):
    task = plan.tasks.get(serial=1)
    told(task, cast.reporting, date(2031, 3, 1), "已修好西街七间。")
    publish(plan, cast)
    assert "西街七间" not in client.get(f"/promises/{plan.pk}/").content.decode()
    publish(plan, cast, with_reports=True)
    assert "西街七间" in client.get(f"/promises/{plan.pk}/").content.decode()


def test_the_office_finds_its_last_choice_ticked(cast, plan, sign_in):
    office, address = sign_in(cast.office), f"/boards/{plan.pk}/promise/"

    def ticked(query: str = "") -> bool:
        page = office.get(f"{address}{query}").content.decode()
        return "checked" in page[page.index('name="with_reports"') :].split(">", 1)[0]

    assert not ticked()
    publish(plan, cast, with_reports=True)
    assert ticked() and not ticked("?reports=0")


def test_no_person_is_named(cast, plan, client):
    task = plan.tasks.get(serial=1)
    report = told(task, cast.reporting, date(2031, 3, 1), "由何局长带队验收，陈科员整理档案。")
    type(report).objects.filter(pk=report.pk).update(by=cast.reporter)
    publish(plan, cast, with_reports=True)
    page = client.get(f"/promises/{plan.pk}/").content.decode()
    assert "带队验收" not in page
    assert "涉及个人，不公开" in page
    assert not any(user.name in page for user in (cast.office, cast.reporter, cast.head))


def test_no_number_of_a_person_is_shown(cast, plan, client):
    told(plan.tasks.get(serial=1), cast.reporting, date(2031, 3, 1), "西街七间已修好，侨胞联系电话13812345678。")
    publish(plan, cast, with_reports=True)
    page = client.get(f"/promises/{plan.pk}/").content.decode()
    assert "13812345678" not in page
    assert "涉及个人，不公开" in page


def test_what_was_accepted_stands_with_its_day(cast, plan, client):
    task = plan.tasks.get(serial=1)
    for act, by in ((Act.SIGN, cast.reporter), (Act.REPORT_DONE, cast.reporter), (Act.ACCEPT, cast.office)):
        move(task, act, by=by)
    publish(plan, cast)
    page = client.get(f"/promises/{plan.pk}/", headers={"accept-language": "zh-hans"}).content.decode()
    assert f"{timezone.localdate():%Y-%m-%d}验收通过" in page


def test_a_stranger_may_keep_the_page_for_a_while_and_whoever_signed_in_may_not(cast, plan, sign_in):
    publish(plan, cast)
    answer = Client().get(f"/promises/{plan.pk}/")
    assert answer["Cache-Control"] == "private, max-age=300" or set(answer["Cache-Control"].split(", ")) == {
        "private",
        "max-age=300",
    }
    assert "Cookie" in answer["Vary"]
    assert "no-store" in sign_in(cast.office).get(f"/promises/{plan.pk}/")["Cache-Control"]


def test_one_network_may_open_it_only_so_often(cast, plan, settings, client):
    publish(plan, cast)
    settings.LIMITS = {**settings.LIMITS, "promises.network": (2, settings.LIMITS["promises.network"][1])}
    codes = [client.get(f"/promises/{plan.pk}/").status_code for _ in range(3)]
    assert codes == [200, 200, 429]


def test_more_reports_cost_no_more_queries(cast, plan, django_assert_max_num_queries):
    def asked() -> None:
        page_of(plan, date(2031, 4, 1), with_reports=True)

    told(plan.tasks.get(serial=1), cast.reporting, date(2031, 3, 1), "一。")
    with CaptureQueriesContext(connection) as one:
        asked()
    for task in plan.tasks.all():
        told(task, cast.reporting, date(2031, 3, 2), "二。")
    with django_assert_max_num_queries(len(one)):
        asked()

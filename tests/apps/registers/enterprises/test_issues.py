"""What a firm asks for is assigned, answered by a day, and closed by the firm's word; who is late is told once; units are counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.registers import entered, register_named
from yinxin.apps.notices.models import Notice
from yinxin.apps.registers.enterprises import actions
from yinxin.apps.registers.enterprises.escalating import escalate_on
from yinxin.apps.registers.enterprises.figures import by_unit
from yinxin.apps.registers.enterprises.models import Issue, IssueState
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import history

ASKED = {"subject": "land", "raised_on": "2026-11-02", "text": "厂区扩建要办用地预审，材料退了两次。"}


@pytest.fixture
def firm(cast):
    return entered(register_named("enterprises"), cast)


@pytest.fixture
def issue(firm, cast):
    return actions.raise_issue(firm, {**ASKED, "raised_on": date(2026, 11, 2)}, by=cast.office)


def assigned(issue, cast, *, days=10):
    return actions.assign(issue, unit=cast.reporting, days=days, by=cast.office)


def test_an_issue_goes_from_the_firm_to_a_unit_and_back_to_the_firm(firm, cast, sign_in):
    office, unit = sign_in(cast.office), sign_in(cast.reporter)
    assert office.get(f"/enterprises/{firm.pk}/issues/new/").status_code == 200
    address = office.post(f"/enterprises/{firm.pk}/issues/new/", ASKED).url
    assert office.post(f"{address}assign/", {"unit": cast.reporting.pk, "days": 5}).status_code == 302
    issue = Issue.objects.get()
    assert issue.due_on is not None and issue.due_on > timezone.localdate()
    assert Notice.objects.filter(person=cast.reporter, kind="issue-assigned").count() == 1
    assert "答复企业" in unit.get(address).content.decode()
    assert unit.post(f"{address}answer/", {"words": "已开预审会，补一份红线图即可。"}).status_code == 302
    assert office.post(f"{address}reopen/", {"why": "没有说到哪里补。"}).status_code == 302
    issue.refresh_from_db()
    assert (issue.state, issue.reopened) == (IssueState.ASSIGNED, 1)
    assert unit.post(f"{address}answer/", {"words": "到政务中心3号窗口补。"}).status_code == 302
    assert office.post(f"{address}confirm/").status_code == 302
    issue.refresh_from_db()
    assert (issue.state, issue.closed_on) == (IssueState.CLOSED, timezone.localdate())
    told = [event.action.removeprefix("enterprises.") for event in history(issue)]
    assert told == ["raise", "assign", "answer", "reopen", "answer", "confirm"]


def test_who_does_not_answer_for_the_unit_cannot_answer(issue, cast, sign_in):
    assigned(issue, cast)
    address = f"/enterprises/issues/{issue.pk}/"
    assert sign_in(cast.reporter).get(address).status_code == 200
    assert sign_in(cast.clerk).get(address).status_code == 200
    assert sign_in(cast.clerk).post(f"{address}answer/", {"words": "x"}).status_code == 404
    assert sign_in(cast.clerk).post(f"{address}assign/", {"unit": 1, "days": 5}).status_code in {403, 404}
    for stranger in (cast.neighbour, cast.nobody):
        assert sign_in(stranger).get(address).status_code in {403, 404}
        assert sign_in(stranger).post(f"{address}confirm/").status_code in {403, 404}
    issue.refresh_from_db()
    assert issue.state == IssueState.ASSIGNED


def test_nobody_takes_down_the_firms_word_on_an_answer_of_her_own_or_of_her_unit(issue, cast, sign_in):
    assigned(issue, cast)
    address, office, steward = f"/enterprises/issues/{issue.pk}/", sign_in(cast.office), sign_in(cast.steward)
    assert office.post(f"{address}answer/", {"words": "已办。"}).status_code == 302
    page = office.get(address).content.decode()
    assert f"{address}confirm/" not in page
    assert "请没有参与答复的同事" in page
    assert office.post(f"{address}confirm/").status_code == 404
    Issue.objects.filter(pk=issue.pk).update(unit=cast.steward.posts.get().unit)
    assert steward.post(f"{address}confirm/").status_code == 404, "of the unit that answered"
    Issue.objects.filter(pk=issue.pk).update(unit=cast.reporting)
    assert f"{address}confirm/" in steward.get(address).content.decode()
    assert steward.post(f"{address}confirm/").status_code == 302
    issue.refresh_from_db()
    assert issue.state == IssueState.CLOSED


def test_a_bad_answer_is_told_what_is_missing(issue, cast, sign_in):
    browser, address = sign_in(cast.office), f"/enterprises/issues/{issue.pk}/"
    assert browser.post(f"{address}assign/", {"unit": cast.reporting.pk, "days": 90}).status_code == 422
    assigned(issue, cast)
    assert browser.post(f"{address}answer/", {"words": ""}).status_code == 422
    tomorrow = str(timezone.localdate() + timedelta(days=1))
    late = browser.post(f"/enterprises/{issue.enterprise_id}/issues/new/", ASKED | {"raised_on": tomorrow})
    assert late.status_code == 422
    assert "不能在今天以后" in late.content.decode()


def test_two_who_act_at_once_do_not_both_succeed(issue, cast):
    assigned(issue, cast)
    actions.answer(issue, words="办了", by=cast.office)
    with pytest.raises(RefusedError) as refused:
        actions.answer(issue, words="又办了", by=cast.office)
    assert refused.value.code == "issue-not-now"


def test_an_overdue_answer_is_told_once_to_the_unit_and_the_office(issue, cast):
    row = assigned(issue, cast, days=1)
    assert row.due_on is not None
    assert escalate_on(row.due_on) == 0
    late = row.due_on + timedelta(days=1)
    assert (escalate_on(late), escalate_on(late)) == (1, 0)
    told = set(Notice.objects.filter(kind="issue-overdue").values_list("person", flat=True))
    assert {cast.office.pk, cast.reporter.pk} <= told
    assert cast.neighbour.pk not in told


def test_figures_count_units_and_lead_to_the_rows(issue, cast, sign_in):
    row = assigned(issue, cast, days=1)
    assert row.due_on is not None
    late = row.due_on + timedelta(days=1)
    (figures,) = by_unit(Issue.objects.all(), today=late)
    assert (figures.name, figures.all, figures.open, figures.overdue) == (cast.reporting.name, 1, 1, 1)
    page = sign_in(cast.office).get("/enterprises/issues/figures/").content.decode()
    assert f"?unit={cast.reporting.pk}&amp;state=assigned" in page
    assert cast.reporter.name not in page
    rows = sign_in(cast.office).get(f"/enterprises/issues/?unit={cast.reporting.pk}&state=assigned")
    assert issue.enterprise.name in rows.content.decode()
    assert issue.enterprise.name not in sign_in(cast.office).get("/enterprises/issues/?state=closed").content.decode()


def test_more_issues_cost_no_more_queries(firm, cast, sign_in, django_assert_max_num_queries):
    browser = sign_in(cast.office)
    for number in range(12):
        made = actions.raise_issue(firm, {**ASKED, "raised_on": date(2026, 11, 2)}, by=cast.office)
        if number % 2:
            assigned(made, cast)
        if number == 1:
            browser.get("/enterprises/issues/")
    with django_assert_max_num_queries(16):
        browser.get("/enterprises/issues/")
    with django_assert_max_num_queries(14):
        browser.get("/enterprises/issues/figures/")

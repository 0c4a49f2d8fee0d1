"""A proposal goes from topic to answer by the tasks of the list, and the money of a task is kept to the fen."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.proposals import confirmed
from yinxin.apps.notices.models import Notice
from yinxin.apps.plans.models import Figure, Plan
from yinxin.apps.progress.models import Measurement, Report
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.models import Fund, Payment, Proposal
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.chain import Step
from yinxin.kit.audit.recording import history

TOPIC = actions.Topic("motion", "关于保护老码头的提案", "致公党五邑市委会", "建议修复三处老码头。", "第12号")


@pytest.fixture
def plan(cast) -> Plan:
    return confirmed(cast).plan


@pytest.fixture
def proposal(cast) -> Proposal:
    made = actions.propose(cast.place, TOPIC, by=cast.office)
    return actions.lead_on(made, Step.ADOPT, by=cast.office)


def test_a_proposal_is_led_from_topic_to_a_satisfied_proposer(cast, plan, sign_in):
    office, unit = sign_in(cast.office), sign_in(cast.reporter)
    assert office.get("/proposals/new/").status_code == 200
    assert office.post("/proposals/new/", {"title": ""}).status_code == 422
    sent = office.post(
        "/proposals/new/",
        {
            "place": cast.place.pk,
            "kind": "motion",
            "title": TOPIC.title,
            "proposer": TOPIC.proposer,
            "text": TOPIC.text,
        },
    )
    proposal = Proposal.objects.get()
    assert sent["Location"] == proposal.get_absolute_url()
    assert unit.get(proposal.get_absolute_url()).status_code == 404
    step = f"{proposal.get_absolute_url()}step/"
    assert office.post(step, {"step": "study", "words": ""}).status_code == 422
    assert office.post(step, {"step": "study", "words": "三处码头都有险情。"}).status_code == 302
    assert office.post(step, {"step": "adopt"}).status_code == 302
    task = plan.tasks.order_by("serial")[0]
    hand = f"{proposal.get_absolute_url()}hand-over/"
    assert office.post(hand, {"unit": ""}).status_code == 422
    assert office.post(hand, {"unit": cast.reporting.pk, "tasks": [task.pk]}).status_code == 302
    assert Notice.objects.filter(person=cast.reporter, kind="proposal-handed-over").exists()
    shown = unit.get(proposal.get_absolute_url()).content.decode()
    assert task.title in shown
    answer = f"{proposal.get_absolute_url()}answer/"
    assert unit.post(answer, {"words": ""}).status_code == 422
    assert unit.post(answer, {"words": "三处已修好两处。"}).status_code == 302
    assert office.post(step, {"step": "unsatisfied", "words": "第三处呢？"}).status_code == 302
    assert unit.post(answer, {"words": "都修好了。"}).status_code == 302
    assert office.post(step, {"step": "satisfied"}).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.stage, proposal.rounds) == ("closed", 1)
    assert [row.step for row in proposal.steps.order_by("pk")][-1] == "satisfied"
    assert history(proposal).count() == 8
    assert TOPIC.title in office.get("/proposals/", {"stage": "closed"}).content.decode()
    assert TOPIC.title not in office.get("/proposals/", {"stage": "topic"}).content.decode()


def test_the_answer_is_due_three_months_after_it_was_handed_over(cast, proposal, sign_in):
    done = actions.hand_over(proposal, cast.reporting, by=cast.office)
    today = timezone.localdate()
    assert timedelta(days=88) < done.due_on - today < timedelta(days=93)
    Proposal.objects.filter(pk=done.pk).update(due_on=today - timedelta(days=1))
    assert "逾期" in sign_in(cast.office).get(done.get_absolute_url()).content.decode()
    assert "有 1 件逾期没有反馈" in sign_in(cast.office).get("/proposals/").content.decode()


def test_a_step_that_does_not_fit_is_refused_with_the_words_of_the_page(cast, proposal):
    with pytest.raises(RefusedError) as refused:
        actions.lead_on(proposal, Step.SATISFIED, by=cast.office)
    assert refused.value.facts["title"] == TOPIC.title


def test_the_list_costs_as_much_for_many_as_for_few(cast, proposal, sign_in):
    browser = sign_in(cast.office)

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert browser.get("/proposals/").status_code == 200
        return len(seen)

    queries()
    few = queries()
    for _number in range(12):
        made = actions.propose(cast.place, TOPIC, by=cast.office)
        actions.lead_on(made, Step.ADOPT, by=cast.office)
    assert queries() == few


# Funds


def test_money_is_budgeted_paid_and_set_beside_what_it_achieved(cast, plan, sign_in):
    browser = sign_in(cast.office)
    figure = Figure.objects.filter(plan=plan, task__isnull=False, kind="target", value__isnull=False).order_by("pk")[0]
    task = figure.task
    address = f"/plans/{plan.pk}/funds/"
    assert browser.get(address).status_code == 200
    budget = {"task": task.pk, "name": "维修资金", "year": 2026, "source": "市级", "amount": "100000"}
    assert browser.post(f"{address}budget/", {**budget, "amount": "-1"}).status_code == 422
    assert browser.post(f"{address}budget/", budget).status_code == 302
    fund = Fund.objects.get()
    paid = {"on": "2026-05-06", "amount": "60000.50", "purpose": "首期工程款", "voucher": "记-12"}
    assert browser.post(f"/funds/{fund.pk}/pay/", {**paid, "amount": "abc"}).status_code == 422
    assert browser.post(f"/funds/{fund.pk}/pay/", paid).status_code == 302
    report = Report.objects.create(
        task=task,
        unit=cast.reporting,
        state="submitted",
        as_of=timezone.localdate(),
        by=cast.reporter,
        at=timezone.now(),
    )
    Measurement.objects.create(report=report, figure=figure, value=Decimal(4))
    shown = browser.get(address).content.decode()
    assert "60,000.50" in shown
    assert "39,999.50" in shown
    assert "15000.13" in shown or "15000.12" in shown
    assert browser.post(f"/funds/{fund.pk}/rebudget/", {"amount": "60000", "reason": "调减"}).status_code == 409
    assert browser.post(f"/funds/{fund.pk}/rebudget/", {"amount": "70000", "reason": ""}).status_code == 422
    assert (
        browser.post(f"/funds/{fund.pk}/rebudget/", {"amount": "70000", "reason": "五财〔2026〕9号"}).status_code == 302
    )
    assert history(fund).get(action="supervision.rebudget").reason == "五财〔2026〕9号"
    assert sign_in(cast.reporter).get(address).status_code == 200


def test_no_more_is_paid_than_there_is_and_a_mistake_is_taken_back(cast, plan):
    task = plan.tasks.order_by("serial")[0]
    fund = actions.budget(task, actions.Budget("维修资金", 2026, "市级", Decimal(100)), by=cast.office)
    day = timezone.localdate()
    actions.pay(fund, actions.Paid(day, Decimal(90), "材料"), by=cast.office)
    with pytest.raises(RefusedError, match="fund-too-much"):
        actions.pay(fund, actions.Paid(day, Decimal("10.01"), "材料"), by=cast.office)
    actions.pay(fund, actions.Paid(day, Decimal(-90), "退回"), by=cast.office)
    assert sum(Payment.objects.values_list("amount", flat=True)) == 0
    with pytest.raises(RefusedError, match="fund-twice"):
        actions.budget(task, actions.Budget("维修资金", 2026, "市级", Decimal(5)), by=cast.office)

"""The pages of special funds."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision import access as supervision
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.chain import access
from yinxin.apps.supervision.chain.forms import BudgetForm, PaymentForm, RebudgetForm
from yinxin.apps.supervision.chain.page import fund_page
from yinxin.kit.policy import policy


@policy("supervision.funds", roles=OFFICE | FOR_A_UNIT | {Role.SUPERVISOR})
def funds(request: SignedIn, pk: int) -> HttpResponse:
    """The funds of a plan."""
    return _page(request, pk)


@policy("supervision.keep-funds", roles=OFFICE, methods=["POST"])
def budget(request: SignedIn, pk: int) -> HttpResponse:
    plan = supervision.plan_to_report_on(request.user, pk)
    form = BudgetForm(request.POST, tasks=plans.tasks(request.user).filter(plan=plan))
    if not form.is_valid():
        return _page(request, pk, budget_form=form)
    actions.budget(form.cleaned_data["task"], form.budget(), by=request.user)
    return redirect("supervision:funds", pk)


@policy("supervision.keep-funds", roles=OFFICE, methods=["POST"])
def pay(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.fund(request.user, pk), PaymentForm(request.POST)
    if not form.is_valid():
        return _page(request, row.task.plan_id, payment_form=form)
    actions.pay(row, form.paid(), by=request.user)
    return redirect("supervision:funds", row.task.plan_id)


@policy("supervision.keep-funds", roles=OFFICE, methods=["POST"])
def rebudget(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.fund(request.user, pk), RebudgetForm(request.POST)
    if not form.is_valid():
        return _page(request, row.task.plan_id, rebudget_form=form)
    actions.rebudget(row, form.cleaned_data["amount"], form.cleaned_data["reason"], by=request.user)
    return redirect("supervision:funds", row.task.plan_id)


def _page(request: SignedIn, pk: int, **forms: object) -> HttpResponse:
    plan = plans.plan(request.user, pk)
    tasks = plans.tasks(request.user).filter(plan=plan)
    today = timezone.localdate()
    blank = {
        "budget_form": BudgetForm(tasks=tasks, initial={"year": today.year}),
        "payment_form": PaymentForm(initial={"on": today}, auto_id=False),
        "rebudget_form": RebudgetForm(auto_id=False),
    }
    shown = {"page": fund_page(request.user, plan), **blank, **forms}
    return render(request, "supervision/funds.html", shown, status=422 if forms else 200)

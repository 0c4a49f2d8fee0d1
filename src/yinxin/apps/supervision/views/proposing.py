"""The pages of proposals."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.chain import access
from yinxin.apps.supervision.chain.filters import ProposalFilterForm
from yinxin.apps.supervision.chain.forms import AnswerForm, HandOverForm, StepForm, TopicForm
from yinxin.apps.supervision.chain.page import proposal_list, proposal_page
from yinxin.domain.progress.chain import Step
from yinxin.kit.policy import policy

READERS = OFFICE | FOR_A_UNIT | {Role.SUPERVISOR}


@policy("supervision.proposals", roles=READERS)
def proposals(request: SignedIn) -> HttpResponse:
    asked = ProposalFilterForm(request.GET).asked()
    shown = {
        "list": proposal_list(request.user, asked.stage, asked.page),
        "may_lead": access.offices(request.user).exists(),
    }
    return render(request, "supervision/proposals.html", shown)


@policy("supervision.propose", roles=OFFICE, methods=["GET", "POST"])
def propose(request: SignedIn) -> HttpResponse:
    form = TopicForm(request.POST or None, places=access.offices(request.user))
    if form.is_valid():
        return redirect(actions.propose(form.cleaned_data["place"], form.topic(), by=request.user))
    return render(request, "supervision/propose.html", {"form": form}, status=422 if form.is_bound else 200)


@policy("supervision.proposals", roles=READERS)
def proposal(request: SignedIn, pk: int) -> HttpResponse:
    return _page(request, pk)


@policy("supervision.propose", roles=OFFICE, methods=["POST"])
def step(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.led(request.user, pk), StepForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, step_form=form)
    return redirect(actions.lead_on(row, form.cleaned_data["step"], form.cleaned_data["words"], by=request.user))


@policy("supervision.propose", roles=OFFICE, methods=["POST"])
def hand_over(request: SignedIn, pk: int) -> HttpResponse:
    row = access.led(request.user, pk)
    form = HandOverForm(request.POST, units=access.units_to_hand_to(row), tasks=access.tasks_to_link(request.user, row))
    if not form.is_valid():
        return _page(request, pk, hand_over_form=form)
    given = form.cleaned_data
    return redirect(actions.hand_over(row, given["unit"], list(given["tasks"]), by=request.user))


@policy("supervision.answer", roles=OFFICE | FOR_A_UNIT, methods=["POST"])
def answer(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.answerable(request.user, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, answer_form=form)
    return redirect(actions.lead_on(row, Step.ANSWER, form.cleaned_data["words"], by=request.user))


def _page(request: SignedIn, pk: int, **forms: object) -> HttpResponse:
    row = access.proposal(request.user, pk)
    page = proposal_page(request.user, row)
    offered = HandOverForm(units=access.units_to_hand_to(row), tasks=access.tasks_to_link(request.user, row))
    blank = {"step_form": StepForm(), "answer_form": AnswerForm(), "hand_over_form": offered}
    shown = {"page": page, **blank, **forms}
    return render(request, "supervision/proposal.html", shown, status=422 if forms else 200)

"""The pages of the assessment."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from yinxin.apps.people import access as people
from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision import access, actions
from yinxin.apps.supervision.assessing.forms import AnnounceForm, AppealForm, DecisionForm, RulesForm
from yinxin.apps.supervision.assessing.page import assessment_page
from yinxin.kit.policy import policy

READERS = OFFICE | FOR_A_UNIT | {Role.SUPERVISOR}


@policy("supervision.assessments", roles=READERS)
def assessments(request: SignedIn) -> HttpResponse:
    places = access.offices(request.user)
    form = RulesForm(places=places, initial={"place": places.first(), "year": timezone.localdate().year})
    shown = {"assessments": access.assessments(request.user), "form": form if places else None}
    return render(request, "supervision/assessments.html", shown)


@policy("supervision.assess", roles=OFFICE, methods=["POST"])
def begin(request: SignedIn) -> HttpResponse:
    form = RulesForm(request.POST, places=access.offices(request.user))
    if form.is_valid():
        given = form.cleaned_data
        return redirect(actions.begin_assessment(given["place"], given["year"], given["rules"], by=request.user))
    shown = {"assessments": access.assessments(request.user), "form": form}
    return render(request, "supervision/assessments.html", shown, status=422)


@policy("supervision.assessments", roles=READERS)
def assessment(request: SignedIn, pk: int) -> HttpResponse:
    return _page(request, pk)


@policy("supervision.assess", roles=OFFICE, methods=["POST"])
def announce(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.decided_assessment(request.user, pk), AnnounceForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, announce_form=form)
    return redirect(actions.announce(row, form.cleaned_data["days"], by=request.user))


@policy("supervision.appeal", roles=FOR_A_UNIT, methods=["POST"])
def appeal(request: SignedIn, pk: int) -> HttpResponse:
    row = access.assessment(request.user, pk)
    form = AppealForm(request.POST, units=people.own_units(request.user))
    if not form.is_valid():
        return _page(request, pk, appeal_form=form)
    given = form.cleaned_data
    task = plans.task(request.user, given["task"])
    actions.appeal(row, given["unit"], task, given["reason"], by=request.user)
    return redirect(row)


@policy("supervision.assess", roles=OFFICE, methods=["POST"])
def decide(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.appeal_to_decide(request.user, pk), DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, row.assessment_id, decision_form=form)
    given = form.cleaned_data
    actions.decide_appeal(row, given["answer"], granted=given["granted"], by=request.user)
    return redirect(row.assessment)


@policy("supervision.assess", roles=OFFICE, methods=["POST"])
def freeze(request: SignedIn, pk: int) -> HttpResponse:
    return redirect(actions.freeze(access.decided_assessment(request.user, pk), by=request.user))


def _page(request: SignedIn, pk: int, **forms: object) -> HttpResponse:
    page = assessment_page(request.user, access.assessment(request.user, pk))
    blank = {"announce_form": AnnounceForm(), "decision_form": DecisionForm()}
    shown = {"page": page, **blank, **forms}
    return render(request, "supervision/assessment.html", shown, status=422 if forms else 200)

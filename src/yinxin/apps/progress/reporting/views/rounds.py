"""The office's pages of rounds: when a plan asks, and what came of a round."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Plan
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.reporting import access, opening, rounds_page, scheduling
from yinxin.apps.progress.reporting.forms import ExtendForm, OpenForm, ReasonForm, ScheduleForm
from yinxin.kit.policy import policy

OVERSEERS = OFFICE | {Role.SUPERVISOR}


@policy("progress.schedule", roles=OFFICE, methods=["GET", "POST"])
def plan(request: SignedIn, pk: int) -> HttpResponse:
    """Declaring a schedule: first its preview, then, confirmed, the thing itself."""
    row = plans.office_plan(request.user, pk)
    form = ScheduleForm(request.POST or None, initial={"since": timezone.localdate()})
    if form.is_valid() and "confirmed" in request.POST:
        scheduling.declare(form.schedule(row), by=request.user)
        return redirect("progress:plan-rounds", row.pk)
    return _plan(request, row, form, OpenForm())


@policy("progress.open-round", roles=OFFICE, methods=["POST"])
def open_round(request: SignedIn, pk: int) -> HttpResponse:
    row = plans.office_plan(request.user, pk)
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _plan(request, row, ScheduleForm(), form)
    opened = opening.open_round(row, form.opening(timezone.localdate()), by=request.user)
    return redirect("progress:round", opened.pk)


@policy("progress.schedule", roles=OFFICE, methods=["POST"])
def stop(request: SignedIn, pk: int) -> HttpResponse:
    row = access.schedule(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        scheduling.stop(row, reason=form.cleaned_data["reason"], by=request.user)
    return redirect("progress:plan-rounds", row.plan_id)


@policy("progress.round", roles=OVERSEERS)
def show(request: SignedIn, pk: int) -> HttpResponse:
    row = access.round_seen(request.user, pk)
    return _round(request, pk, ExtendForm(initial={"to": row.due_on}))


@policy("progress.keep-round", roles=OFFICE, methods=["POST"])
def extend(request: SignedIn, pk: int) -> HttpResponse:
    row = access.round_kept(request.user, pk)
    form = ExtendForm(request.POST)
    if not form.is_valid():
        return _round(request, pk, form)
    opening.extend(row, form.cleaned_data["to"], reason=form.cleaned_data["reason"], by=request.user)
    return redirect("progress:round", pk)


@policy("progress.keep-round", roles=OFFICE, methods=["POST"])
def close(request: SignedIn, pk: int) -> HttpResponse:
    opening.close(access.round_kept(request.user, pk), by=request.user)
    return redirect("progress:round", pk)


@policy("progress.keep-round", roles=OFFICE, methods=["POST"])
def remind(request: SignedIn, pk: int) -> HttpResponse:
    told = opening.remind(access.round_kept(request.user, pk), by=request.user)
    text = _("已提醒%(n)s人。") % {"n": told} if told else _("今天已经提醒过了，或者没有要提醒的人。")
    messages.success(request, text)
    return redirect("progress:round", pk)


@policy("progress.keep-round", roles=OFFICE, methods=["POST"])
def excuse(request: SignedIn, pk: int) -> HttpResponse:
    line = access.line_kept(request.user, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        opening.excuse(line, reason=form.cleaned_data["reason"], by=request.user)
    return redirect("progress:round", line.round_id)


def _plan(request: SignedIn, row: Plan, form: ScheduleForm, open_form: OpenForm) -> HttpResponse:
    preview = scheduling.preview(form.schedule(row)) if form.is_bound and form.is_valid() else None
    shown = {"page": rounds_page.plan_rounds(row, preview), "form": form, "open_form": open_form}
    status = 422 if form.errors or open_form.errors else 200
    return render(request, "progress/reporting/plan.html", shown, status=status)


def _round(request: SignedIn, pk: int, form: ExtendForm) -> HttpResponse:
    page = rounds_page.round_page(request.user, access.round_seen(request.user, pk), request.GET)
    return render(
        request, "progress/reporting/round.html", {"page": page, "form": form}, status=422 if form.errors else 200
    )

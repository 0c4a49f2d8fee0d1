"""Alarms and the rules of lights."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.actions import judging
from yinxin.apps.progress.judging_forms import AlarmFilterForm, DismissForm, LightRulesForm
from yinxin.apps.progress.judging_page import alarm_list
from yinxin.kit.policy import policy


@policy("progress.alarms", roles=OFFICE | {Role.SUPERVISOR})
def alarms(request: SignedIn) -> HttpResponse:
    shown = {"list": alarm_list(request.user, AlarmFilterForm(request.GET))}
    return render(request, "progress/alarms.html", shown)


@policy("progress.dismiss-alarm", roles=OFFICE, methods=["POST"])
def dismiss(request: SignedIn, pk: int) -> HttpResponse:
    """`pk` is the task's."""
    row, form = plans.office_task(request.user, pk), DismissForm(request.POST)
    if not form.is_valid():
        return render(request, "progress/dismiss.html", {"task": row, "form": form}, status=422)
    judging.dismiss_alarm(row, form.cleaned_data["mark"], reason=form.cleaned_data["reason"], by=request.user)
    return redirect(f"{row.get_absolute_url()}#light")


@policy("progress.tune-lights", roles=OFFICE, methods=["GET", "POST"])
def rules(request: SignedIn, pk: int) -> HttpResponse:
    """`pk` is the plan's."""
    plan = plans.office_plan(request.user, pk)
    form = LightRulesForm(request.POST or None, rules=judging.rules_of(plan))
    if form.is_valid():
        judging.tune_lights(plan, form.values(), reason=form.cleaned_data["reason"], by=request.user)
        return redirect(plan)
    return render(
        request, "progress/light_rules.html", {"plan": plan, "form": form}, status=422 if form.is_bound else 200
    )

"""The public promise page, and where the office switches it on for a plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from yinxin.apps.people.roles import OFFICE
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.models import Plan
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision import actions
from yinxin.apps.supervision.promises import access, page
from yinxin.apps.supervision.promises.forms import PromiseForm
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of
from yinxin.kit.policy import PUBLIC, policy

FRESH = 300
"""Seconds a stranger's browser may keep the page: lights turn by the day."""


def for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Counted by network; a browser may keep it for a while, nobody on the way may, and nobody who signed in."""

    @wraps(view)
    def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        take_declared("promises.network", network_of(request))
        answer = view(request, *args, **kwargs)
        if not request.user.is_authenticated:
            patch_cache_control(answer, private=True, max_age=FRESH)
        return answer

    return counted


@policy("supervision.promises", roles=PUBLIC)
@for_everybody
def promises(request: HttpRequest) -> HttpResponse:
    shown = {"plans": page.listed(access.some(), timezone.localdate())}
    return render(request, "supervision/promises/list.html", shown)


@policy("supervision.promises", roles=PUBLIC)
@for_everybody
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """`pk` is the plan's."""
    row, number = access.promise(pk), request.GET.get("page", "1")
    shown = page.page_of(row.plan, timezone.localdate(), with_reports=row.with_reports, number=number)
    return render(request, "supervision/promises/plan.html", {"promise": shown})


@policy("supervision.promise", roles=OFFICE, methods=["GET", "POST"])
def settle(request: SignedIn, pk: int) -> HttpResponse:
    plan = plans.office_plan(request.user, pk)
    with_reports = _with_reports(request, plan)
    form = PromiseForm(request.POST or None, initial={"with_reports": with_reports})
    if form.is_valid():
        _turn(request, form, plan)
        return redirect("supervision:promise-settle", plan.pk)
    shown = page.page_of(plan, timezone.localdate(), with_reports=with_reports, number=request.GET.get("page", "1"))
    told = {"plan": plan, "form": form, "promise": shown, "now": getattr(plan, "promise", None)}
    return render(request, "supervision/promises/settle.html", told, status=422 if form.is_bound else 200)


def _with_reports(request: SignedIn, plan: Plan) -> bool:
    """Which of the two previews was asked for; unasked, what the public sees now."""
    now = getattr(plan, "promise", None)
    return request.GET.get("reports", "1" if now and now.with_reports else "0") == "1"


def _turn(request: SignedIn, form: PromiseForm, plan: Plan) -> None:
    told = form.cleaned_data
    if told["turn"] == "off":
        actions.take_off(plan, reason=told["reason"], by=request.user)
    else:
        actions.promise(plan, with_reports=told["with_reports"], reason=told["reason"], by=request.user)

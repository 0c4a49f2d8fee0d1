"""The burden account: of one plan for its readers, and the counter for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from yinxin.apps.people.roles import PLANS
from yinxin.apps.plans import access as plans
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.progress.reporting import access, burden_page
from yinxin.apps.progress.reporting.forms import BurdenForm
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of
from yinxin.kit.policy import PUBLIC, policy


@policy("progress.burden", roles=PLANS)
def burden(request: SignedIn, pk: int) -> HttpResponse:
    row = plans.plan(request.user, pk)
    chosen = BurdenForm(request.GET).number("round")
    overseen = access.rounds(request.user).filter(pk=chosen).exists()
    account = burden_page.plan_account(row, chosen, overseen=overseen)
    return render(request, "progress/reporting/burden.html", {"account": account})


@policy("progress.burden-counter", roles=PUBLIC)
def counter(request: HttpRequest) -> HttpResponse:
    """What units were asked, for anybody to see."""
    take_declared("burden.network", network_of(request))
    asked = BurdenForm(request.GET)
    found = burden_page.counter(asked.number("year") or timezone.localdate().year, asked.number("unit"))
    return render(request, "progress/reporting/counter.html", {"counter": found})

"""What everybody may read about gifts: what was given in all, and the rates it is counted by."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.registers.donations import access
from yinxin.apps.registers.donations.access import DECIDERS, user_of
from yinxin.apps.registers.donations.actions import rates as acts
from yinxin.apps.registers.donations.forms import RateForm, TakeBackForm
from yinxin.apps.registers.donations.totals_page import totals_page
from yinxin.kit.policy import PUBLIC, policy


@policy("donations.totals", roles=PUBLIC)
def totals(request: HttpRequest) -> HttpResponse:
    return render(request, "donations/totals.html", {"page": totals_page(request)})


@policy("donations.rates", roles=PUBLIC)
def rates(request: HttpRequest) -> HttpResponse:
    page = Paginator(access.rates(), 50).get_page(request.GET.get("page"))
    return render(request, "donations/rates.html", {"page": page, "keeps": access.keeps_rates(request.user)})


@policy("donations.enter-rate", roles=DECIDERS, methods=("GET", "POST"))
def enter_rate(request: HttpRequest) -> HttpResponse:
    form = RateForm(request.POST or None)
    if form.is_valid():
        acts.enter(form.cleaned_data, by=user_of(request))
        messages.success(request, _("汇率已录入，有关项目已重新折算。"))
        return redirect("donations:rates")
    return render(request, "donations/rate.html", {"form": form}, status=422 if form.is_bound else 200)


@policy("donations.take-back-rate", roles=DECIDERS, methods=("GET", "POST"))
def take_back_rate(request: HttpRequest, pk: int) -> HttpResponse:
    rate, form = access.rate(request, pk), TakeBackForm(request.POST or None)
    if form.is_valid():
        acts.take_back(rate, by=user_of(request), reason=form.cleaned_data["reason"])
        messages.success(request, _("汇率已撤下，有关项目已重新折算。"))
        return redirect("donations:rates")
    context = {"rate": rate, "form": form}
    return render(request, "donations/rate_back.html", context, status=422 if form.is_bound else 200)

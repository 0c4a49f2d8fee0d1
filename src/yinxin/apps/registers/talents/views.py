"""Offering what one can, and asking whoever offered it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.people.access import user_of
from yinxin.apps.registers.talents import access, actions
from yinxin.apps.registers.talents.access import SEEKERS
from yinxin.apps.registers.talents.forms import AnswerForm, RequestForm, SearchForm
from yinxin.apps.registers.talents.models import Answer
from yinxin.apps.registers.talents.pages import offer_page, own_page
from yinxin.kit.policy import SIGNED_IN, policy

FORM = ("GET", "POST")
PER_PAGE = 50


@policy("talents.own", roles=SIGNED_IN)
def own(request: HttpRequest) -> HttpResponse:
    return render(request, "talents/own.html", {"page": own_page(request)})


@policy("talents.offer", roles=SIGNED_IN, methods=FORM)
def offer(request: HttpRequest, kind: str) -> HttpResponse:
    page = offer_page(request, kind)
    form = page.form
    if form.is_valid():
        agreed = form.agreement(request.LANGUAGE_CODE)
        actions.offer(user_of(request), page.kind, form.values, languages=form.languages, agreed=agreed)
        messages.success(request, _("已登记，一年内有效。"))
        return redirect("talents:own")
    return render(request, "talents/offer.html", {"page": page, "form": form}, status=422 if form.is_bound else 200)


@policy("talents.renew", roles=SIGNED_IN, methods=("POST",))
def renew(request: HttpRequest, kind: str) -> HttpResponse:
    actions.renew(user_of(request), access.own_to_keep(user_of(request), kind))
    messages.success(request, _("已确认，再显示一年。"))
    return redirect("talents:own")


@policy("talents.leave", roles=SIGNED_IN, methods=("POST",))
def leave(request: HttpRequest, kind: str) -> HttpResponse:
    actions.leave(user_of(request), access.own_to_keep(user_of(request), kind))
    messages.success(request, _("已删去您的登记、收到的联系请求和对这个人才库的同意。"))
    return redirect("talents:own")


@policy("talents.answer", roles=SIGNED_IN, methods=("POST",))
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    asked, form = access.asked_of_one(user_of(request), pk), AnswerForm(request.POST)
    if form.is_valid():
        actions.answer(user_of(request), asked, Answer(form.cleaned_data["answer"]))
        messages.success(request, _("已答复。"))
    return redirect("talents:own")


@policy("talents.search", roles=SEEKERS)
def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    found = Paginator(form.rows(access.offered(user_of(request))), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "talents/search.html", {"form": form, "found": found})


@policy("talents.ask", roles=SEEKERS, methods=FORM)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    talent = access.one_offered(user_of(request), pk)
    form = RequestForm(request.POST or None, units=access.asking_units(user_of(request)))
    if form.is_valid():
        actions.ask(talent, form.values, unit=form.cleaned_data["unit"], by=user_of(request))
        messages.success(request, _("请求已发给本人，答复了会通知您。"))
        return redirect("talents:requests")
    context = {"talent": talent, "form": form}
    return render(request, "talents/ask.html", context, status=422 if form.is_bound else 200)


@policy("talents.requests", roles=SEEKERS)
def requests(request: HttpRequest) -> HttpResponse:
    found = Paginator(access.asked_by(user_of(request)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "talents/requests.html", {"found": found})


@policy("talents.contact", roles=SEEKERS, methods=("POST",))
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    asked = access.accepted(user_of(request), pk)
    person = actions.read_contact(asked, by=user_of(request))
    return render(request, "talents/contact.html", {"asked": asked, "person": person})

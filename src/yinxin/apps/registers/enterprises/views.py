"""Issues of firms: the list, one of them, what is done to it, and how the units stand."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.apps.people.access import user_of
from yinxin.apps.registers.enterprises import access, actions
from yinxin.apps.registers.enterprises.access import ANSWERERS
from yinxin.apps.registers.enterprises.figures import by_unit
from yinxin.apps.registers.enterprises.forms import IssueListForm, RaiseForm, ReopenForm, ReplyForm
from yinxin.apps.registers.enterprises.issue_page import form_for, issue_page
from yinxin.domain.registers.issues import IssueAct
from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS

POST = ("POST",)
PER_PAGE = 50


@policy("enterprises.issues", roles=READERS)
def issues(request: HttpRequest) -> HttpResponse:
    form = IssueListForm(request.GET)
    found = Paginator(form.rows(access.issues(user_of(request))), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "found": found, "today": timezone.localdate()}
    return render(request, "enterprises/issues.html", context)


@policy("enterprises.figures", roles=READERS)
def figures(request: HttpRequest) -> HttpResponse:
    rows = by_unit(access.issues(user_of(request)), today=timezone.localdate())
    return render(request, "enterprises/figures.html", {"rows": rows})


@policy("enterprises.unattended", roles=READERS)
def unattended(request: HttpRequest) -> HttpResponse:
    found = Paginator(access.unattended(user_of(request)), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "enterprises/unattended.html", {"found": found})


@policy("enterprises.raise", roles=KEEPERS, methods=("GET", "POST"))
def raise_issue(request: HttpRequest, pk: int) -> HttpResponse:
    firm, form = access.firm_to_keep(user_of(request), pk), RaiseForm(request.POST or None)
    if form.is_valid():
        made = actions.raise_issue(firm, form.values, by=user_of(request))
        messages.success(request, _("已登记，等待交办。"))
        return redirect("enterprises:issue", made.pk)
    context = {"firm": firm, "form": form}
    return render(request, "enterprises/raise.html", context, status=422 if form.is_bound else 200)


@policy("enterprises.issue", roles=READERS)
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    return issue_page(request, access.issue(user_of(request), pk))


@policy("enterprises.assign", roles=DECIDERS, methods=POST)
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    one = access.issue_to(user_of(request), pk, "assign")
    form = form_for(user_of(request), IssueAct.ASSIGN, request.POST)
    if not form.is_valid():
        return issue_page(request, one, assign=form)
    told = form.cleaned_data
    actions.assign(one, unit=told["unit"], days=told["days"], by=user_of(request))
    return redirect("enterprises:issue", pk)


@policy("enterprises.answer", roles=ANSWERERS, methods=POST)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    one, form = access.issue_to(user_of(request), pk, "answer"), ReplyForm(request.POST)
    if not form.is_valid():
        return issue_page(request, one, answer=form)
    actions.answer(one, words=form.cleaned_data["words"], by=user_of(request))
    return redirect("enterprises:issue", pk)


@policy("enterprises.confirm", roles=KEEPERS, methods=POST)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    actions.confirm(access.issue_to(user_of(request), pk, "confirm"), by=user_of(request))
    return redirect("enterprises:issue", pk)


@policy("enterprises.reopen", roles=KEEPERS, methods=POST)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    one, form = access.issue_to(user_of(request), pk, "reopen"), ReopenForm(request.POST)
    if not form.is_valid():
        return issue_page(request, one, reopen=form)
    actions.reopen(one, why=form.cleaned_data["why"], by=user_of(request))
    return redirect("enterprises:issue", pk)

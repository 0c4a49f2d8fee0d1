"""The pages of 督办单."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render

from yinxin.apps.people.models import Role
from yinxin.apps.people.roles import FOR_A_UNIT, OFFICE
from yinxin.apps.plans.views.answers import SignedIn
from yinxin.apps.supervision import access, actions, queries
from yinxin.apps.supervision.drafts import files
from yinxin.apps.supervision.forms import DemandForm, NoticeFilterForm, ReplyForm, WantingForm, WithdrawForm
from yinxin.kit.policy import policy

READERS = OFFICE | FOR_A_UNIT | {Role.SUPERVISOR}


@policy("supervision.notices", roles=READERS)
def notices(request: SignedIn) -> HttpResponse:
    shown = {"list": queries.notice_list(request.user, NoticeFilterForm(request.GET))}
    return render(request, "supervision/notices.html", shown)


@policy("supervision.notices", roles=READERS)
def notice(request: SignedIn, pk: int) -> HttpResponse:
    return _page(request, pk, {})


@policy("supervision.notices", roles=READERS)
def file(request: SignedIn, pk: int) -> HttpResponse:
    return files.notice_answer(access.notice(request.user, pk))


@policy("supervision.issue", roles=OFFICE, methods=["GET", "POST"])
def issue(request: SignedIn, pk: int) -> HttpResponse:
    """`pk` is the task's."""
    task = access.task_to_supervise(request.user, pk)
    form = DemandForm(request.POST or None, units=access.units_of(task))
    if form.is_valid():
        return redirect(actions.issue(task, form.cleaned_data["unit"], form.demand(), by=request.user))
    shown = {"task": task, "form": form}
    return render(request, "supervision/issue.html", shown, status=422 if form.is_bound else 200)


@policy("supervision.reply", roles=FOR_A_UNIT, methods=["POST"])
def reply(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.addressed(request.user, pk), ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, {"reply_form": form}, status=422)
    return redirect(actions.reply(row, form.cleaned_data["text"], by=request.user))


@policy("supervision.decide", roles=OFFICE, methods=["POST"])
def settle(request: SignedIn, pk: int) -> HttpResponse:
    return redirect(actions.settle(access.issued_by_office(request.user, pk), by=request.user))


@policy("supervision.decide", roles=OFFICE, methods=["POST"])
def ask_again(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.issued_by_office(request.user, pk), WantingForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, {"wanting_form": form}, status=422)
    return redirect(actions.ask_again(row, form.cleaned_data["wanting"], by=request.user))


@policy("supervision.decide", roles=OFFICE, methods=["POST"])
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    row, form = access.issued_by_office(request.user, pk), WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, pk, {"withdraw_form": form}, status=422)
    return redirect(actions.withdraw(row, form.cleaned_data["reason"], by=request.user))


def _page(request: SignedIn, pk: int, forms: dict[str, object], *, status: int = 200) -> HttpResponse:
    row = access.notice(request.user, pk)
    blank = {"reply_form": ReplyForm(), "wanting_form": WantingForm(), "withdraw_form": WithdrawForm()}
    shown = {"page": queries.notice_page(request.user, row), **blank, **forms}
    return render(request, "supervision/notice.html", shown, status=status)

"""The office's side of letters: which there are, who gets one, reading it, answering it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from yinxin.apps.people.access import user_of
from yinxin.apps.roots.seeking.letters import access, actions
from yinxin.apps.roots.seeking.letters.access import ANSWERERS, ASSIGNERS
from yinxin.apps.roots.seeking.letters.forms import AnswerForm, AssignForm
from yinxin.apps.roots.seeking.letters.page import letter_page, queue
from yinxin.kit.policy import policy

POST = ("POST",)


@policy("seeking.letters", roles=ANSWERERS)
def letters(request: HttpRequest) -> HttpResponse:
    return render(request, "seeking/letters.html", {"queue": queue(request), "today": timezone.localdate()})


@never_cache
@policy("seeking.letter", roles=ANSWERERS)
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    page = letter_page(request, access.seen(request, pk))
    return render(request, "seeking/letter.html", {"page": page, "today": timezone.localdate()})


@policy("seeking.assign", roles=ASSIGNERS, methods=POST)
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.one_received(request, pk)
    form = AssignForm(request.POST, officials=access.assignable(row))
    if form.is_valid():
        actions.assign(row, to=form.cleaned_data["to"], by=user_of(request))
        messages.success(request, _("已分办。"))
    return redirect("seeking:letter", pk)


@never_cache
@policy("seeking.read", roles=ANSWERERS, methods=POST)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.one_given(request, pk)
    page = letter_page(request, row, opened=actions.read(row, by=user_of(request)))
    return render(request, "seeking/letter.html", {"page": page, "today": timezone.localdate()})


@never_cache
@policy("seeking.answer-letter", roles=ANSWERERS, methods=POST)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = access.one_given(request, pk), AnswerForm(request.POST)
    if not form.is_valid():
        page = letter_page(request, row, answer=form)
        return render(request, "seeking/letter.html", {"page": page, "form": form}, status=422)
    actions.answer(row, words=form.cleaned_data["words"], by=user_of(request))
    messages.success(request, _("已答复，写信人会收到一个链接。"))
    return redirect("seeking:letters")

"""The due lists and how far they are, one check filled in, its photos, and what is not as the records say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from yinxin.kit.intake.serving import serve
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, KEEPERS, READERS, acting
from yinxin.kit.registers.addresses import of_record
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.rounds import access, answering, overdue_page
from yinxin.kit.registers.rounds.due_page import DuePage
from yinxin.kit.registers.rounds.exporting import download, words
from yinxin.kit.registers.rounds.forms import CheckForm, SettleForm, check_form_of
from yinxin.kit.registers.rounds.phone_words import said
from yinxin.kit.registers.rounds.qr import picture
from yinxin.kit.registers.rounds.rounds import Round, is_asked

FORM = ("GET", "POST")
QUEUE = "X-Yinxin-Queue"
"""Sent by the script that keeps answers in the phone: it wants no page in return."""

View = TypeVar("View", bound=Callable[..., HttpResponse])


def works_offline(view: View) -> View:
    """Only these pages start a worker."""
    return cast("View", csp_update({"worker-src": [SELF]})(view))


@policy("registers.check-home", roles=KEEPERS)
@works_offline
def home(request: HttpRequest) -> HttpResponse:
    asked = access.mine(acting(request))
    shown = {"asked": asked, "words": words(), "words_for_script": said()}
    return render(request, "registers/rounds/phone.html", shown)


@policy("registers.check-worker", roles=KEEPERS)
def worker(request: HttpRequest) -> HttpResponse:
    """Its address decides which pages it serves: those below it."""
    return render(request, "registers/rounds/worker.js", content_type="text/javascript; charset=utf-8")


@policy("registers.check-token", roles=KEEPERS)
def token(request: HttpRequest) -> HttpResponse:
    """For answers that waited in the phone longer than their page's token is good."""
    return JsonResponse({"token": get_token(request), "owner": str(acting(request).pk)})


@policy("registers.check", roles=KEEPERS, methods=FORM)
@works_offline
@limited("upload.account")
def check(request: HttpRequest, register: Register, pk: int, name: str, period: str) -> HttpResponse:
    asked, record = access.to_check(request, register, pk, name, period)
    form = _form(request, asked, record)
    if request.method == "POST" and form.is_valid():
        answering.answer(asked, record, form.result, by=acting(request))
        return _thanks(request, register.name_of(record))
    return _page(request, asked, record, form)


@policy("registers.check-photo", roles=READERS)
def photo(request: HttpRequest, pk: int) -> FileResponse:
    return serve(access.photo(request, pk).file)


@policy("registers.due", roles=READERS)
def due(request: HttpRequest, register: Register) -> HttpResponse:
    shown = {"list": DuePage(request, register), "words": words(), "phone": picture(request, "registers:check-home")}
    return render(request, "registers/rounds/due.html", shown)


@policy("registers.due-export", roles=READERS)
def export(request: HttpRequest, register: Register, kind: str) -> HttpResponse:
    return download(DuePage(request, register), kind)


@policy("registers.overdue", roles=READERS)
def overdue(request: HttpRequest) -> HttpResponse:
    shown = {"rounds": overdue_page.of(acting(request), timezone.localdate())}
    return render(request, "registers/rounds/overdue.html", shown)


@policy("registers.mismatches", roles=READERS)
def mismatches(request: HttpRequest) -> HttpResponse:
    shown = {"mismatches": access.mismatches(acting(request)), "today": timezone.localdate()}
    return render(request, "registers/rounds/mismatches.html", shown)


@policy("registers.mismatch-settle", roles=DECIDERS, methods=FORM)
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    answer = access.mismatch(request, pk)
    form = SettleForm(request.POST or None)
    if form.is_valid():
        answering.settle(answer, by=acting(request), settlement=form.cleaned_data["settlement"])
        messages.success(request, _("已了结。"))
        return redirect("registers:mismatches")
    status = 422 if request.method == "POST" else 200
    shown = {"answer": answer, "form": form, "address": of_record(answer.register, answer.record)}
    return render(request, "registers/rounds/settle.html", shown, status=status)


def _form(request: HttpRequest, asked: Round, record: Any) -> CheckForm:
    made = check_form_of(asked.register, asked.check.asks)
    return made(request.POST or None, request.FILES or None, instance=record, asked=asked, user=request.user)


def _page(request: HttpRequest, asked: Round, record: Any, form: CheckForm) -> HttpResponse:
    shown = {"round": asked, "record": record, "form": form, "answer": access.answer_of(asked, record)}
    shown |= {"may_answer": is_asked(asked, timezone.localdate()), "address": of_record(asked.register, record.pk)}
    shown |= {"words_for_script": said()}
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/rounds/check.html", shown, status=status)


def _thanks(request: HttpRequest, name: str) -> HttpResponse:
    if request.headers.get(QUEUE):
        return HttpResponse(status=204)
    messages.success(request, _("已记入“%(name)s”的核查结果。") % {"name": name})
    return redirect("registers:check-home")

"""Where one is signed in, and ending it; and what an office does for an official who lost her device."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from yinxin.apps.people import access
from yinxin.apps.people.actions import factors, sessions
from yinxin.apps.people.forms_accounts import ReasonForm
from yinxin.apps.people.roles import ACCOUNTS
from yinxin.apps.people.views.pages import form_page
from yinxin.kit.policy import SIGNED_IN, policy
from yinxin.kit.sessions import ending


@policy("people.sessions", roles=SIGNED_IN)
def session_list(request: HttpRequest) -> HttpResponse:
    found = ending.browsers(access.user_of(request), here=request.session.session_key)
    return render(request, "people/sessions.html", {"browsers": found})


@policy("people.end-session", roles=SIGNED_IN, methods=("POST",))
def session_end(request: HttpRequest, mark: str) -> HttpResponse:
    sessions.end_session(access.user_of(request), mark)
    messages.success(request, _("那台设备已退出。"))
    return redirect("people:sessions")


@policy("people.end-other-sessions", roles=SIGNED_IN, methods=("POST",))
def sessions_end(request: HttpRequest) -> HttpResponse:
    sessions.end_other_sessions(access.user_of(request), here=request.session.session_key)
    messages.success(request, _("其他设备都已退出。"))
    return redirect("people:sessions")


@policy("people.reset-second-factor", roles=ACCOUNTS, methods=("GET", "POST"))
def factor_reset(request: HttpRequest, pk: int) -> HttpResponse:
    official, form = access.official(request.user, pk, *ACCOUNTS), ReasonForm(request.POST or None)
    if form.is_valid():
        factors.reset_second_factor(official, **form.cleaned_data, by=access.user_of(request))
        messages.success(request, _("两步验证已重置，已写信告诉本人。"))
        return redirect("people:official-list")
    return form_page(request, form, _("重置两步验证"), reverse("people:official-list"), official, act=_("重置"))


@policy("people.end-sessions-of", roles=ACCOUNTS, methods=("GET", "POST"))
def official_sign_out(request: HttpRequest, pk: int) -> HttpResponse:
    official, form = access.official(request.user, pk, *ACCOUNTS), ReasonForm(request.POST or None)
    if form.is_valid():
        sessions.end_sessions_of(official, **form.cleaned_data, by=access.user_of(request))
        messages.success(request, _("已在所有设备上退出，已写信告诉本人。"))
        return redirect("people:official-list")
    title, act = _("让此人在所有设备上退出"), _("退出设备")
    return form_page(request, form, title, reverse("people:official-list"), official, act=act)

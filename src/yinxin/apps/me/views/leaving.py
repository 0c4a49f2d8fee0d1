"""Taking everything out, and erasing oneself."""

from __future__ import annotations

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from yinxin.apps.me import actions, overview
from yinxin.apps.me.forms import EraseForm
from yinxin.apps.me.freshness import fresh
from yinxin.apps.me.views.own import FORM
from yinxin.apps.people.access import user_of
from yinxin.kit.limits.views import limited
from yinxin.kit.policy import PUBLIC, SIGNED_IN, policy


@never_cache
@policy("me.take-out", roles=SIGNED_IN, methods=FORM)
@fresh
@limited("me.take-out")
def take_out(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "me/take_out.html", {"parts": overview.held(user_of(request))})
    name = f"yinxin-{timezone.localdate():%Y%m%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(actions.take_out(user_of(request)), content_type="application/zip", headers=headers)


@never_cache
@policy("me.erase", roles=SIGNED_IN, methods=FORM)
@fresh
def erase(request: HttpRequest) -> HttpResponse:
    user, form = user_of(request), EraseForm(request.POST or None)
    if form.is_valid():
        actions.erase(user)
        logout(request)
        return redirect("me:erased")
    found = {"form": form, "remaining": overview.remaining(user), "going": overview.going(user)}
    return render(request, "me/erase.html", found, status=422 if form.is_bound else 200)


@policy("me.erased", roles=PUBLIC)
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "me/erased.html", {"reasons": overview.reasons()})

"""The page of the hooks, and of each with what was sent to it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, acting
from yinxin.kit.registers.models import Hook
from yinxin.kit.registers.webhooks import access, actions
from yinxin.kit.registers.webhooks.forms import HookForm, HookTurnForm

KEEPERS = DECIDERS | access.RUNNERS


@never_cache
@policy("registers.hooks", roles=KEEPERS, methods=("GET", "POST"))
def hooks(request: HttpRequest) -> HttpResponse:
    """The secret is shown in the answer itself, this once: no page could show it again."""
    form, secret = HookForm(request.POST or None), ""
    if form.is_valid():
        secret = actions.make(form.cleaned_data["url"], form.cleaned_data["register"], by=acting(request))
        form = HookForm()
    status = 422 if request.method == "POST" and not secret else 200
    shown = {"hooks": access.hooks(acting(request)), "form": form, "secret": secret}
    return render(request, "registers/hooks/list.html", shown, status=status)


@never_cache
@policy("registers.hooks", roles=KEEPERS)
def hook(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, access.hook(acting(request), pk), "")


@never_cache
@policy("registers.hooks", roles=KEEPERS, methods=("POST",))
def turn(request: HttpRequest, pk: int) -> HttpResponse:
    row, form = access.hook(acting(request), pk), HookTurnForm(request.POST)
    if not form.is_valid():
        return _page(request, row, "", status=422)
    asked = form.cleaned_data["turn"]
    if asked == "renew":
        return _page(request, row, actions.renew(row, by=acting(request)))
    _turn(request, row, asked)
    return redirect("registers:hook", pk)


def _turn(request: HttpRequest, row: Hook, asked: str) -> None:
    if asked == "try":
        actions.ping(row, by=acting(request))
        messages.success(request, _("已排队发送一条试验消息，结果稍后见下表。"))
    else:
        actions.turn(row, on=asked == "on", by=acting(request))
        messages.success(request, _("已启用。") if asked == "on" else _("已停用。"))


def _page(request: HttpRequest, row: Hook, secret: str, *, status: int = 200) -> HttpResponse:
    shown = {"hook": row, "attempts": access.attempts(row), "secret": secret}
    return render(request, "registers/hooks/hook.html", shown, status=status)

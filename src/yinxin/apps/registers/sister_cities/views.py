"""The board of sister cities and its targets."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from yinxin.apps.people.access import user_of
from yinxin.apps.registers.sister_cities import access, actions
from yinxin.apps.registers.sister_cities.board import board as board_of
from yinxin.apps.registers.sister_cities.forms import TargetForm
from yinxin.kit.policy import policy
from yinxin.kit.registers.access import DECIDERS, READERS


@policy("sister-cities.board", roles=READERS)
def board(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    decides = access.places_with_targets(user).exists()
    return render(request, "sister_cities/board.html", {"board": board_of(user), "decides": decides})


@policy("sister-cities.target-set", roles=DECIDERS, methods=("GET", "POST"))
def set_target(request: HttpRequest) -> HttpResponse:
    form = TargetForm(request.POST or None, places=access.places_with_targets(user_of(request)))
    if form.is_valid():
        actions.set_target(form.values, by=user_of(request))
        messages.success(request, _("已登记。"))
        return redirect("sister_cities:board")
    return render(request, "sister_cities/target.html", {"form": form}, status=422 if form.is_bound else 200)


@policy("sister-cities.target-remove", roles=DECIDERS, methods=("POST",))
def remove_target(request: HttpRequest, pk: int) -> HttpResponse:
    actions.remove_target(access.target_to_keep(user_of(request), pk), by=user_of(request))
    messages.success(request, _("已删去。"))
    return redirect("sister_cities:board")

"""Where a visitor says how a name of the family was spelled."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from yinxin.apps.roots.spellings import actions
from yinxin.apps.roots.spellings.forms import GivingForm
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of
from yinxin.kit.policy import PUBLIC, policy
from yinxin.kit.visits import visited


@never_cache
@policy("spellings.give", roles=PUBLIC, methods=("GET", "POST"))
@visited("roots.network")
def give(request: HttpRequest) -> HttpResponse:
    form = GivingForm(request.POST or None, initial={"spelling": request.GET.get("spelling", "")[:60]})
    if not form.is_valid():
        return render(request, "spellings/give.html", {"form": form}, status=422 if form.is_bound else 200)
    take_declared("spellings.give", network_of(request))
    return render(request, "spellings/given.html", {"row": actions.give(form.values)})

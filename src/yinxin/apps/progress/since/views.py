"""What changed in one plan."""

from __future__ import annotations

from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from yinxin.apps.people.access import user_of
from yinxin.apps.people.roles import PLANS
from yinxin.apps.plans import access as plans
from yinxin.apps.progress.since import actions, changes
from yinxin.apps.progress.since.forms import LookForm
from yinxin.kit.policy import policy


@never_cache
@policy("progress.since", roles=PLANS)
def since(request: HttpRequest, pk: int) -> HttpResponse:
    user = user_of(request)
    page = changes.since(user, plans.plan(user, pk), request.GET.get("page", ""))
    return render(request, "progress/since/plan.html", {"page": page})


@policy("progress.look", roles=PLANS, methods=("POST",))
def look(request: HttpRequest, pk: int) -> HttpResponse:
    plan, form = plans.plan(user_of(request), pk), LookForm(request.POST)
    if form.is_valid():
        until = datetime.fromtimestamp(form.cleaned_data["until"], UTC)
        actions.look(plan, by=user_of(request), until=until)
        messages.success(request, _("已记下。下次打开这里，只显示以后的变化。"))
    return redirect("progress:since", plan.pk)

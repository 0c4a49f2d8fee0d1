"""An official's look at one person's record. No address names a person: a record is only ever the answer to a form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yinxin.apps.me import actions
from yinxin.apps.me.actions.finding import Errand
from yinxin.apps.me.forms import FindForm, RevealForm
from yinxin.apps.me.showing import shown
from yinxin.apps.me.views.own import FORM
from yinxin.apps.people.access import user_of
from yinxin.apps.people.models import Role
from yinxin.domain.errors import RefusedError
from yinxin.domain.privacy.looks import LookPurpose
from yinxin.kit.policy import policy

FINDERS = (Role.CLERK, Role.STEWARD)


@sensitive_post_parameters()
@never_cache
@policy("me.find", roles=FINDERS, methods=FORM)
def find(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.POST or None)
    if not form.is_valid():
        return render(request, "me/find.html", {"form": form}, status=422 if form.is_bound else 200)
    asked = form.cleaned_data
    errand = Errand(LookPurpose(asked["purpose"]), asked["reason"])
    found = actions.find(user_of(request), asked["document_kind"], asked["document_number"], errand=errand)
    return render(request, "me/found.html", {"found": found, "shown": shown(found), "errand": errand})


@sensitive_post_parameters()
@never_cache
@policy("me.reveal", roles=FINDERS, methods=("POST",))
def reveal(request: HttpRequest) -> HttpResponse:
    form = RevealForm(request.POST)
    if not form.is_valid():
        raise RefusedError("look-ticket-stale")
    found = actions.reveal(user_of(request), form.cleaned_data["ticket"], form.cleaned_data["field"])
    return render(request, "me/found.html", {"found": found, "shown": shown(found)})

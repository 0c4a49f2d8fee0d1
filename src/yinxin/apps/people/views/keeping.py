"""One account by its exact address: looking at it, closing it, opening it again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from yinxin.apps.people import access, account_page, asking
from yinxin.apps.people.forms_keeping import AccountForm
from yinxin.apps.people.roles import ADMINISTRATORS
from yinxin.apps.people.views.units import FORM
from yinxin.kit.policy import policy


@never_cache
@policy("people.keep-account", roles=ADMINISTRATORS, methods=FORM)
def account(request: HttpRequest) -> HttpResponse:
    by, form = access.user_of(request), AccountForm(request.POST or None)
    if not form.is_valid():
        return render(request, "people/account.html", {"form": form}, status=422 if form.is_bound else 200)
    asking.count(by)
    shown = account_page.open_file(access.account_to_keep(by, form.cleaned_data["email"]), form, by=by)
    return render(request, "people/account.html", {"form": form, "shown": shown}, status=200 if shown else 404)

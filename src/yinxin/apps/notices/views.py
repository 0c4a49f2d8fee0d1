"""One's notices, and how one wants to be reached."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yinxin.apps.notices import access, actions
from yinxin.apps.notices.addresses import addresses_of
from yinxin.apps.notices.asking import address_page
from yinxin.apps.notices.forms import PreferenceForm, ReadAllForm
from yinxin.apps.notices.wishes import wish_of
from yinxin.apps.people.access import user_of
from yinxin.kit.policy import SIGNED_IN, policy

FORM = ("GET", "POST")


@never_cache
@policy("notices.see", roles=SIGNED_IN)
def notice_list(request: HttpRequest) -> HttpResponse:
    page = access.page_of(user_of(request), request.GET.get("before", ""))
    return render(request, "notices/list.html", {"page": page})


@policy("notices.read", roles=SIGNED_IN, methods=("POST",))
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Reading it and going where it leads, in one press."""
    notice = access.notice(user_of(request), pk)
    actions.read(notice, by=user_of(request))
    return redirect(notice.link)


@policy("notices.read", roles=SIGNED_IN, methods=("POST",))
def read(request: HttpRequest, pk: int) -> HttpResponse:
    actions.read(access.notice(user_of(request), pk), by=user_of(request))
    return redirect("notices:list")


@policy("notices.read", roles=SIGNED_IN, methods=("POST",))
def read_all(request: HttpRequest) -> HttpResponse:
    form = ReadAllForm(request.POST)
    if form.is_valid():
        actions.read_all(by=user_of(request), newest=form.cleaned_data["newest"])
    return redirect("notices:list")


@never_cache
@policy("notices.settle", roles=SIGNED_IN, methods=FORM)
def settle(request: HttpRequest) -> HttpResponse:
    user = user_of(request)
    reachable = addresses_of(access.address(user))
    form = PreferenceForm(request.POST or None, instance=wish_of(user.pk), reachable=reachable)
    if form.is_valid():
        actions.settle(user, form.wanted)
        messages.success(request, _("通知设置已保存。"))
        return redirect("notices:settings")
    return render(request, "notices/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@sensitive_post_parameters()
@never_cache
@policy("notices.address", roles=SIGNED_IN, methods=FORM)
def address(request: HttpRequest) -> HttpResponse:
    page = address_page(request)
    if page.form.is_valid():
        actions.keep_address(user_of(request), page.form.addresses, agreed=page.form.agreement(request.LANGUAGE_CODE))
        messages.success(request, _("接收通知的号码和账号已保存。"))
        return redirect("notices:settings")
    shown = {"page": page, "form": page.form}
    return render(request, "notices/address.html", shown, status=422 if page.form.is_bound else 200)

"""Adding a person, and changing one's own password."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from yinxin.apps.people import access, actions, asking, queries
from yinxin.apps.people.forms_accounts import NewUserForm, password_form
from yinxin.apps.people.roles import ACCOUNTS
from yinxin.apps.people.views.pages import form_page
from yinxin.apps.people.views.units import FORM
from yinxin.kit.policy import SIGNED_IN, policy


@never_cache
@policy("people.add-user", roles=ACCOUNTS, methods=FORM)
def user_add(request: HttpRequest) -> HttpResponse:
    units, roles = queries.standing(access.units(request.user, *ACCOUNTS)), access.roles_given(request.user)
    asked = {"unit": request.GET.get("unit"), "since": timezone.localdate()}
    form = NewUserForm(request.POST or None, units=units, roles=roles, initial=asked)
    if form.is_valid():
        asking.ask_if_free(form.cleaned_data["email"], by=access.user_of(request))
        invited = actions.invite(**form.cleaned_data, by=access.user_of(request))
        return render(request, "people/user_added.html", {"invited": invited, "unit": form.cleaned_data["unit"]})
    return form_page(request, form, _("添加人员"), reverse("people:unit-list"), act=_("开设账号"))


@sensitive_post_parameters()
@never_cache
@policy("people.change-password", roles=SIGNED_IN, methods=FORM)
@reauthentication_required(enabled=lambda request: not request.user.has_usable_password())  # type: ignore[untyped-decorator]
def password_change(request: HttpRequest) -> HttpResponse:
    form = password_form(access.user_of(request), request.POST or None)
    if form.is_valid():
        password, here = form.cleaned_data["new_password1"], request.session.session_key
        update_session_auth_hash(request, actions.change_password(access.user_of(request), password, here=here))
        reauthenticate_by_password(request)
        messages.success(request, _("口令已修改，其他设备都已退出。下次登录请用新口令。"))
        return redirect(settings.LOGIN_REDIRECT_URL)
    return form_page(request, form, _("修改口令"), reverse(settings.OWN_ACCOUNT_URL))

"""An official without a passkey or an authenticator app is led to setting one up before anything else.

Whether officials must have one is a setting (YINXIN_OFFICIALS_NEED_SECOND_FACTOR); a clerk sees other people's papers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yinxin.apps.people.entrance import factors
from yinxin.apps.people.models import User
from yinxin.kit import problems
from yinxin.kit.policy import PUBLIC
from yinxin.kit.policy.declared import policies_of

OPEN = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "account_reauthenticate",
        "account_login",
        "people:password",
        "people:sessions",
        "people:session-end",
        "people:sessions-end",
        "people:sign-out",
        "ui:language",
    }
)


class SecondFactorMiddleware:
    """Stands behind the first password: that one comes first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        if request.resolver_match and request.resolver_match.view_name in OPEN:
            return None
        if request.method in {"GET", "HEAD"} and any(one.audience is PUBLIC for one in policies_of(view)):
            return None  # what strangers may read, an official may too
        if not isinstance(request.user, User) or not _missing(request.user):
            return None
        if problems.speaks_json(request):
            return problems.problem(403, "second-factor-missing", _("请先在网页上设置两步验证。"))
        return redirect("mfa_index")


def _missing(user: User) -> bool:
    return factors.must_have_factor(user) and not factors.has_factor(user)

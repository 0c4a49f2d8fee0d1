"""A password that somebody else has seen opens one page: the one on which it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yinxin.apps.people.models import User
from yinxin.kit import problems

OPEN = frozenset({"people:password", "account_login", "people:sign-out", "ui:language"})


class FirstPasswordMiddleware:
    """Stands behind the gate of the policies: whoever may not open an address is told so first."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponse | None:
        user = request.user
        if not isinstance(user, User) or not user.must_change_password:
            return None
        if request.resolver_match and request.resolver_match.view_name in OPEN:
            return None
        if problems.speaks_json(request):
            return problems.problem(403, "password-must-change", _("请先在网页上修改初始口令。"))
        return redirect("people:password")

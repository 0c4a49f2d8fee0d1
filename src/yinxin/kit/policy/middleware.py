"""The gate before every view: it keeps what the address declared, and "not allowed" looks like "not there"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import resolve_url
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from ninja.utils import check_csrf

from yinxin.kit import problems
from yinxin.kit.policy.declared import policies_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class PolicyMiddleware:
    """Settings name the function that knows a user's roles (ROLES_OF), so that the kit need not know people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.roles_of: Callable[[Any], frozenset[str]] = import_string(settings.ROLES_OF)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        declared = policies_of(view)
        if not declared:
            return self._missing(request)
        for_method = [one for one in declared if request.method in one.methods]
        if not for_method:
            return self._wrong_method(request, {method for one in declared for method in one.methods})
        signed_in = request.user.is_authenticated
        roles = self.roles_of(request.user) if signed_in else frozenset()
        request.roles = roles  # type: ignore[attr-defined]  # pages show only what the reader may do
        if any(one.admits(signed_in=signed_in, roles=roles) for one in for_method):
            return self._forged(request)
        return self._missing(request) if signed_in else self._unknown(request)

    def _missing(self, request: HttpRequest) -> HttpResponse:
        if problems.speaks_json(request):
            return problems.not_found()
        raise Http404

    def _unknown(self, request: HttpRequest) -> HttpResponseBase:
        """Nobody has signed in: a page asks for it and comes back, the API says so."""
        if problems.speaks_json(request):
            return problems.problem(401, "not-signed-in", _("请先登录。"))
        target = request.get_full_path() if request.method in SAFE else resolve_url(settings.LOGIN_REDIRECT_URL)
        return redirect_to_login(target, resolve_url(settings.LOGIN_URL))

    def _wrong_method(self, request: HttpRequest, allowed: set[str]) -> HttpResponse:
        if not problems.speaks_json(request):
            return HttpResponseNotAllowed(sorted(allowed))
        answer = problems.problem(405, "wrong-method", _("此地址不接受这种请求方法。"))
        answer["Allow"] = ", ".join(sorted(allowed))
        return answer

    def _forged(self, request: HttpRequest) -> HttpResponse | None:
        """The API's views are exempt from Django's own check, yet they trust the same session cookie as the pages."""
        if not problems.speaks_json(request) or request.method in SAFE:
            return None
        if check_csrf(request) is None:
            return None
        return problems.problem(
            403, "forged-request", _("请求缺少防伪造令牌：请从本系统的页面发出，或重新登录后再试。")
        )

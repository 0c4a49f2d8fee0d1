"""The API is counted, each account's requests by themselves, those of nobody by the network they come from."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from yinxin.domain.errors import RefusedError
from yinxin.kit import problems
from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of
from yinxin.kit.refusals.middleware import refusal


class LimitMiddleware:
    """Before the view, so that what is asked too often costs no query but the one that counts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        """What is raised here Django would call our own fault, so the refusal is answered on the spot."""
        if not problems.speaks_json(request):
            return None
        try:
            if request.user.is_authenticated:
                take_declared("api.account", str(request.user.pk))
            else:
                take_declared("api.network", network_of(request))
        except RefusedError as refused:
            return refusal(request, refused)
        return None

"""Headers that every answer carries and Django has no middleware for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class HeadersMiddleware:
    """Outermost, so that static files and refusals of other middleware have them too.

    What a view answers is kept nowhere, neither in a shared computer's browser nor on the way: `Cache-Control: no-store`,
    unless the view, or the static files' own server, said otherwise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        answer.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer

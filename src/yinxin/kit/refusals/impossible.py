"""Requests that no person and no honest program sends. PostgreSQL cannot store a NUL, so one would end in our own fault."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from yinxin.kit.refusals import pages

LONGEST_QUERY = 8192


class ImpossibleRequestMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return pages.bad_request(request) if _is_impossible(request) else self.get_response(request)


def _is_impossible(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "")
    if len(query) > LONGEST_QUERY or "%00" in query or "\0" in query or "\0" in request.path:
        return True
    # Form fields refuse a NUL themselves; JSON spells it as an escape.
    return request.content_type == "application/json" and b"\\u0000" in request.body

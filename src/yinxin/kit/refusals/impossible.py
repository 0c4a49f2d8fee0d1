"""Requests that no person and no honest program sends, refused with a sentence before anything of ours meets them.

PostgreSQL cannot store a NUL, no encoding has half of a character pair, and an encoding named in a header can be one that
turns bytes into something that is no text. Each would end in our own fault (500) somewhere below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.http.response import HttpResponseBase

from yinxin.domain.errors import RefusedError
from yinxin.kit.door import UNREADABLE_TYPE
from yinxin.kit.refusals.middleware import refusal

LONGEST_PATH = 2048
LONGEST_QUERY = 6000
"""Path and query together fit into the longest line a server takes (8190), so that the refusal is ours and has its sentence."""


FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
UTF_8 = frozenset({"", "utf-8", "utf8", "us-ascii"})
NUL = "\0"
_NOT_TEXT = re.compile("[\0\ud800-\udfff]")


class ImpossibleRequestMiddleware:
    """After the language is known, so that the refusal is in the reader's, and before the session is looked up by its cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        refused = _refused_address(request) or _refused_headers(request)
        if refused:
            return refusal(request, refused)
        # Another host of the same domain can plant a cookie here: refusing it would lock its victim out for good.
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if NUL not in name + value}
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        """Only what an address of ours takes is read. What Django itself finds wrong in a form it answers by handler400."""
        if request.content_type not in FORMS:
            return None
        try:
            odd = any(_NOT_TEXT.search(text) for text in _sent(request))
        except (UnreadablePostError, LookupError, ValueError):
            return refusal(request, RefusedError("form-broken"))
        return refusal(request, RefusedError("not-text")) if odd else None


def _refused_address(request: HttpRequest) -> RefusedError | None:
    query = request.META.get("QUERY_STRING", "")
    if len(request.path) > LONGEST_PATH:
        return RefusedError("address-too-long", most=LONGEST_PATH)
    if len(query) > LONGEST_QUERY:
        return RefusedError("address-too-long", most=LONGEST_QUERY)
    return RefusedError("not-text") if "%00" in query or NUL in query + request.path else None


def _refused_headers(request: HttpRequest) -> RefusedError | None:
    if any(NUL in value for name, value in request.META.items() if name.startswith("HTTP_")):
        return RefusedError("not-text")
    if request.content_type == UNREADABLE_TYPE:
        return RefusedError("form-broken")
    charset = str(request.content_params.get("charset", "")) if request.content_params else ""
    return None if charset.strip().lower() in UTF_8 else RefusedError("wrong-charset", charset=charset[:40])


def _sent(request: HttpRequest) -> Iterator[str]:
    sent: dict[str, list[Any]] = dict(request.POST.lists())
    for name, values in sent.items():
        yield name
        yield from values
    for name, files in request.FILES.lists():
        yield name
        yield from (file.name or "" for file in files)

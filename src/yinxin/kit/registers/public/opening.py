"""How public pages are opened: counted by network, and in the language the address asks for, so that each language has its own address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of

View = Callable[..., HttpResponseBase]


def for_everybody(view: View) -> View:
    """Under the limit `registers.network`; `?language=en` speaks English to whoever asks for it, a search engine among them."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        take_declared("registers.network", network_of(request))
        asked = request.GET.get("language", "")
        if asked not in dict(settings.LANGUAGES):
            return view(request, *args, **kwargs)
        with translation.override(asked):
            answer = view(request, *args, **kwargs)
        answer.headers["Content-Language"] = asked
        return answer

    return opened


def for_other_sites(view: View) -> View:
    """Open data may be read by a page of any site."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return open_to_sites(view(request, *args, **kwargs))

    return opened


def open_to_sites(answer: HttpResponseBase) -> HttpResponseBase:
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


def languages_of(request: HttpRequest) -> list[tuple[str, str]]:
    """For `hreflang`: each language with the address of this page in it."""
    found = []
    for code, _name in settings.LANGUAGES:
        query = request.GET.copy()
        query["language"] = code
        found.append((code, f"{settings.SITE_URL}{request.path}?{query.urlencode()}"))
    return found


def kept_language(request: HttpRequest) -> str:
    """What a link adds to stay in the language the address asked for."""
    asked = request.GET.get("language", "")
    return f"?language={asked}" if asked in dict(settings.LANGUAGES) else ""

"""Pages for visitors without an account, whose address may hold what they ask: counted by network, and told to nobody.

The question stands in the address so that it can be shared, bookmarked and opened without a script. So it must stay between the
visitor and the answer: no page named here sends it on in a Referer, sets a cookie, or is written with it into a log (the lines of
deploy/nginx; docs/operate/roots.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation

from yinxin.kit.limits.taking import take_declared
from yinxin.kit.network import network_of

View = Callable[..., HttpResponseBase]

PAGES = ("/roots/", "/r/")
"""Where each language has its own address."""

OFFICE = "/roots/letters/"
"""Stands among the visitors' pages and is the office's, which reads Chinese."""

LINK = re.compile(r'(<a\b[^>]*?\shref=")(/(?:roots|r)/[^"#]*)')


class VisitLanguageMiddleware:
    """A visitor's page speaks the language of its address, and leads on in it: the answers of whoever refuses do so too.

    After the one that reads browser and cookie, before anything that can refuse. Under /roots/ whoever asks for no language of ours
    gets English: the descendants this is for read Spanish, Indonesian, Vietnamese, and few of them Chinese. Links are mended here,
    in one place for the pages of every application, because one that forgets the language loses its reader.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = language_asked(request) if request.path.startswith(PAGES) else ""
        spoken = asked or ("" if _is_understood(request) else "en")
        if not spoken:
            return self.get_response(request)
        request.LANGUAGE_CODE = spoken
        with translation.override(spoken):
            answer = self.get_response(request)
        answer.headers["Content-Language"] = spoken
        if isinstance(answer, HttpResponse) and answer.headers.get("Content-Type", "").startswith("text/html"):
            _keep(answer, spoken)
        return answer


def _is_understood(request: HttpRequest) -> bool:
    """Whether the reader's browser or cookie names a language of ours, where it matters."""
    if not request.path.startswith("/roots/") or request.path.startswith(OFFICE):
        return True
    if settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return True
    accepted = re.findall(r"[A-Za-z]{2,3}", request.headers.get("Accept-Language", "").partition(",")[0])
    return bool(accepted) and accepted[0].lower() in {"zh", "en"}


def _keep(answer: HttpResponse, language: str) -> None:
    """Each link to a visitor's page that names no language names this one."""

    def spoken(found: re.Match[str]) -> str:
        head, url = found.groups()
        if re.search(r"[?;&]language=", url):
            return found.group()
        return f"{head}{url}{'&amp;' if '?' in url else '?'}language={language}"

    answer.content = LINK.sub(spoken, answer.content.decode()).encode()
    if "Content-Length" in answer.headers:
        answer.headers["Content-Length"] = str(len(answer.content))


def visited(limit: str) -> Callable[[View], View]:
    """Under the limit `limit` of settings.LIMITS, and without a Referer.

    A page that holds a form for POST must still say where it comes from, or the check of forgeries (which goes by Origin) would
    turn everybody away: of such a page the bare site is told, never the address.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            take_declared(limit, network_of(request))
            answer = view(request, *args, **kwargs)
            answer.headers["Referrer-Policy"] = _told(request)
            return answer

        return opened

    return guard


def language_asked(request: HttpRequest) -> str:
    """The language the address asks for; empty where it asks for none we have."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else ""


def _told(request: HttpRequest) -> str:
    return "strict-origin" if "CSRF_COOKIE" in request.META else "no-referrer"

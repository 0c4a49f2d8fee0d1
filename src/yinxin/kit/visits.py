"""Pages for visitors without an account, whose address may hold what they ask: counted by network, and told to nobody.

The question stands in the address so that it can be shared, bookmarked and opened without a script. So it must stay between the
visitor and the answer: no page named here sends it on in a Referer, sets a cookie, or is written with it into a log (the lines of
deploy/nginx; docs/operate/roots.md).
"""

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


def visited(limit: str) -> Callable[[View], View]:
    """Under the limit `limit` of settings.LIMITS, in the language that `?language=` asks for, and without a Referer.

    A page that holds a form for POST must still say where it comes from, or the check of forgeries (which goes by Origin) would
    turn everybody away: of such a page the bare site is told, never the address.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            take_declared(limit, network_of(request))
            asked = language_asked(request)
            if asked:
                request.LANGUAGE_CODE = asked
                with translation.override(asked):
                    answer = view(request, *args, **kwargs)
                answer.headers["Content-Language"] = asked
            else:
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

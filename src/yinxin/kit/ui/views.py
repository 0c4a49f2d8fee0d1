"""The interface's own address."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponseBase
from django.views.i18n import set_language

from yinxin.kit.policy import PUBLIC, policy


@policy("ui.language", roles=PUBLIC, methods=["POST"])
def language(request: HttpRequest) -> HttpResponseBase:
    """Keep the chosen language in a cookie and go back to the page one was on."""
    answer = set_language(request)
    if "Location" in answer.headers:
        answer.headers["Location"] = _speaking_no(answer.headers["Location"])
    return answer


def _speaking_no(address: str) -> str:
    """Public pages have an address for each language; whoever changes it on one must not be held by that address."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "language"]
    return urlunsplit(parts._replace(query=urlencode(kept))) if "language=" in parts.query else address

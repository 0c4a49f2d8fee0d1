"""The interface's own address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.i18n import set_language

from yinxin.kit.policy import PUBLIC, policy


@policy("ui.language", roles=PUBLIC, methods=["POST"])
def language(request: HttpRequest) -> HttpResponseBase:
    """Keep the chosen language in a cookie and go back to the page one was on."""
    return set_language(request)

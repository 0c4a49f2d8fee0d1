"""The cookie that keeps the language somebody reads in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponseBase


def keep_language(answer: HttpResponseBase, code: str) -> None:
    """As Django's own switch of languages keeps it: a cookie named __Host- without `Secure` a browser would drop."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )

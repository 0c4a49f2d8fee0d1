"""Keeps the last use of a session to five minutes, and ends one that has lasted too long.

A session lives SESSION_COOKIE_AGE from its last use, so somebody who works is not signed out in the middle of it; after
LONGEST she signs in again however busy she is, because a cookie that was stolen would else live for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from yinxin.kit.sessions.devices import device_of
from yinxin.kit.sessions.store import BEGAN, DEVICE, SEEN

LONGEST = timedelta(days=7)
STEP = timedelta(minutes=5)
"""A write for each request would make every read of a page a write to the database."""


class SessionMiddleware:
    """Stands behind Django's own, which opens the session, and behind the one that says whose it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            _note(request)
        return self.get_response(request)


def _note(request: HttpRequest) -> None:
    now, session, device = timezone.now().timestamp(), request.session, device_of(request.headers.get("User-Agent", ""))
    if now - session.get(BEGAN, now) > LONGEST.total_seconds():
        logout(request)
    elif now - session.get(SEEN, now) > STEP.total_seconds() or session.get(DEVICE, "") != device:
        session[DEVICE] = device

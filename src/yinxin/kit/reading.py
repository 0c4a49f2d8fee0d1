"""What one reading of a page asks again and again is asked of the database once: GET and HEAD change nothing in between."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

Found = TypeVar("Found")

_asked: ContextVar[dict[Hashable, Any] | None] = ContextVar("asked", default=None)


class ReadingMiddleware:
    """Keeps answers for as long as a reading request lasts, and for nobody else; a writing request always asks anew."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _asked.set({} if request.method in {"GET", "HEAD"} else None)
        try:
            return self.get_response(request)
        finally:
            _asked.reset(token)


def once(question: Hashable, ask: Callable[[], Found]) -> Found:
    """The answer, asked once in a reading request; `question` names it with everything it depends on."""
    kept = _asked.get()
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    return cast("Found", kept[question])

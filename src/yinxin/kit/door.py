"""Where a request becomes Django's: a Content-Type that cannot be taken apart is refused like any other rubbish.

Django raises ValueError for `charset*=nonsense''x` while it makes the request, before any middleware could answer.
"""

from __future__ import annotations

from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

UNREADABLE_TYPE = "application/x-unreadable"
"""What such a request says its content is; ImpossibleRequestMiddleware refuses it."""


class HouseRequest(WSGIRequest):
    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            super()._set_content_type_params(meta)  # type: ignore[misc]  # private, and there is no other place for it
        except ValueError:
            self.content_type, self.content_params = UNREADABLE_TYPE, {}


class HouseHandler(WSGIHandler):
    request_class = HouseRequest


def application() -> HouseHandler:
    """The site as a WSGI application."""
    django.setup(set_prefix=False)
    return HouseHandler()

"""Where a request becomes Django's: a Content-Type that cannot be taken apart is refused like any other rubbish.

Django fails on `charset*=nonsense''x` and on `charset=rot13` while it makes the request, before any middleware could answer,
and would read a form by whatever encoding its sender names, also one that gives what is no text.
"""

from __future__ import annotations

from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters

UNREADABLE_TYPE = "application/x-unreadable"
"""What such a request says its content is; ImpossibleRequestMiddleware refuses it."""


class HouseRequest(WSGIRequest):
    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """Everything is read as UTF-8; ImpossibleRequestMiddleware refuses what claims to be something else."""
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (ValueError, LookupError):
            self.content_type, self.content_params = UNREADABLE_TYPE, {}


class HouseHandler(WSGIHandler):
    request_class = HouseRequest


def application() -> HouseHandler:
    """The site as a WSGI application."""
    django.setup(set_prefix=False)
    return HouseHandler()

"""Giving out the pictures of pages: painted anew by ourselves, so that they may be shown in place and are no download."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse

from yinxin.apps.roots.books.models import PageSize
from yinxin.domain.errors import RefusedError

LINKED_DATA = 'application/ld+json;profile="{}"'


def picture(row: PageSize) -> HttpResponse:
    try:
        with row.file.open("rb") as kept:
            answer = HttpResponse(kept.read(), content_type="image/jpeg")
    except FileNotFoundError:
        raise RefusedError("intake-missing", name=str(row.page)) from None
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def json(told: dict[str, Any]) -> JsonResponse:
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = LINKED_DATA.format(told["@context"])
    return answer

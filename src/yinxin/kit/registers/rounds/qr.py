"""The address of a page as a square that a phone reads."""

from __future__ import annotations

import segno
from django.http import HttpRequest
from django.urls import reverse


def picture(request: HttpRequest, name: str) -> str:
    """As the source of an <img>."""
    return str(segno.make(request.build_absolute_uri(reverse(name)), error="m").png_data_uri(scale=4, border=2))

"""A public record as schema.org in JSON-LD, for search engines and for whoever collects open data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow

CONTEXT = "https://schema.org"
ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
"""No text in a script may end it or open a comment."""


def linked(register: Register, row: PublicRow) -> dict[str, Any]:
    """Made of the public values alone: the register adds to it from them (`linked_data`), and from nothing else."""
    url = settings.SITE_URL + reverse("registers:public-record", args=[register, row.address])
    known: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": register.schema_org,
        "@id": url,
        "url": url,
        "name": title_of(register, row),
        "identifier": " ".join(str(row.plain[name]) for name in register.keys),
        "isPartOf": {
            "@type": "Dataset",
            "name": register.label,
            "url": settings.SITE_URL + reverse("registers:public-list", args=[register]),
        },
        **_place(register, row.plain),
    }
    return known | register.linked_data(row.values)


def script_text(value: Any) -> SafeString:
    """JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308  # nosec B308 B703  escaped right here


def _place(register: Register, values: Mapping[str, Any]) -> dict[str, Any]:
    names = register.geo.split()
    told = [values.get(name) for name in names]
    if len(names) != 2 or None in told or not set(names) <= values.keys():
        return {}
    return {"geo": {"@type": "GeoCoordinates", "latitude": told[0], "longitude": told[1]}}

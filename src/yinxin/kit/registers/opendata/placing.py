"""The public records that have a place, as GeoJSON (RFC 7946): points only, as roughly as the register shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, QueryDict
from django.urls import reverse

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.choosing import chosen_in, condition
from yinxin.kit.registers.public.listing import PublicListForm, searching
from yinxin.kit.registers.public.mapped import has_places
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow, public_values

MOST = 20_000
"""Points of one answer."""


def places(register: Register, state: QueryDict) -> dict[str, Any]:
    """404 for a register without public places."""
    if not has_places(register):
        raise Http404
    form = PublicListForm(state)
    form.is_valid()
    by_words = searching(register, form.cleaned_data.get("q", ""))
    chosen = condition(register, chosen_in(register, state))
    rows = public_values(register, lambda rows: by_words(rows).filter(chosen).order_by("pk")[:MOST])
    found = (_feature(register, row) for row in rows)
    return {"type": "FeatureCollection", "features": [one for one in found if one is not None]}


def _feature(register: Register, row: PublicRow) -> Mapping[str, Any] | None:
    latitude, longitude = (row.values[name] for name in register.geo.split())
    if latitude is None or longitude is None:
        return None
    url = settings.SITE_URL + reverse("registers:public-record", args=[register, row.address])
    return {
        "type": "Feature",
        "id": url,
        "geometry": {"type": "Point", "coordinates": [float(longitude), float(latitude)]},
        "properties": {"title": title_of(register, row), **row.among_many},
    }

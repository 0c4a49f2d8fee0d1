"""What a search engine asks first: the addresses of all public records (sitemaps.org 0.9), in parts it can take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.html import escape

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.catalogue_page import public_registers
from yinxin.kit.registers.public.columns import path_of
from yinxin.kit.registers.public.rows import public_count, public_values

IN_A_PART = 10_000
"""Addresses: the form allows 50,000."""

SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def index_of() -> str:
    parts = (
        reverse("registers:public-sitemap-part", args=[one, part])
        for one in public_registers()
        for part in range(1, 2 + public_count(one) // IN_A_PART)
    )
    return _written("sitemapindex", "sitemap", ((part, "") for part in parts))


def part_of(register: Register, part: int) -> str:
    """404 beyond the last, as for a register that is not public."""
    first = (part - 1) * IN_A_PART
    if not register.is_public or (part > 1 and first >= public_count(register)):
        raise Http404
    return _written("urlset", "url", _addresses(register, first))


def robots() -> str:
    """Everything that needs no sign-in may be read by programs; the rest they could not open."""
    return f"User-agent: *\nAllow: /r/\nSitemap: {settings.SITE_URL}{reverse('registers:public-sitemap')}\n"


def _addresses(register: Register, first: int) -> Iterator[tuple[str, str]]:
    if not first:
        yield reverse("registers:public-list", args=[register]), ""
    order = [path_of(register, name) for name in register.keys]
    for row in public_values(register, lambda rows: rows.order_by(*order)[first : first + IN_A_PART]):
        changed = max(row.published_on, row.checked_on or row.published_on)
        yield reverse("registers:public-record", args=[register, row.address]), changed.isoformat()


def _written(kind: str, each: str, addresses: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f"<{each}><loc>{escape(settings.SITE_URL + path)}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</{each}>\n"
        for path, day in addresses
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} {SPACE}>\n{listed}</{kind}>\n'

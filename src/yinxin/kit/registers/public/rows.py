"""The only reader of records for the public.

Every surface (page, map, API, feed, dump, webhook, sitemap) gets its rows here, selected by column: a field outside the whitelist
is not in them, so neither a template nor a serializer can let one slip.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet

from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.blurring import blurred, metres
from yinxin.kit.registers.public.columns import path_of, plain
from yinxin.kit.registers.public.keys import address_of

AT_ONCE = 2_000
STANDING = ("pk", "published_on", "checked_on")

Narrowing = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class PublicRow:
    """`values` has the whitelisted fields and no others. `address` is the key as the address writes it.

    `pk` serves to find what belongs to the record (attachments, news); it is shown nowhere.
    """

    pk: int
    address: str
    values: Mapping[str, Any]
    published_on: date
    checked_on: date | None
    unlisted: frozenset[str] = frozenset()

    @property
    def plain(self) -> dict[str, Any]:
        """The values as JSON says them."""
        return {name: plain(value) for name, value in self.values.items()}

    @property
    def among_many(self) -> dict[str, Any]:
        """`plain` of one record among many others, without what is told of each by itself alone."""
        return {name: value for name, value in self.plain.items() if name not in self.unlisted}


def public_values(register: Register, narrow: Narrowing | None = None) -> Iterator[PublicRow]:
    """The public records, narrowed, ordered and cut as asked. Nothing where a register shows the public nothing."""
    if not register.is_public:
        return
    paths = {name: path_of(register, name) for name in register.public_fields}
    side, blur = _blur(register)
    rows = _narrowed(register, narrow).values(*dict.fromkeys((*STANDING, *paths.values(), *blur)))
    for row in rows.iterator(chunk_size=AT_ONCE):
        values = {name: row[path] for name, path in paths.items()}
        _hide_place(register, values, metres(row[blur[0]]) if blur else side)
        address = address_of(register, values)
        stands = (row["published_on"], row["checked_on"], register.unlisted_fields)
        yield PublicRow(row["pk"], address, MappingProxyType(values), *stands)


def public_count(register: Register, narrow: Narrowing | None = None) -> int:
    return _narrowed(register, narrow).count() if register.is_public else 0


def _narrowed(register: Register, narrow: Narrowing | None) -> QuerySet[Any]:
    rows = register.public_rows()
    return narrow(rows) if narrow else rows


def _blur(register: Register) -> tuple[int, tuple[str, ...]]:
    """Metres for all records, or the field in which each says how many."""
    asked = register.geo_blur
    return (int(asked), ()) if asked.isdigit() else (0, tuple(asked.split()))


def _hide_place(register: Register, values: dict[str, Any], side: int) -> None:
    names = register.geo.split()
    if side and len(names) == 2:
        latitude, longitude = (values.get(name) for name in names)
        for name, value in zip(names, blurred(latitude, longitude, side), strict=True):
            if name in values:
                values[name] = value

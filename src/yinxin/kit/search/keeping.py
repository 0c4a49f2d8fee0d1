"""Putting rows into the index and taking them out, in the transaction of whoever changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection

from yinxin.kit.search.vendors import vendor_of

Indexed = tuple[int, str, str]
"""The number of a row, the text by which anybody may find it, and the text by which its readers find it besides."""


MANY = 1_000
"""From so many rows on the database is told to look at its index again."""


def index(kind: str, rows: Iterable[Indexed]) -> None:
    """Lay rows of one kind into the index, in the place of what it held of them. A line of a text is searched by itself."""
    kept, vendor = list(rows), vendor_of(connection)
    vendor.forget(kind, [row[0] for row in kept])
    vendor.add(kind, kept)
    if len(kept) >= MANY:
        vendor.settle()


def forget(kind: str, keys: Collection[int], *, thoroughly: bool = False) -> None:
    """Take rows out; `thoroughly` so that not even the bytes of their words stay in the file, which takes a second."""
    vendor_of(connection).forget(kind, list(keys))
    if thoroughly:
        vendor_of(connection).wipe()


def forget_all(kind: str) -> None:
    """Take every row of a kind out, to lay all in anew."""
    vendor_of(connection).forget_all(kind)


def holds_any(kind: str) -> bool:
    """Whether any row of a kind is in the index."""
    return vendor_of(connection).holds_any(kind)

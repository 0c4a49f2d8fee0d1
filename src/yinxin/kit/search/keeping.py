"""Putting rows into the index and taking them out, in the transaction of whoever changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import connection

from yinxin.kit.search.vendors import vendor_of

Indexed = tuple[int, str, str]
"""The number of a row, the text by which anybody may find it, and the text by which its readers find it besides."""


def index(kind: str, rows: Iterable[Indexed]) -> None:
    """Lay rows of one kind into the index, in the place of what it held of them. A line of a text is searched by itself."""
    kept = list(rows)
    vendor_of(connection).forget(kind, [row[0] for row in kept])
    vendor_of(connection).add(kind, kept)


def forget(kind: str, keys: Collection[int]) -> None:
    """Take rows out. Nothing of them stays in the index, not even unreadably for a query."""
    vendor_of(connection).forget(kind, list(keys))
    vendor_of(connection).wipe()


def forget_all(kind: str) -> None:
    """Take every row of a kind out, to lay all in anew."""
    vendor_of(connection).forget_all(kind)

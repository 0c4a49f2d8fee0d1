"""The index in SQLite: one FTS5 table, in which the number of a row holds its kind besides."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from django.db import connection

from yinxin.domain.text.grams import grams
from yinxin.kit.search.vendor import Tokens

# FTS5's own idea of letters is older than many characters of names (Unicode 6.1); what it does not know counts as one too.
CREATE = """CREATE VIRTUAL TABLE search_text USING fts5(
    public, further, prefix='1', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co Cn'")"""
DROP = "DROP TABLE search_text"

ROOM = 40
"""Bits for the number of a row: a thousand thousand million."""


def add(kind: str, rows: Sequence[tuple[int, str, str]]) -> None:
    first = _first(kind)
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO search_text(rowid, public, further) VALUES (%s, %s, %s)",
            [(first + key, " ".join(grams(public)), " ".join(grams(further))) for key, public, further in rows],
        )


def forget(kind: str, keys: Sequence[int]) -> None:
    first = _first(kind)
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_text WHERE rowid = %s", [(first + key,) for key in keys])


def forget_all(kind: str) -> None:
    first = _first(kind)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE rowid BETWEEN %s AND %s", [first, first + (1 << ROOM) - 1])


def wipe() -> None:
    """A row taken out is only marked so until the segments of the index are next merged."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_text(search_text) VALUES ('optimize')")


def settle() -> None:
    """FTS5 merges its segments while it writes."""


def holds_any(kind: str) -> bool:
    first = _first(kind)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM search_text WHERE rowid BETWEEN %s AND %s LIMIT 1", [first, first + (1 << ROOM) - 1]
        )
        return cursor.fetchone() is not None


def asked(kind: str, words: Sequence[Tokens], *, public: bool) -> tuple[str, list[object]]:
    first = _first(kind)
    every = " AND ".join(_phrase(word) for word in words)
    return (
        "SELECT rowid - %s FROM search_text WHERE search_text MATCH %s AND rowid BETWEEN %s AND %s",
        [first, f"public : ({every})" if public else every, first, first + (1 << ROOM) - 1],
    )


def _phrase(word: Tokens) -> str:
    """Tokens are letters and digits only, so nothing in them ends the quotation."""
    return f'"{" ".join(word)}"' + ("*" if len(word[0]) == 1 else "")


def _first(kind: str) -> int:
    """Where the numbers of a kind begin."""
    return (crc32(kind.encode()) & 0x3FFFFF) << ROOM

"""The index in PostgreSQL: written as tsvector values, so that no parser, dictionary or locale has a say in it.

A token of the public text has the weight A, of the further text B. A position ends at 16,383, and of the places of one token
a tsvector silently keeps the first 256, so a long text takes several rows, each of which begins with the end of the one before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import connection

from yinxin.domain.text.grams import grams
from yinxin.kit.search.vendor import Tokens

CREATE = """
CREATE TABLE search_text (kind varchar(40) NOT NULL, key bigint NOT NULL, tokens tsvector NOT NULL);
CREATE INDEX search_text_of_row ON search_text (kind, key);
CREATE INDEX search_text_tokens ON search_text USING gin (tokens);
"""
DROP = "DROP TABLE search_text"

LONGEST, OVERLAP, MOST_PLACES = 15_000, 200, 256
"""Of one row: its tokens, those it shares with the row before, and the places of one token."""


def add(kind: str, rows: Sequence[tuple[int, str, str]]) -> None:
    """As one stream: fifty thousand rows take seconds."""
    with connection.cursor() as cursor, cursor.copy("COPY search_text (kind, key, tokens) FROM STDIN") as stream:
        for key, public, further in rows:
            for vector in _vectors(public, further):
                stream.write_row((kind, key, vector))


def forget(kind: str, keys: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE kind = %s AND key = ANY(%s)", [kind, list(keys)])


def forget_all(kind: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE kind = %s", [kind])


def wipe() -> None:
    """VACUUM, which the server does by itself, takes out what was deleted."""


def settle() -> None:
    """New rows wait in a list before the index until it is cleaned; and the planner does not know yet how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_text_tokens')")
        cursor.execute("ANALYZE search_text (kind, key)")


def holds_any(kind: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM search_text WHERE kind = %s LIMIT 1", [kind])
        return cursor.fetchone() is not None


def asked(kind: str, words: Sequence[Tokens], *, public: bool) -> tuple[str, list[object]]:
    """Each word is asked by itself: two words of a long text may stand in different rows."""
    one = "SELECT key FROM search_text WHERE kind = %s AND tokens @@ %s::tsquery"
    values = [value for word in words for value in (kind, _phrase(word, public=public))]
    return " INTERSECT ".join([one] * len(words)), list(values)


def _phrase(word: Tokens, *, public: bool) -> str:
    """Tokens are letters and digits only, so nothing in them ends the quotation."""
    marks = ("*" if len(word[0]) == 1 else "") + ("A" if public else "")
    return " <-> ".join(f"'{token}'" + (f":{marks}" if marks else "") for token in word)


def _vectors(public: str, further: str) -> Iterator[str]:
    tokens = [*((token, "A") for token in grams(public)), *((token, "B") for token in grams(further))]
    start = end = 0
    while not start or end < len(tokens):
        end = _end(tokens, start)
        yield " ".join(f"'{token}':{place}{weight}" for place, (token, weight) in enumerate(tokens[start:end], start=1))
        start = max(1, end - OVERLAP)


def _end(tokens: Sequence[tuple[str, str]], start: int) -> int:
    """Where a row must end that begins at `start`: more than `OVERLAP` further on, so that the next one begins later."""
    most = min(start + LONGEST, len(tokens))
    if most - start <= MOST_PLACES:
        return most
    seen: Counter[str] = Counter()
    for place in range(start, most):
        token = tokens[place][0]
        seen[token] += 1
        if seen[token] > MOST_PLACES:
            return place
    return most

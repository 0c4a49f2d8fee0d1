"""What can be had off the shelf, on the same rows: exact romanisations, codes of sound, edit distance, an index of trigrams.

Each candidate is written in Jyutping, pinyin and the way of Hong Kong papers. What scores the same is ordered by how usual it is, as
in the engine (surnames), or as it stands in the pool.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from time import thread_time

import jellyfish
import numpy as np
from doublemetaphone import doublemetaphone
from rapidfuzz import fuzz, process

from tests.bench.roots.figures import Ranked
from tests.bench.roots.gold import Row, bare, folded
from yinxin.domain.roots.readings import Role
from yinxin.kit.root_tables import tables

TEN = 10
Search = Callable[[str], list[int]]
ROLES = {"surname": Role.SURNAME, "place": Role.PLACE, "person": Role.ANY}
# Jyutping onsets and rimes as Hong Kong papers write them, roughly.
HK_ONSETS = {"z": "ch", "c": "ch", "j": "y", "gw": "kw", "kw": "kw", "g": "k", "d": "t", "b": "p"}
HK_RIMES = {
    "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "yun": "uen", "yu": "ue", "aa": "a", "aai": "ai", "aam": "am",
    "aan": "an", "aang": "ang", "aap": "ap", "aat": "at", "aak": "ak", "aau": "au", "ou": "o", "am": "am", "an": "an",
    "ung": "ung", "i": "i", "iu": "iu", "im": "im", "in": "in", "ing": "ing", "oi": "oi", "on": "on", "ong": "ong", "o": "o",
}  # fmt: skip
ONSET = re.compile(r"(ng(?=.)|gw|kw|[bpmfdtnlgkhzcsjw])?(.*)")


class Candidates:
    """A pool with its three spellings."""

    def __init__(self, kind: str, names: Sequence[str]) -> None:
        self.kind, self.names = kind, list(names)
        stems = [bare(name, kind) for name in names]
        self.jyutping = ["".join(_read("yue", kind, name)) for name in stems]
        self.pinyin = ["".join(_read("cmn", kind, name)).replace("v", "u") for name in stems]
        self.hong_kong = ["".join(hong_kong(one) for one in _read("yue", kind, name)) for name in stems]

    def asker(self, search: Search) -> Callable[[Row], Ranked]:
        """Asks a search, with its time."""

        def ask(row: Row) -> Ranked:
            begin = thread_time()
            found = search(folded(row.spelling))
            ms = (thread_time() - begin) * 1_000
            return Ranked(tuple(frozenset({self.names[at]}) for at in found), (), ms)

        return ask

    def searches(self) -> dict[str, Search]:
        """All searches that need nothing but this process."""
        return {
            "exact Jyutping": self._by_key([self.jyutping], lambda text: {text}),
            "exact pinyin": self._by_key([self.pinyin], lambda text: {text}),
            "exact Hong Kong spelling": self._by_key([self.hong_kong], lambda text: {text}),
            "Soundex over Jyutping and pinyin": self._by_key([self.jyutping, self.pinyin], _soundex),
            "Double Metaphone over Jyutping and pinyin": self._by_key([self.jyutping, self.pinyin], _metaphone),
            "rapidfuzz, better of Jyutping and pinyin": self._fuzzy,
            "SQLite FTS5 trigram index": self.trigrams(),
        }

    def _by_key(self, spellings: Iterable[list[str]], code: Callable[[str], set[str]]) -> Search:
        found: dict[str, list[int]] = {}
        for at, written in enumerate(zip(*spellings, strict=True)):
            for key in set().union(*(code(text) for text in written)) - {""}:
                found.setdefault(key, []).append(at)

        def search(letters: str) -> list[int]:
            hits = {at for key in code(letters) for at in found.get(key, ())}
            return sorted(hits)[:TEN]

        return search

    def _fuzzy(self, letters: str) -> list[int]:
        both = [
            process.cdist([letters], texts, scorer=fuzz.ratio, dtype=np.float32)[0]
            for texts in (self.jyutping, self.pinyin)
        ]
        return [int(at) for at in np.argsort(-np.maximum(*both), kind="stable")[:TEN]]

    def trigrams(self) -> Search:
        """A full-text index of SQLite over the trigrams of the three spellings."""
        base = sqlite3.connect(":memory:")
        base.execute("CREATE VIRTUAL TABLE names USING fts5(text, tokenize='trigram')")
        base.executemany("INSERT INTO names(rowid, text) VALUES (?, ?)", enumerate(self._texts()))

        def search(letters: str) -> list[int]:
            grams = dict.fromkeys(letters[at : at + 3] for at in range(len(letters) - 2))
            if not grams:
                rows = base.execute("SELECT rowid FROM names WHERE text LIKE ? LIMIT ?", (f"%{letters}%", TEN))
            else:
                wanted = " OR ".join(f'"{gram}"' for gram in grams)
                rows = base.execute("SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?", (wanted, TEN))
            return [at for (at,) in rows]

        return search

    def pg_trgm(self) -> Search | None:
        """The trigram index of PostgreSQL, where YINXIN_DATABASE_URL names one that may create pg_trgm."""
        import psycopg

        url = os.environ.get("YINXIN_DATABASE_URL", "")
        if not url.startswith("postgres"):
            return None
        base = psycopg.connect(url, autocommit=True)
        try:
            base.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except psycopg.Error:
            return None
        base.execute("CREATE TEMP TABLE names (at integer, text text)")
        with base.cursor().copy("COPY names FROM STDIN") as into:
            for row in enumerate(self._texts()):
                into.write_row(row)
        base.execute("CREATE INDEX ON names USING gist (text gist_trgm_ops)")

        def search(letters: str) -> list[int]:
            rows = base.execute("SELECT at FROM names ORDER BY text <->> %s, at LIMIT %s", (letters, TEN))
            return [at for (at,) in rows]

        return search

    def _texts(self) -> list[str]:
        return [" ".join(three) for three in zip(self.jyutping, self.pinyin, self.hong_kong, strict=True)]


def surname_candidates(rows: Iterable[Row]) -> list[str]:
    """The surnames of the table, usual ones first, and those of the rows that it lacks."""
    table = tables().surnames
    mixed = np.sum(list(table.shares.values()), axis=0)
    usual = [table.names[at] for at in np.argsort(-mixed, kind="stable")]
    return list(dict.fromkeys([*usual, *(row.chinese[0] for row in rows)]))


def hong_kong(syllable: str) -> str:
    """A syllable of Jyutping as Hong Kong papers write it, roughly."""
    found = ONSET.fullmatch(syllable)
    onset, rime = (found.group(1) or "", found.group(2)) if found else ("", syllable)
    written = HK_RIMES.get(rime, rime)
    if onset == "g" and rime == "wong":
        return "kwong"
    if onset == "j" and rime.startswith("yu"):
        return "y" + written
    if onset == "s" and rime == "i":
        return "sze"
    return HK_ONSETS.get(onset, onset) + written


@cache
def _syllable(dialect: str, role: Role, char: str) -> str:
    readings = tables().readings
    place = readings.at(char)
    if place is None:
        return ""
    table = readings.dialects[dialect]
    numbers = range(int(table.start[place]), int(table.start[place + 1]))
    own = [at for at in numbers if table.role[at] == role] or list(numbers)
    return table.syllables[int(table.syllable[own[0]])] if own else ""


def _read(dialect: str, kind: str, name: str) -> list[str]:
    roles = [ROLES[kind]] * len(name)
    if kind == "person":
        roles[0] = Role.SURNAME
    return [_syllable(dialect, role, char) for role, char in zip(roles, name, strict=True)]


def _soundex(text: str) -> set[str]:
    return {jellyfish.soundex(text)} if text else set()


def _metaphone(text: str) -> set[str]:
    return set(doublemetaphone(text)) - {""} if text else set()

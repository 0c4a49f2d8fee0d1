"""Every spelling on record asked as though it were not: what channel and shares do for a spelling nobody wrote down.

Of surnames exactly the pair asked for is taken out of the evidence, in all traditions, and what else is on record stays; places are
asked by sound alone. Rows are divided by `crc32(spelling and characters) % 3`: 0 is `unseen`, counted and not shown, the rest `alone`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from zlib import crc32

from tests.bench.roots.gold import Row, bare
from yinxin.domain.roots.answers import Answer, Evidence
from yinxin.domain.roots.records import letters_of
from yinxin.domain.roots.surnames import SurnameSearch
from yinxin.domain.text.fold import simplified
from yinxin.kit.root_tables import engine, tables

PARTS = ("alone", "unseen")
KINDS = ("surname", "place")
Pair = tuple[str, str]


def rows_alone(kind: str, part: str) -> list[Row]:
    """Each pair of spelling and characters on record once, with the tradition of its first row for a region."""
    known = set(tables().surnames.names)
    found: dict[Pair, Row] = {}
    for one in tables().evidence:
        if one.role == kind and (kind != "surname" or one.characters in known):
            forms = one.characters, tables().surnames.simplified_of(one.characters) or simplified(one.characters)
            row = Row(
                one.spelling, forms, frozenset(bare(form, kind) for form in forms), one.tradition, one.source, False
            )
            if (crc32("\t".join(_pair(one)).encode()) % 3 == 0) == (part == "unseen"):
                found.setdefault(_pair(one), row)
    return list(found.values())


def asked_alone() -> Callable[[Row], Answer]:
    """Asks each row without its own pair."""
    t, search = tables(), _search()

    def ask(row: Row) -> Answer:
        own = (letters_of(row.spelling), row.chinese[0])
        rest = tuple(one for one in t.evidence if one.characters != own[1] or _pair(one) != own)
        return search.on_record(rest).search(row.spelling)

    return ask


@cache
def _search() -> SurnameSearch:
    t, channel = tables(), engine().channel
    return SurnameSearch(channel, t.readings, t.dialects, t.surnames, t.regions, t.roles, t.foreign, t.evidence)


def _pair(one: Evidence) -> Pair:
    return letters_of(one.spelling), one.characters

"""Asking the engine: with the spellings and places of our own registers, and the names of the dead whom anybody may see."""

from __future__ import annotations

from functools import lru_cache

from yinxin.apps.roots.families import indexing
from yinxin.apps.roots.seeking.box import named_places
from yinxin.apps.roots.spellings import feeding
from yinxin.domain.roots.engine import Engine
from yinxin.domain.roots.index import NameIndex
from yinxin.domain.roots.persons import PersonSearch
from yinxin.domain.roots.place_rows import ENDINGS
from yinxin.domain.roots.places import PlaceSearch
from yinxin.kit.root_tables import engine


def searcher() -> Engine:
    """The engine as the confirmed evidence of today makes it. One query."""
    return _with_evidence(feeding.version())


def places() -> PlaceSearch:
    """A search over the built-in gazetteer and the public places of the register, under every name they bore."""
    return _places(feeding.version(), named_places.version())


def persons() -> PersonSearch | None:
    """A search over the proven dead; None where nobody may be shown. What was withdrawn or judged anew is gone with the next question."""
    return _persons(indexing.version())


@lru_cache(maxsize=2)
def _with_evidence(_version: str) -> Engine:
    rows = feeding.evidence()
    return engine().with_evidence(rows) if rows else engine()


@lru_cache(maxsize=2)
def _places(evidence: str, _places: str) -> PlaceSearch:
    search = _with_evidence(evidence)
    lines = "".join(f"{key}\t{name}\n" for key, name in named_places.names()).encode()
    return search.place_search(NameIndex.from_lines(search.tables.gazetteer().lines + lines, endings=ENDINGS))


@lru_cache(maxsize=1)
def _persons(_version: str) -> PersonSearch | None:
    index = NameIndex.of(indexing.names())
    return engine().person_search(index) if len(index) else None

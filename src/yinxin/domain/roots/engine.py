"""All of root-seeking in one object: it is handed its tables and answers queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from yinxin.domain.roots.answers import Answer, Evidence
from yinxin.domain.roots.asking import asks
from yinxin.domain.roots.associations import Association
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter, Way
from yinxin.domain.roots.foreign import ForeignNames
from yinxin.domain.roots.readings import Readings, Role
from yinxin.domain.roots.records import CharacterRecord
from yinxin.domain.roots.regions import Regions
from yinxin.domain.roots.rolewords import RoleWords
from yinxin.domain.roots.spelling import written
from yinxin.domain.roots.surname_table import SurnameTable
from yinxin.domain.roots.surnames import SurnameSearch
from yinxin.domain.roots.traditions import Dialect, Tradition
from yinxin.domain.roots.voices import Floats, Leak, Sounds

# A search is imported when it is first asked for: the command line answers one surname and ends, and most of its time is its start.
if TYPE_CHECKING:
    from yinxin.domain.roots.index import NameIndex
    from yinxin.domain.roots.papers import PaperAnswer
    from yinxin.domain.roots.persons import PersonSearch
    from yinxin.domain.roots.places import Exonym, PlaceSearch
    from yinxin.domain.roots.pools import Pool


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """The built-in gazetteer as lines of a pool, how much is written of each name, and names of their own."""

    lines: bytes
    weights: Mapping[str, float]
    exonyms: Mapping[str, Sequence[Exonym]]


@dataclass(frozen=True, slots=True)
class Tables:
    """What the engine knows. The gazetteer is handed as what reads it, because a search for a surname needs none."""

    readings: Readings
    dialects: Mapping[str, Dialect]
    traditions: Sequence[Tradition]
    surnames: SurnameTable
    regions: Regions
    roles: RoleWords
    foreign: ForeignNames
    evidence: tuple[Evidence, ...]
    gazetteer: Callable[[], KnownPlaces]
    associations: Sequence[Association] = ()


class Engine:
    """Answers what a spelling may mean. Each search is made ready when it is first asked for."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @cached_property
    def channel(self) -> Channel:
        """All traditions, compiled."""
        syllables = {name: table.syllables for name, table in self.tables.readings.dialects.items()}
        return Channel(self.tables.traditions, self.tables.dialects, syllables)

    def with_evidence(self, further: Sequence[Evidence]) -> Engine:
        """The same engine with further spellings on record."""
        return Engine(replace(self.tables, evidence=(*self.tables.evidence, *further)))

    @cached_property
    def _surnames(self) -> SurnameSearch:
        t = self.tables
        return SurnameSearch(
            self.channel, t.readings, t.dialects, t.surnames, t.regions, t.roles, t.foreign, t.evidence
        )

    @cached_property
    def _places(self) -> PlaceSearch:
        from yinxin.domain.roots.index import NameIndex
        from yinxin.domain.roots.place_rows import ENDINGS

        return self.place_search(NameIndex.from_lines(self.tables.gazetteer().lines, endings=ENDINGS))

    def place_search(self, index: NameIndex) -> PlaceSearch:
        """A search over other places."""
        from yinxin.domain.roots.places import PlaceSearch

        t, known = self.tables, self.tables.gazetteer()
        pool = self._pool(index, {Role.PLACE: ("place", "given")})
        return PlaceSearch(pool, self.channel, t.regions, t.roles, t.foreign, known.exonyms, known.weights)

    def person_search(self, index: NameIndex) -> PersonSearch:
        """A search over these persons."""
        from yinxin.domain.roots.persons import PersonSearch

        t, pool = self.tables, self._pool(index, {Role.SURNAME: ("surname",), Role.ANY: ("given", "place")})
        return PersonSearch(pool, self.channel, t.regions, t.roles, t.foreign)

    def _pool(self, index: NameIndex, heard: Mapping[Role, Sequence[str]]) -> Pool:
        """`heard` says of the first character, and of the later ones, as what it is read and which evidence counts."""
        from yinxin.domain.roots.pools import Ear, Pool

        leak, traditions, evidence = Leak(self.channel), self.channel.traditions, self.tables.evidence
        records = {role: CharacterRecord(evidence, frozenset(kinds), traditions, leak) for role, kinds in heard.items()}
        ears = [Ear(role, record) for role, record in records.items()]
        return Pool(index, self.channel, self.tables.readings, ears=ears, sounds=self._sounds)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(self.channel)

    def surnames(self, query: str, *, where: str | None = None, limit: int = 10) -> Answer:
        """The surnames a spelling may mean."""
        search, begin = self._surnames, perf_counter()
        return _asking(search.search(query, where=where, limit=limit), begin, where)

    def places(
        self, query: str, *, where: str | None = None, limit: int = 10, pool: PlaceSearch | None = None
    ) -> Answer:
        """The places a spelling may mean: of the gazetteer, or of a pool."""
        search, begin = pool or self._places, perf_counter()
        return _asking(search.search(query, where=where, limit=limit), begin, where)

    def persons(self, query: str, *, pool: PersonSearch, where: str | None = None, limit: int = 10) -> Answer:
        """The persons of a pool whose name a query may mean."""
        begin = perf_counter()
        return _asking(pool.search(query, where=where, limit=limit), begin, where)

    def paper(
        self,
        text: str,
        *,
        where: str | None = None,
        persons: PersonSearch | None = None,
        places: PlaceSearch | None = None,
        clans_at: Mapping[str, Mapping[str, float]] | None = None,
    ) -> PaperAnswer:
        """What all words of a paper may mean, each in the light of the others; `places` instead of the built-in ones."""
        from yinxin.domain.roots.papers import Searches

        t = self.tables
        asked = persons.search if persons is not None else None
        where_to = (places or self._places).search
        searches = Searches(self._surnames.search, where_to, asked, t.regions, t.associations, self._given_name)
        return searches.paper(text, where=where, clans_at=clans_at)

    def _given_name(self, text: str, where: str | None) -> float:
        """P(these words | the given name of somebody): of its syllables nothing is known."""
        said, regions = written(text), self.tables.regions
        prior = np.exp(regions.tradition_prior(self.channel.traditions, regions.find(where), said.marks))
        ways = self._cutter.ways([word for word in said.words if word.letters], most=3)[:2]
        return float(sum((prior * np.prod(self._any(way), axis=0)).sum() for way in ways))

    def _any(self, way: Way) -> list[Floats]:
        return [self.channel.for_any(unit.letters) for unit in way.units]

    @cached_property
    def _cutter(self) -> Cutter:
        return Cutter(self.channel)


def _asking(answer: Answer, begin: float, where: str | None) -> Answer:
    """The answer with its time, and with what else would decide."""
    wanted = asks([answer], where=where)
    return replace(answer, ms=(perf_counter() - begin) * 1_000, asks=wanted)

"""From the spelling of a place to places: by sound, by names of their own (Canton), and by how much is written of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from yinxin.domain.roots.answers import Answer, Hit, Kind, Reason, ReasonCode
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter
from yinxin.domain.roots.foreign import ForeignNames
from yinxin.domain.roots.leaning import leaning
from yinxin.domain.roots.place_rows import PlaceRows, key
from yinxin.domain.roots.pools import Candidate, Pool, hypotheses_of
from yinxin.domain.roots.records import letters_of
from yinxin.domain.roots.regions import NO_LEAN, Lean, Regions
from yinxin.domain.roots.rolewords import RoleWords
from yinxin.domain.roots.spelling import Word, Written, written
from yinxin.domain.text.fold import simplified

KINDS = frozenset({"place", "word"})
LENGTHS = (1, 5)
_ABSENT = 1e-9  # P(these letters | a Chinese place that is not in the pool): little, and the same for all
_NAMESAKE = 0.1
_OTHER_ENDING = 0.6  # 台山縣 for what is called 台山市 today
_ABROAD = 0.05  # the same, of words that are the name of a place abroad
_FOREIGN = 0.1
_LOOKED_AT = 200
_KNOWN_AS = 0.5  # P(this name of its own | the place): Amoy for 廈門


@dataclass(frozen=True, slots=True)
class Exonym:
    """A name of its own, or the name of another time: `begins` and `ends` are years or empty."""

    spelling: str
    characters: str
    begins: str
    ends: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Sounding:
    """A name that sounds like the query: it may be another name of the place than the one it goes by today."""

    candidate: Candidate
    name: str


class PlaceSearch:
    """A pool of places, ready to be searched. `weights` says how much is written of places of this name, 1 for a county."""

    def __init__(
        self,
        pool: Pool,
        channel: Channel,
        regions: Regions,
        roles: RoleWords,
        foreign: ForeignNames,
        exonyms: Mapping[str, Sequence[Exonym]],
        weights: Mapping[str, float],
    ) -> None:
        self._pool, self._channel, self._regions, self._roles, self._foreign = pool, channel, regions, roles, foreign
        self._exonyms, self._weights = exonyms, weights
        self._cutter = Cutter(channel)

    def search(self, query: str, *, where: str | None = None, limit: int = 10, lean: Lean = NO_LEAN) -> Answer:
        """The places a query may mean, best first."""
        said = self._within(written(query))
        if not said.words or not len(self._pool.index):
            return Answer(query, Kind.PLACE, (), 1.0)
        prior = self._regions.tradition_prior(self._channel.traditions, self._regions.find(where), said.marks, lean)
        tried = hypotheses_of(
            self._cutter, self._roles.readings(said.words, KINDS), lengths=LENGTHS, turns={"as-is": 0.0}
        )
        scores: dict[str, float] = {}
        by_sound: dict[str, Sounding] = {}
        followed = self._pool.follow(tried, prior)
        lines = self._pool.index.lines
        for one in followed.candidates[:_LOOKED_AT]:
            for row in self._pool.index.rows(one.shelf, one.entry)[:50].tolist():
                name = self._places.first[lines.id(row)]
                scores[name] = max(
                    scores.get(name, 0.0), float(np.exp(one.score)) * self._places.weight(lines.name(row))
                )
                by_sound.setdefault(name, Sounding(one, lines.name(row)))
        named = self._named(said.words)
        best = max(map(self._places.weight, named), default=0.0)
        for name in named:  # a street that is called after the city does not bear the city's foreign name
            weight = self._places.weight(name)
            scores[name] = scores.get(name, 0.0) + _KNOWN_AS * weight * (1.0 if weight == best else _NAMESAKE)
        for name in self._places.like("".join(word.han for word in said.words)):
            exact = simplified(name) == simplified("".join(word.han for word in said.words))
            scores[name] = max(scores.get(name, 0.0), self._places.weight(name) * (1.0 if exact else _OTHER_ENDING))
        against = self._against(said, named)
        sum_all = sum(scores.values()) + against
        ranked = sorted(scores.items(), key=lambda one: -one[1])[:limit]
        hits = tuple(self._hit(name, score / sum_all, by_sound.get(name), named.get(name)) for name, score in ranked)
        answer = Answer(
            query,
            Kind.PLACE,
            hits,
            against / sum_all if sum_all else 1.0,
            likelihood=sum(scores.values()) / self._all_weights,
        )
        if named:  # what only sounds so tells nothing
            return answer
        return leaning(answer, followed.weights(), prior, self._channel.traditions)

    def _within(self, said: Written) -> Written:
        """廣東省台山縣 is 台山縣: of places in characters written one in the other the last is meant, if the whole is none."""
        if len(said.words) != 1 or len(said.words[0].han) < 4 or self._places.like(said.words[0].han):
            return said
        han = said.words[0].han
        last = next((han[at:] for at in range(1, len(han) - 1) if self._places.like(han[at:])), han)
        return replace(said, words=(Word(han, han=last),))

    def _named(self, words: Sequence[Word]) -> dict[str, Exonym]:
        """The places of the pool that bear this very name of their own, by their name in the pool."""
        found: dict[str, Exonym] = {}
        kept = [one.words for one in self._roles.readings(words, KINDS)]
        for some in [tuple(words), *kept]:
            for exonym in self._exonyms.get("".join(word.letters for word in some), ()):
                for name in self._places.like(exonym.characters):
                    found.setdefault(name, exonym)
        return found

    def _against(self, said: Written, named: Mapping[str, Exonym]) -> float:
        if any(word.han for word in said.words):
            return 1e-6
        foreign = sum(self._foreign.log_probability(word.letters) for word in said.words)
        abroad = self._regions.named(" ".join(word.text for word in said.words))
        if abroad is not None and not named and not any(self._places.like(alias) for alias in abroad.aliases):
            return _ABROAD * self._all_weights
        return (_FOREIGN * float(np.exp(foreign)) + _ABSENT) * self._all_weights

    def _hit(self, name: str, probability: float, sounding: Sounding | None, exonym: Exonym | None) -> Hit:
        reasons: list[Reason] = []
        if exonym is not None:
            code = ReasonCode.OLD_NAME if exonym.kind == "old-name" else ReasonCode.EXONYM
            facts = {"letters": exonym.spelling, "chars": exonym.characters, "from": exonym.begins, "to": exonym.ends}
            reasons.append(Reason(code, facts))
        tradition = ""
        if sounding is not None:
            one, heard = sounding.candidate, sounding.name
            tradition = self._channel.traditions[one.tradition].id
            reasons.extend(self._pool.reasons(one, heard))
            if key(heard) != key(name):
                reasons.append(Reason(ReasonCode.OLD_NAME, {"letters": heard, "chars": name, "from": "", "to": ""}))
        ids = self._places.ids(name)
        return Hit(name, simplified(name), probability, tuple(reasons), ids[0], tradition, ids[1:])

    @cached_property
    def _places(self) -> PlaceRows:
        return PlaceRows(self._pool.index.lines, self._weights)

    @cached_property
    def _all_weights(self) -> float:
        return self._places.total


def exonyms_from(text: str) -> dict[str, list[Exonym]]:
    """Reads `exonyms.tsv` by the folded letters of the spelling."""
    found: dict[str, list[Exonym]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            cells = [*line.split("\t"), "", "", ""]
            found.setdefault(letters_of(cells[0]), []).append(
                Exonym(*("" if cell == "-" else cell for cell in cells[:6]))
            )
    return found

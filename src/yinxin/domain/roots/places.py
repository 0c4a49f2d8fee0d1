"""From the spelling of a place to places: by sound, by names of their own (Canton), and by how much is written of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from yinxin.domain.roots.answers import Answer, Hit, Kind, Reason, ReasonCode
from yinxin.domain.roots.certainty import sharpened
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter
from yinxin.domain.roots.foreign import ForeignNames
from yinxin.domain.roots.leaning import leaning
from yinxin.domain.roots.lying_inside import NOWHERE, Inside, holders, times
from yinxin.domain.roots.place_rows import PlaceRows, bare, key
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
_UNSAID = 0.3  # 漳州市 beside 漳州, where the letters say no ending
_TODAY = 0.3  # how often 台山 is meant by Sunning where the pool has 新寧 apart from it
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
    was: str = ""  # what the place was called then in Chinese, where that is another name than today's


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

    def search(
        self,
        query: str,
        *,
        where: str | None = None,
        limit: int = 10,
        lean: Lean = NO_LEAN,
        inside: Inside = NOWHERE,
    ) -> Answer:
        """The places a query may mean, best first; those `inside` the places named beside it, or in the region, before the others."""
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
        for name, (_, weight) in named.items():
            scores[name] = scores.get(name, 0.0) + _KNOWN_AS * weight
        _without_endings(scores, said)
        for name in self._places.like("".join(word.han for word in said.words)):
            exact = simplified(name) == simplified("".join(word.han for word in said.words))
            scores[name] = max(scores.get(name, 0.0), self._places.weight(name) * (1.0 if exact else _OTHER_ENDING))
        against = self._against(said, named)
        inside = {**self._inside(where), **inside}
        total = sum(scores.values())
        scores = self._moved(scores, inside)
        ranked = sorted(scores, key=lambda name: -scores[name])
        shares, unknown = sharpened([scores[name] for name in ranked], against, Kind.PLACE)
        sure = list(zip(ranked, shares, strict=True))[:limit]
        hits = tuple(
            _first_inside(self._hit(name, share, by_sound.get(name), named.get(name)), inside) for name, share in sure
        )
        answer = Answer(query, Kind.PLACE, hits, unknown, likelihood=total / self._all_weights)
        if named:  # what only sounds so tells nothing
            return answer
        return leaning(answer, followed.weights(), prior, self._channel.traditions)

    def _inside(self, where: str | None) -> Inside:
        """The cities and counties a region at home is called by."""
        region = self._regions.find(where)
        if region is None or not region.is_at_home:
            return NOWHERE
        return {
            code: 1.0
            for name in region.aliases
            for one in self._places.like(name)
            for code in holders(self._places.ids(one))
        }

    def _moved(self, scores: Mapping[str, float], inside: Inside) -> dict[str, float]:
        """The scores with what lies inside before the rest; together they explain the letters as well as before."""
        moved = {
            name: score * max(times(one, inside) for one in self._places.ids(name)) for name, score in scores.items()
        }
        part = sum(scores.values()) / (sum(moved.values()) or 1.0)
        return {name: score * part for name, score in moved.items()}

    def _within(self, said: Written) -> Written:
        """廣東省台山縣 is 台山縣: of places in characters written one in the other the last is meant, if the whole is none."""
        if len(said.words) != 1 or len(said.words[0].han) < 4 or self._places.like(said.words[0].han):
            return said
        han = said.words[0].han
        last = next((han[at:] for at in range(1, len(han) - 1) if self._places.like(han[at:])), han)
        return replace(said, words=(Word(han, han=last),))

    def _named(self, words: Sequence[Word]) -> dict[str, tuple[Exonym, float]]:
        """The places of the pool that bear this very name of their own, by their name in the pool, with their weights."""
        found: dict[str, tuple[Exonym, float]] = {}
        kept = [one.words for one in self._roles.readings(words, KINDS)]
        for some in [tuple(words), *kept]:
            for exonym in self._exonyms.get("".join(word.letters for word in some), ()):
                for name, weight in self._bearing(exonym):
                    if weight > found.get(name, (exonym, 0.0))[1]:
                        found[name] = exonym, weight
        return found

    def _bearing(self, exonym: Exonym) -> Iterator[tuple[str, float]]:
        """The places that bear a name of its own: what is called so today before what was once, and an
        old name that the pool holds as a place apart before today's."""
        today, once = self._places.like(exonym.characters), self._places.like(exonym.was) if exonym.was else []
        apart = once if not set(once) & set(today) else []
        own = [name for name in today if key(name) == key(exonym.characters)]
        known = [name for name in today if name not in own]
        groups = (own, _TODAY if apart else 1.0), (known, _TODAY if apart or own else 1.0), (apart, 1.0)
        most = max(map(self._places.weight, today + apart), default=0.0)
        for names, share in groups:
            best = max(map(self._places.weight, names), default=0.0)
            for name in names:  # a street that is called after the city does not bear the city's foreign name
                yield name, share * (most if self._places.weight(name) == best else _NAMESAKE * best)

    def _against(self, said: Written, named: Mapping[str, object]) -> float:
        if any(word.han for word in said.words):
            return 1e-6
        foreign = sum(self._foreign.log_probability(word.letters) for word in said.words)
        abroad = self._regions.named(" ".join(word.text for word in said.words))
        if abroad is not None and not named and not any(self._places.like(alias) for alias in abroad.aliases):
            return _ABROAD * self._all_weights
        return (_FOREIGN * float(np.exp(foreign)) + _ABSENT) * self._all_weights

    def _hit(self, name: str, probability: float, sounding: Sounding | None, known: tuple[Exonym, float] | None) -> Hit:
        reasons: list[Reason] = []
        if known is not None:
            exonym = known[0]
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


def _first_inside(hit: Hit, inside: Inside) -> Hit:
    """Of several places of one name the one inside first; the others stay behind it."""
    first, *others = sorted((hit.id or "", *hit.same_name), key=lambda one: -times(one, inside))
    return replace(hit, id=first, same_name=tuple(others))


def _without_endings(scores: dict[str, float], said: Written) -> None:
    """漳州市 beside 漳州 is seldom meant where the letters say no ending."""
    for name in scores if not said.words[0].han else ():
        if name != bare(name) and bare(name) in scores:
            scores[name] *= _UNSAID


def exonyms_from(text: str) -> dict[str, list[Exonym]]:
    """Reads `exonyms.tsv` by the folded letters of the spelling."""
    found: dict[str, list[Exonym]] = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            cells = [*line.split("\t"), "", "", "", ""]
            found.setdefault(letters_of(cells[0]), []).append(
                Exonym(*("" if cell == "-" else cell for cell in cells[:7]))
            )
    return found

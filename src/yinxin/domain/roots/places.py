"""From the spelling of a place to places: by sound, by names of their own (Canton), and by how much is written of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from yinxin.domain.roots.answers import Answer, Hit, Kind, Reason, ReasonCode
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter
from yinxin.domain.roots.explain import sounds
from yinxin.domain.roots.foreign import ForeignNames
from yinxin.domain.roots.pools import Candidate, Pool, hypotheses_of, leans, shares_by_name
from yinxin.domain.roots.records import letters_of
from yinxin.domain.roots.regions import NO_LEAN, Lean, Regions
from yinxin.domain.roots.rolewords import RoleWords
from yinxin.domain.roots.spelling import Word, Written, written
from yinxin.domain.text.fold import simplified

KINDS = frozenset({"place", "word"})
LENGTHS = (1, 5)
# What the name of a place may end with without being its name.
ENDINGS = (
    *(
        "自治縣",
        "自治县",
        "居委會",
        "居委会",
        "村委會",
        "村委会",
        "街道",
        "社區",
        "社区",
        "林場",
        "林场",
        "農場",
        "农场",
    ),
    *"省市縣县區区州府鎮镇鄉乡村里圩墟島岛",
)
_ABSENT = 0.1
_FOREIGN = 0.1
_LITTLE_KNOWN = 0.1
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
        said = written(query)
        if not said.words:
            return Answer(query, Kind.PLACE, (), 1.0)
        prior = self._regions.tradition_prior(self._channel.traditions, self._regions.find(where), said.marks, lean)
        tried = hypotheses_of(
            self._cutter, self._roles.readings(said.words, KINDS), lengths=LENGTHS, turns={"as-is": 0.0}
        )
        scores: dict[str, float] = {}
        by_sound: dict[str, Candidate] = {}
        followed = self._pool.follow(tried, prior)
        for one in followed.candidates[:_LOOKED_AT]:
            for row in self._pool.index.rows(one.shelf, one.entry)[:50].tolist():
                name = self._pool.index.lines.name(row)
                scores[name] = max(scores.get(name, 0.0), float(np.exp(one.score)) * self._weight(name))
                by_sound.setdefault(name, one)
        named = self._named(said.words)
        for name in named:
            scores[name] = scores.get(name, 0.0) + _KNOWN_AS * max(self._weight(name), 0.5)
        against = self._against(said)
        sum_all = sum(scores.values()) + against
        ranked = sorted(scores.items(), key=lambda one: -one[1])[:limit]
        hits = tuple(self._hit(name, score / sum_all, by_sound.get(name), named.get(name)) for name, score in ranked)
        names, weights = [t.id for t in self._channel.traditions], followed.weights()
        if named:  # what only sounds so tells nothing
            weights = np.zeros_like(weights)
        likelihood = sum(scores.values()) / self._all_weights
        unknown = against / sum_all if sum_all else 1.0
        return Answer(
            query,
            Kind.PLACE,
            hits,
            unknown,
            likelihood=likelihood,
            heard_in=shares_by_name(weights, names),
            leans=leans(weights, prior, names),
        )

    def _weight(self, name: str) -> float:
        return self._weights.get(key(name), _LITTLE_KNOWN)

    def _named(self, words: Sequence[Word]) -> dict[str, Exonym]:
        """The places of the pool that bear this very name of their own, by their name in the pool."""
        found: dict[str, Exonym] = {}
        kept = [one.words for one in self._roles.readings(words, KINDS)]
        for some in [tuple(words), *kept]:
            for exonym in self._exonyms.get("".join(word.letters for word in some), ()):
                for row in self._rows.get(key(exonym.characters), ()):
                    found.setdefault(self._pool.index.lines.name(row), exonym)
        return found

    def _against(self, said: Written) -> float:
        if any(word.han for word in said.words):
            return 1e-6
        foreign = sum(self._foreign.log_probability(word.letters) for word in said.words)
        return _FOREIGN * float(np.exp(foreign)) * 50 + _ABSENT * 1e-4 + 1e-12

    def _hit(self, name: str, probability: float, one: Candidate | None, exonym: Exonym | None) -> Hit:
        reasons: list[Reason] = []
        if exonym is not None:
            code = ReasonCode.OLD_NAME if exonym.kind == "old-name" else ReasonCode.EXONYM
            facts = {"letters": exonym.spelling, "chars": exonym.characters, "from": exonym.begins, "to": exonym.ends}
            reasons.append(Reason(code, facts))
        tradition = ""
        if one is not None:
            tradition = self._channel.traditions[one.tradition].id
            for at, unit in enumerate(one.hypothesis.units):
                reasons.extend(sounds(self._pool.voices(at), self._channel, [unit], name[at : at + 1], one.tradition))
        rows = [row for row in self._rows[key(name)] if self._pool.index.lines.name(row) == name]
        ids = [self._pool.index.lines.id(row) for row in rows[:50]]
        return Hit(name, simplified(name), probability, tuple(reasons), ids[0], tradition, tuple(ids[1:]))

    @cached_property
    def _all_weights(self) -> float:
        return sum(self._weights.get(name, _LITTLE_KNOWN) * len(rows) for name, rows in self._rows.items()) or 1.0

    @cached_property
    def _rows(self) -> dict[str, list[int]]:
        """The rows of the pool by their bare names in simplified script."""
        found: dict[str, list[int]] = {}
        for row in range(len(self._pool.index.lines)):
            found.setdefault(key(self._pool.index.lines.name(row)), []).append(row)
        return found


def key(name: str) -> str:
    """What two ways to write the name of a place have in common."""
    return simplified(bare(name))


def bare(name: str) -> str:
    """A name of a place without what kind of place it is, where two characters are left."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) >= len(ending) + 2:
            return name[: -len(ending)]
    return name


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

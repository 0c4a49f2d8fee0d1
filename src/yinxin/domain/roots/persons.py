"""From the name of a person, in any order and spelling, to the names of a pool."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from yinxin.domain.roots.answers import Answer, Hit, Kind, Reason, ReasonCode
from yinxin.domain.roots.certainty import sharpened
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter
from yinxin.domain.roots.foreign import ForeignNames
from yinxin.domain.roots.index import LONGEST_NAME
from yinxin.domain.roots.leaning import leaning
from yinxin.domain.roots.pools import Candidate, Followed, Hypothesis, Pool, hypotheses_of
from yinxin.domain.roots.regions import NO_LEAN, Lean, Regions
from yinxin.domain.roots.rolewords import BESIDE_A_PERSON, RoleWords, Stripped
from yinxin.domain.roots.spelling import Written, written
from yinxin.domain.roots.voices import Floats
from yinxin.domain.text.fold import simplified

TURNS = {"as-is": 0.0, "last-first": 1.6, "last-two-first": 4.0}
LENGTHS = (2, 4)
IN_CHARACTERS = (1, LONGEST_NAME)
_NEAR = 8  # so many times the limit are put in order anew, because a name may be borne by many
_POOR = -4.0  # nats for a syllable
_DROPPED = 1.0  # nats: a word that is no syllable of the name, besides what such a word costs by its letters
_ABSENT = 0.05  # how often the person is not in the pool, for one who is
_FOREIGN = 0.05


class PersonSearch:
    """A pool of persons' names, ready to be searched."""

    def __init__(self, pool: Pool, channel: Channel, regions: Regions, roles: RoleWords, foreign: ForeignNames) -> None:
        self._pool, self._channel, self._regions, self._roles, self._foreign = pool, channel, regions, roles, foreign
        self._cutter = Cutter(channel)

    def search(self, query: str, *, where: str | None = None, limit: int = 10, lean: Lean = NO_LEAN) -> Answer:
        """The names a query may mean, best first."""
        said = written(query)
        if not said.words or not len(self._pool.index):
            return Answer(query, Kind.PERSON, (), 1.0)
        prior = self._regions.tradition_prior(self._channel.traditions, self._regions.find(where), said.marks, lean)
        tried = self._hypotheses(said)
        plain = [one for one in tried if one.is_plain]
        followed = self._pool.follow(plain or tried, prior)
        if plain and _is_poor(followed, plain):
            followed = self._pool.follow(tried, prior)
        if not followed.candidates or followed.candidates[0].score < self._expected(tried):
            tried = [*tried, *self._with_a_word_less(said)]
            followed = self._pool.follow(tried, prior)
        near, far = followed.candidates[: limit * _NEAR], followed.candidates[limit * _NEAR :]
        found = [*sorted(near, key=lambda one: -one.score - math.log(one.rows)), *far]
        weights = [math.exp(one.score) * one.rows for one in found]
        shares, unknown = sharpened(weights, self._against(said, tried, prior), Kind.PERSON)
        hits = tuple(self._hit(one, share) for one, share in zip(found[:limit], shares, strict=False))
        answer = Answer(query, Kind.PERSON, hits, unknown, likelihood=sum(weights) / self._pool.size)
        return leaning(answer, followed.weights(), prior, self._channel.traditions)

    def _hypotheses(self, said: Written) -> list[Hypothesis]:
        strippings = self._roles.readings(said.words, BESIDE_A_PERSON)
        lengths = IN_CHARACTERS if any(word.han for word in said.words) else LENGTHS
        return hypotheses_of(self._cutter, strippings, lengths=lengths, turns=TURNS)

    def _with_a_word_less(self, said: Written) -> list[Hypothesis]:
        """Each word in turn left out: a Western name that is in no list, a word of the form."""
        fewer: list[Stripped] = []
        for at, word in enumerate(said.words):
            rest = (*said.words[:at], *said.words[at + 1 :])
            if len(rest) >= 2:
                cost = _DROPPED - self._foreign.log_probability(word.letters) if word.letters else _DROPPED * 3
                fewer.append(Stripped(rest, (word.text,), frozenset({"word"}), min(cost, _DROPPED + 10)))
        return hypotheses_of(self._cutter, fewer, lengths=LENGTHS, turns=TURNS)

    def _expected(self, tried: list[Hypothesis]) -> float:
        """What a name that fits may be expected to score, at the least."""
        syllables = min((len(one.units) for one in tried), default=2)
        return -5.0 * syllables

    def _against(self, said: Written, tried: list[Hypothesis], prior: Floats) -> float:
        absent = _ABSENT * self._pool.background(tried, prior) * self._pool.size
        if any(word.han for word in said.words):
            return absent
        foreign = sum(self._foreign.log_probability(word.letters) for word in said.words)
        return absent + _FOREIGN * float(np.exp(foreign)) * self._pool.size

    def _hit(self, one: Candidate, probability: float) -> Hit:
        name = self._pool.index.name(one.shelf, one.entry)
        tradition = self._channel.traditions[one.tradition].id
        reasons = self._pool.reasons(one, name)
        if one.hypothesis.turned:
            reasons.append(Reason(ReasonCode.TURNED, {"letters": one.hypothesis.units[0].letters}))
        if one.hypothesis.stripped.left_out:
            married = "married" in one.hypothesis.stripped.roles
            code = ReasonCode.MARRIED_IN if married else ReasonCode.LEFT_OUT
            reasons.append(Reason(code, {"letters": " ".join(one.hypothesis.stripped.left_out)}))
        index = self._pool.index
        ids = [index.lines.id(int(row)) for row in index.rows(one.shelf, one.entry)[:50]]
        return Hit(name, simplified(name), probability, tuple(reasons), ids[0], tradition, tuple(ids[1:]))


def _is_poor(followed: Followed, tried: Sequence[Hypothesis]) -> bool:
    """Whether the best name fits worse than one that was meant would: then other partings are worth their time."""
    return not followed.candidates or followed.candidates[0].score < _POOR * len(tried[0].units)

"""From a spelling to surnames: channel, evidence and how usual each surname is, weighed together.

score(surname) = Σ over traditions P(tradition | where) · P(surname | tradition, where) · P(letters | surname, tradition). Spellings on
record count as observations on top of what the channel expects (a Dirichlet prior). Against all of it stands the probability that the
word is no Chinese name at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

import numpy as np

from yinxin.domain.roots.answers import Answer, Evidence, Hit, Kind, Reason, ReasonCode
from yinxin.domain.roots.certainty import sharpened
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.cuts import Cutter, Unit
from yinxin.domain.roots.explain import common, sounds
from yinxin.domain.roots.foreign import ForeignNames
from yinxin.domain.roots.leaning import leaning
from yinxin.domain.roots.readings import Readings, Role
from yinxin.domain.roots.records import BELIEVED, letters_of
from yinxin.domain.roots.regions import NO_LEAN, Lean, Region, Regions
from yinxin.domain.roots.rolewords import BESIDE_A_PERSON, RoleWords, Stripped
from yinxin.domain.roots.spelling import Word, written
from yinxin.domain.roots.surname_table import SurnameTable
from yinxin.domain.roots.traditions import Dialect
from yinxin.domain.roots.voices import Floats, Leak, Voices

KINDS = BESIDE_A_PERSON | {"clan"}
_FOREIGN = 0.12  # how often a word that is asked for is no Chinese name
_LAST = 0.35  # how often the surname stands last where there are several words
_ANY_CHARACTER = 1 / 1_000  # how often a character stands in a given name
_NO_NAME = 1e-4  # how often characters that are asked for are no name
_UNLIKE_ANY = (
    0.07  # per letter: a word beside the surname that no tradition could have written; rarer than in foreign names
)
_FUSED = 6  # letters of the shortest such word
_BROTHER = ("co", "ko")
_PLAIN = -5.0  # log plausibility of two syllables without a slip
_FAMILIAR = 0.02  # how often a word is Ah and a name written together
_WHOLE_NAME = 0.02  # how often it is a surname and a given name written together
_AS_ONE_WORD = 0.2
# The power to which shares of bearers are raised: rare names are asked for more often than they are borne, since whoever is called Chan
# asks nobody. Fitted on the rows of tune and on spellings left out of the record, where each name counts once.
_ASKED = 0.65


@dataclass(frozen=True, slots=True)
class Part:
    """One way to see the query: these words are the surname, the others only tell of the tradition."""

    surname: tuple[Word, ...]
    others: tuple[Word, ...]
    weight: float
    stripped: Stripped
    turned: bool = False


class SurnameSearch:
    """All surnames of the table, ready to be weighed."""

    def __init__(
        self,
        channel: Channel,
        readings: Readings,
        dialects: Mapping[str, Dialect],
        table: SurnameTable,
        regions: Regions,
        roles: RoleWords,
        foreign: ForeignNames,
        evidence: Sequence[Evidence],
    ) -> None:
        self.table = table
        self._channel, self._regions, self._roles, self._foreign = channel, regions, roles, foreign
        self._cutter = Cutter(channel)
        codes = np.array(sorted({ord(char) for name in table.names for char in name}), np.uint32)
        self.voices = Voices(channel, readings, codes, Role.SURNAME, floor=1e-15)
        number = {int(code): at for at, code in enumerate(codes)}
        self._first = np.array([number[ord(name[0])] for name in table.names])
        self._second = np.array([number[ord(name[1])] if len(name) > 1 else -1 for name in table.names])
        self._single = self._second < 0
        self._prior = np.stack(
            [_asked(table.mixed(t.surnames or dialects[t.dialect].surnames)) for t in channel.traditions]
        )
        self._evidence = _Recorded(channel, table, evidence)

    def on_record(self, evidence: Sequence[Evidence]) -> SurnameSearch:
        """The same search with these spellings on record instead."""
        other = copy(self)
        other._evidence = _Recorded(self._channel, self.table, evidence)
        return other

    def search(
        self,
        query: str,
        *,
        where: str | None = None,
        limit: int = 10,
        lean: Lean = NO_LEAN,
        likelier: Mapping[str, float] = NO_LEAN,
    ) -> Answer:
        """The surnames a query may mean, best first.

        `lean` says how many times likelier other words of the paper make each tradition, `likelier` the same of surnames.
        """
        said = written(query)
        if not said.words:
            return Answer(query, Kind.SURNAME, (), 1.0)
        region = self._regions.find(where)
        prior = np.exp(self._regions.tradition_prior(self._channel.traditions, region, said.marks, lean))
        scored = [(part, self._scores(part, prior, region)) for part in self._parts(said.words)]
        total = sum((table.sum(axis=0) for _, table in scored), start=np.zeros(len(self.table.names), np.float32))
        if likelier:
            total = total * np.array([likelier.get(name, 1.0) for name in self.table.names], np.float32)
        chances, unknown = sharpened(total, self._against(said.words), Kind.SURNAME)
        order = np.argsort(-total)[:limit]
        hits = tuple(self._hit(int(at), chances[at], scored, region) for at in order if chances[at] > 1e-6)
        heard = sum((table.sum(axis=1) for _, table in scored), start=np.zeros(len(prior), np.float32))
        answer = Answer(query, Kind.SURNAME, hits, unknown, likelihood=float(total.sum()))
        return leaning(answer, heard, np.log(prior), self._channel.traditions)

    def _against(self, words: Sequence[Word]) -> float:
        if any(word.han for word in words):
            return float(_NO_NAME * _ANY_CHARACTER ** sum(len(word.han) for word in words))
        foreign = sum(self._foreign.log_probability(word.letters) for word in words)
        return _FOREIGN / (1 - _FOREIGN) * float(np.exp(foreign)) + 1e-12

    def _parts(self, words: Sequence[Word]) -> list[Part]:
        """The ways to find the surname among the words: all of them, the first, the last."""
        found: list[Part] = []
        for stripped in self._roles.readings(words, KINDS)[:4]:
            kept, weight = stripped.words, float(np.exp(-stripped.cost))
            if stripped.own is not None and len(kept) > 1:
                rest = kept[: stripped.own] + kept[stripped.own + 1 :]
                found.extend(_in_characters(kept[stripped.own], rest, weight, stripped, last=True))
                continue
            if len(kept) == 1:
                found.extend(_in_characters(kept[0], (), weight, stripped, last=stripped.own is not None))
                found.extend(self._fused(kept[0], weight, stripped))
                continue
            if len(kept) == 2:
                found.append(Part(kept, (), weight, stripped))
            found.append(Part(kept[:1], kept[1:], weight * (1 - _LAST), stripped))
            found.append(Part(kept[-1:], kept[:-1], weight * _LAST, stripped, turned=True))
            if len(kept) > 2:
                found.append(Part(kept[:2], kept[2:], weight * (1 - _LAST), stripped))
        return found

    def _fused(self, word: Word, weight: float, stripped: Stripped) -> Iterator[Part]:
        """A forefather's whole name that became the surname: Cojuangco is Co Juang with -co (哥) behind, Achong is Ah Chong."""
        letters = word.letters
        if word.han or len(letters) < _FUSED - 2:
            return
        if letters.startswith("a") and self._cutter.plain(letters[1:]) > _PLAIN:
            yield Part((replace(word, letters=letters[1:]),), (), weight * _FAMILIAR, stripped)
        ended = letters.endswith(_BROTHER)
        for score, pieces in sorted(self._cutter.parted(letters[:-2] if ended else letters, 2), reverse=True)[:2]:
            if score < _PLAIN or len(letters) < _FUSED:
                return
            first, second = (replace(word, letters=piece) for piece in pieces)
            yield Part((first,), (second,), weight * (_AS_ONE_WORD if ended else _WHOLE_NAME), stripped)

    def _scores(self, part: Part, prior: Floats, region: Region | None) -> Floats:
        """Of each tradition and surname: P(tradition, surname, words)."""
        spelled = self._spelled(part.surname)
        shares = self._prior
        if region is not None and region.surnames:
            shares = 0.5 * shares + 0.5 * _asked(self.table.mixed(region.surnames))[None, :]
        weight = prior * np.float32(part.weight)
        for word in part.others:
            weight = weight * self._background(word)
        return np.asarray(spelled * shares * weight[:, None], np.float32)

    def _spelled(self, words: Sequence[Word]) -> Floats:
        """P(letters | surname, tradition), the spellings on record counted in."""
        chances = np.zeros((len(self._channel.traditions), len(self.table.names)), np.float32)
        for units in self._units(words):
            tables = [self._heard(unit) for unit in units]
            if len(units) == 1:
                chances[:, self._single] += tables[0][:, self._first[self._single]]
            else:
                double = ~self._single
                chances[:, double] += tables[0][:, self._first[double]] * tables[1][:, self._second[double]]
        return self._evidence.counted(chances, "".join(word.letters for word in words))

    def _units(self, words: Sequence[Word]) -> list[tuple[Unit, ...]]:
        return [way.units for way in self._cutter.ways(words, most=2)]

    def _heard(self, unit: Unit) -> Floats:
        return self.voices.seen(unit.han) if unit.han else self.voices.heard(unit.letters)

    def _background(self, word: Word) -> Floats:
        """P(word | tradition) for any name at all: which traditions could have written it."""
        if word.han:
            return np.full(len(self._channel.traditions), _ANY_CHARACTER ** len(word.han), np.float32)
        ways = self._cutter.ways([word], most=3)
        total = np.full(len(self._channel.traditions), _UNLIKE_ANY ** len(word.letters), np.float32)
        for way in ways[:3]:
            chance = np.ones(len(self._channel.traditions), np.float32)
            for unit in way.units:
                chance = chance * self._heard(unit).mean(axis=1)
            total = total + chance
        return total

    def _hit(self, at: int, probability: float, scored: Sequence[tuple[Part, Floats]], region: Region | None) -> Hit:
        part, table = max(scored, key=lambda one: float(one[1][:, at].sum()))
        tradition = int(table[:, at].argmax())
        name = self.table.names[at]
        reasons: list[Reason] = []
        units = next((units for units in self._units(part.surname) if len(units) == len(name)), ())
        reasons.extend(self._evidence.reasons(at, "".join(word.letters for word in part.surname)))
        reasons.extend(sounds(self.voices, self._channel, units, name, tradition))
        if "married" in part.stripped.roles:
            reasons.append(Reason(ReasonCode.MARRIED_IN, {"letters": " ".join(part.stripped.left_out)}))
        elif part.stripped.left_out:
            reasons.append(Reason(ReasonCode.LEFT_OUT, {"letters": " ".join(part.stripped.left_out)}))
        if part.turned:
            reasons.append(Reason(ReasonCode.TURNED, {"letters": part.surname[0].text}))
        reasons.extend(common(self.table, at, region))
        return Hit(
            name, self.table.simplified[at], probability, tuple(reasons), None, self._channel.traditions[tradition].id
        )


def _in_characters(
    word: Word, others: tuple[Word, ...], weight: float, stripped: Stripped, *, last: bool
) -> Iterator[Part]:
    """A word as the surname; of several characters the first or the first two, before 氏 the last (陳霖, 司徒美堂, 黃李氏)."""
    if len(word.han) < 2:
        yield Part((word,), others, weight, stripped)
        return
    for size in (1, 2):
        cut = len(word.han) - size if last else size
        own, rest = (word.han[cut:], word.han[:cut]) if last else (word.han[:cut], word.han[cut:])
        further = (*others, Word(rest, han=rest)) if rest else others
        yield Part((Word(own, han=own),), further, weight, stripped)


def _asked(shares: Floats) -> Floats:
    """How often each surname is asked for, of its share among those who bear one."""
    weights = shares**_ASKED
    return np.asarray(weights / weights.sum(), np.float32)


class _Recorded:
    """The spellings on record, by their letters."""

    def __init__(self, channel: Channel, table: SurnameTable, evidence: Sequence[Evidence]) -> None:
        self._tradition = {tradition.id: at for at, tradition in enumerate(channel.traditions)}
        surname = {name: at for at, name in enumerate(table.names)}
        self._spread = [Leak(channel).column(at) for at in range(len(channel.traditions))]
        self._rows: dict[str, list[tuple[int, Evidence]]] = {}
        self._seen = np.zeros((len(channel.traditions), len(table.names)), np.float32)
        for row in evidence:
            at = surname.get(row.characters)
            if row.role == "surname" and at is not None and row.tradition in self._tradition:
                self._rows.setdefault(letters_of(row.spelling), []).append((at, row))
                self._seen[:, at] += self._spread[self._tradition[row.tradition]] * np.float32(row.count)

    def counted(self, chances: Floats, letters: str) -> Floats:
        """The channel's expectation and the observations together."""
        observed = np.zeros_like(chances)
        for at, row in self._rows.get(letters, ()):
            observed[:, at] += self._spread[self._tradition[row.tradition]] * np.float32(row.count)
        total = (BELIEVED * chances + observed) / (BELIEVED + self._seen)
        return np.asarray(total, np.float32)

    def reasons(self, at: int, letters: str) -> list[Reason]:
        """The record of this spelling of this surname, if there is one."""
        return [
            Reason(
                ReasonCode.ATTESTED,
                {"letters": letters, "chars": row.characters, "tradition": row.tradition, "source": row.source},
            )
            for place, row in self._rows.get(letters, ())
            if place == at
        ][:2]

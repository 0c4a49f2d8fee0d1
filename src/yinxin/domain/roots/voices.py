"""How well letters fit characters: for a fixed list of characters, P(letters | character, tradition) of all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.answers import ReasonCode
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.readings import DialectReadings, Readings, Role

Floats = NDArray[np.float32]

UNHEARD = 1e-6  # a syllable that fits no reading we know: our tables err more rarely than that
_READINGS = 4
_KEPT_BYTES = 16_000_000
_SAME_DIALECT = 0.12
_ANY = 0.05


@dataclass(frozen=True, slots=True)
class Logs:
    """log P(letters | tradition, character), and the highest of each tradition."""

    table: Floats
    highest: Floats
    mean: Floats  # P(letters | tradition) over the characters as they come


class Record(Protocol):
    """Spellings on record."""

    def counted(self, letters: str, heard: Floats, place: Mapping[str, int]) -> Floats:
        """Counts what is on record for these letters into what is expected."""


class Voices:
    """The characters `codes`, each heard in every tradition. What was once weighed is kept."""

    def __init__(
        self,
        channel: Channel,
        readings: Readings,
        codes: NDArray[np.uint32],
        role: Role,
        record: Record | None = None,
        *,
        floor: float = UNHEARD,
    ) -> None:
        self._floor = np.float32(floor)
        self.codes = codes
        self.role = role
        self._channel = channel
        self._readings = readings
        self._shape = (len(channel.traditions), len(codes))
        spoken = {name: _spoken(readings, table, codes, role) for name, table in readings.dialects.items()}
        pair = np.full((*self._shape, _READINGS), channel.pairs, np.int32)
        weight = np.zeros(pair.shape, np.float32)
        for number, tradition in enumerate(channel.traditions):
            if tradition.dialect in spoken:
                names = readings.dialects[tradition.dialect].syllables
                of_syllable = [channel.pair_of[number].get(name, channel.pairs) for name in names]
                syllables, weight[number] = spoken[tradition.dialect]
                pair[number] = np.array([*of_syllable, channel.pairs], np.int32)[syllables]
        flat, shares = pair.reshape(-1, _READINGS), weight.reshape(-1, _READINGS)
        cells = [np.flatnonzero(shares[:, rank]).astype(np.int32) for rank in range(1, _READINGS)]
        # The first reading of every character, then the further ones of those that have them: by far most have one.
        self._main = flat[:, 0].astype(np.intp), shares[:, 0].copy()
        self._further = [
            (some.astype(np.intp), flat[some, rank].astype(np.intp), shares[some, rank])
            for rank, some in enumerate(cells, 1)
        ]
        self._leak = Leak(channel)
        self._record = record
        self.place = {chr(code): at for at, code in enumerate(codes.tolist())}
        self._most = max(16, _KEPT_BYTES // max(1, 4 * self._shape[0] * self._shape[1]))
        self.usual = np.full(len(codes), 1 / max(len(codes), 1), np.float32)  # how often each character comes
        self._kept: dict[str, Floats] = {}
        self._logs: dict[str, Logs] = {}

    def heard(self, letters: str) -> Floats:
        """P(letters | character, tradition) as tradition × character, never below the floor.

        A clerk wrote most of a name in one tradition and now and then a syllable in another: each tradition hears a little of the rest.
        """
        kept = self._kept.get(letters)
        if kept is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            heard = self._leak.spread(self._weighed(letters))
            if self._record is not None:
                heard = self._record.counted(letters, heard, self.place)
            kept = self._kept[letters] = np.maximum(heard, self._floor)
        return kept

    def logs(self, letters: str, han: str) -> Logs:
        """The logarithms of `heard` (of `seen` for a character); pools add many of them, so they are kept on their own."""
        key = han or letters
        kept = self._logs.get(key)
        if kept is None:
            if len(self._logs) >= self._most:
                self._logs.clear()
            heard = self.seen(han) if han else self.heard(letters)
            table, mean = np.log(heard), np.einsum("tc,c->t", heard, self.usual)
            kept = self._logs[key] = Logs(table, table.max(axis=1), np.asarray(mean, np.float32))
        return kept

    def _weighed(self, letters: str) -> Floats:
        written = self._channel.written(letters)
        total = written.take(self._main[0], mode="clip")
        total *= self._main[1]
        for cells, pairs, shares in self._further:
            total[cells] += written.take(pairs, mode="clip") * shares
        return total.reshape(self._shape)

    def seen(self, char: str) -> Floats:
        """The same for a character that stands on the paper itself: it, or a form of it."""
        found = np.full((len(self._channel.traditions), len(self.codes)), self._floor, np.float32)
        for others, chance in (
            (self._readings.mistaken(char), 0.02),
            (self._readings.variants(char), 0.7),
            (char, 1.0),
        ):
            for other in others:
                found[:, self.codes == ord(other)] = chance
        return found

    def likeness(self, given: str, char: str) -> ReasonCode | None:
        """Whether two characters are one, forms of one, or only taken for each other; None where they have nothing in common."""
        if given == char:
            return ReasonCode.SAME
        if char in self._readings.variants(given):
            return ReasonCode.VARIANT
        return ReasonCode.MISTAKEN if char in self._readings.mistaken(given) else None

    def nearest(self, letters: str, at: int, tradition: int) -> tuple[int, str, float] | None:
        """The tradition, syllable and probability by which these letters most probably write character number `at`.

        The tradition is the given one, unless it hears nothing and another does.
        """
        written = self._channel.written(letters)
        first = self._nearest(written, at, tradition)
        if first[0] > UNHEARD:
            return tradition, self._channel.pair_names[first[1]][1], first[0]
        (chance, pair), number = max((self._nearest(written, at, one), one) for one in range(self._shape[0]))
        return (number, self._channel.pair_names[pair][1], chance) if chance > UNHEARD else None

    def _nearest(self, written: Floats, at: int, tradition: int) -> tuple[float, int]:
        """The best probability of a character in one tradition, and the pair it comes by."""
        cell = tradition * self._shape[1] + at
        found = [(self._main[0][cell], self._main[1][cell])]
        for cells, pairs, shares in self._further:
            place = int(np.searchsorted(cells, cell))
            if place < len(cells) and cells[place] == cell:
                found.append((pairs[place], shares[place]))
        return max((float(written[pair] * share), int(pair)) for pair, share in found)


class Leak:
    """The shares in which the papers of a tradition are really written in another: mostly of the same dialect, now and then any."""

    def __init__(self, channel: Channel) -> None:
        dialects = [tradition.dialect for tradition in channel.traditions]  # those of one dialect stand together
        self._begin = np.array([at for at, name in enumerate(dialects) if at == 0 or dialects[at - 1] != name])
        self._sizes = np.diff(np.append(self._begin, len(dialects)))
        self._count = len(dialects)

    def spread(self, table: Floats) -> Floats:
        """A table of tradition × anything, with what leaks in."""
        ends = self._begin + self._sizes
        groups = np.stack([table[at:end].sum(axis=0) for at, end in zip(self._begin, ends, strict=True)])
        total = groups.sum(axis=0) * np.float32(_ANY / self._count)
        groups *= (_SAME_DIALECT / self._sizes[:, None]).astype(np.float32)
        groups += total
        spread = np.repeat(groups, self._sizes, axis=0)
        spread += table * np.float32(1 - _SAME_DIALECT - _ANY)
        return np.asarray(spread, np.float32)

    def column(self, tradition: int) -> Floats:
        """What an observation in one tradition counts in each."""
        return self.spread(np.eye(self._count, dtype=np.float32)[:, tradition : tradition + 1])[:, 0]


def _spoken(
    readings: Readings, table: DialectReadings, codes: NDArray[np.uint32], role: Role
) -> tuple[NDArray[np.intp], Floats]:
    """Of each character the first few readings (numbers of syllables, the last number for none) and their weights."""
    none = len(table.syllables)
    place = np.searchsorted(readings.chars, codes)
    known = (place < len(readings.chars)) & (readings.chars[np.minimum(place, len(readings.chars) - 1)] == codes)
    place = np.where(known, place, 0)
    start, end = table.start[place].astype(np.int64), table.start[place + 1].astype(np.int64)
    widest = int((end - start).max()) if len(codes) else 0
    rows = start[:, None] + np.arange(max(widest, 1))[None, :]
    there = (rows < end[:, None]) & known[:, None]
    rows = np.where(there, rows, 0)
    if not len(table.syllable):
        return np.full((len(codes), _READINGS), none), np.zeros((len(codes), _READINGS), np.float32)
    roles = table.role[rows]
    own = there & (roles == role)
    wanted = np.where(own.any(axis=1, keepdims=True), own, there & (roles == Role.ANY))
    weights = np.where(wanted, table.weight[rows], 0).astype(np.float32)
    total = weights.sum(axis=1, keepdims=True)
    weights = np.divide(weights, total, out=np.zeros_like(weights), where=total > 0)
    if widest < _READINGS:
        weights = np.pad(weights, ((0, 0), (0, _READINGS - max(widest, 1))))
        rows = np.pad(rows, ((0, 0), (0, _READINGS - max(widest, 1))))
    order = np.argsort(-weights, axis=1, kind="stable")[:, :_READINGS]
    weights = np.take_along_axis(weights, order, 1)
    syllables = table.syllable[np.take_along_axis(rows, order, 1)].astype(np.intp)
    return np.where(weights > 0, syllables, none), weights

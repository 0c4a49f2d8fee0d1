"""How well letters fit characters: for a fixed list of characters, P(letters | character, tradition) of all at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from yinxin.domain.roots.answers import ReasonCode
from yinxin.domain.roots.channel import Channel
from yinxin.domain.roots.readings import DialectReadings, Readings, Role

Floats = NDArray[np.float32]

UNHEARD = 1e-6  # a syllable that fits no reading we know: our tables err more rarely than that
_READINGS = 4
_KEPT_BYTES = 24_000_000
_KEPT_SOUNDS = 128
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
    """The characters `codes`, each heard in every tradition. What was once weighed is kept.

    In one dialect many characters sound the same. So each class of them is weighed once per tradition (a cell), and spread over its
    characters at the end.
    """

    def __init__(
        self,
        channel: Channel,
        readings: Readings,
        codes: NDArray[np.uint32],
        role: Role,
        record: Record | None = None,
        *,
        floor: float = UNHEARD,
        sounds: Sounds | None = None,
    ) -> None:
        self._floor = np.float32(floor)
        self.codes = codes
        self.role = role
        self._channel = channel
        self._readings = readings
        self._sounds = sounds or Sounds(channel)
        self._record = record
        self._classes = {name: _classes(readings, table, codes, role) for name, table in readings.dialects.items()}
        self._cells = np.zeros((len(channel.traditions), len(codes)), np.intp)  # number 0 is of what nobody can say
        silence, count = self._sounds.silence, 1
        sound, share = [np.full((1, _READINGS), silence)], [np.zeros((1, _READINGS), np.float32)]
        for number, tradition in enumerate(channel.traditions):
            some = self._classes.get(tradition.dialect)
            if some is not None:
                sound.append(np.where(some.shares > 0, some.syllables + self._sounds.begin[number], silence))
                share.append(some.shares)
                self._cells[number] = some.of + count
                count += len(some.syllables)
        # The first reading of every cell, then the further ones of those that have them: by far most have one.
        numbers, weights = np.concatenate(sound), np.concatenate(share)
        self._main = numbers[:, 0].copy(), weights[:, 0].copy()
        more = [(rank, np.flatnonzero(weights[:, rank])) for rank in range(1, _READINGS)]
        self._further = [(cells, numbers[cells, rank], weights[cells, rank]) for rank, cells in more]
        self.place = {chr(code): at for at, code in enumerate(codes.tolist())}
        self.usual = np.full(len(codes), 1 / max(len(codes), 1), np.float32)  # how often each character comes
        most = max(16, _KEPT_BYTES // max(1, 4 * self._cells.size))
        self._kept = lru_cache(most)(self._heard)
        self._logs = lru_cache(most)(self._logarithms)

    def heard(self, letters: str) -> Floats:
        """P(letters | character, tradition) as tradition × character, never below the floor.

        A clerk wrote most of a name in one tradition and now and then a syllable in another: each tradition hears a little of the rest.
        """
        return self._kept(letters)

    def logs(self, letters: str, han: str) -> Logs:
        """The logarithms of `heard` (of `seen` for a character): pools add many of them, and need nothing else."""
        return self._logs(letters, han)

    def _logarithms(self, letters: str, han: str) -> Logs:
        heard = self.seen(han) if han else self._heard(letters)
        mean = np.einsum("tc,c->t", heard, self.usual)
        table = np.log(heard, out=heard)
        return Logs(table, table.max(axis=1), np.asarray(mean, np.float32))

    def _heard(self, letters: str) -> Floats:
        written = self._sounds.written(letters)
        weighed = written.take(self._main[0])
        weighed *= self._main[1]
        for cells, sounds, shares in self._further:
            weighed[cells] += written.take(sounds) * shares
        heard = weighed.take(self._cells)
        heard += heard.sum(axis=0) * np.float32(_ANY / (1 - _ANY) / len(heard))  # what leaks in from any tradition
        if self._record is not None:
            heard = self._record.counted(letters, heard, self.place)
        return np.asarray(np.maximum(heard, self._floor, out=heard), np.float32)

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
            return tradition, self._channel.syllables[first[1]], first[0]
        (chance, pair), number = max((self._nearest(written, at, one), one) for one in range(len(self._cells)))
        return (number, self._channel.syllables[pair], chance) if chance > UNHEARD else None

    def _nearest(self, written: Floats, at: int, tradition: int) -> tuple[float, int]:
        """The best probability of a character in one tradition, and the pair it comes by."""
        some, pairs = self._classes.get(self._channel.traditions[tradition].dialect), self._channel.pairs_of[tradition]
        if some is None:
            return 0.0, self._channel.pairs
        row = int(some.of[at])
        readings = zip(some.syllables[row].tolist(), some.shares[row], strict=True)
        found = [(int(pairs[syllable]), share) for syllable, share in readings if share > 0]
        return max(((float(written[pair] * share), pair) for pair, share in found), default=(0.0, self._channel.pairs))


class Leak:
    """The shares in which the papers of a tradition are really written in another: mostly of the same dialect, now and then any."""

    def __init__(self, channel: Channel) -> None:
        self._dialects = np.array([tradition.dialect for tradition in channel.traditions])

    def column(self, tradition: int) -> Floats:
        """What an observation in one tradition counts in each."""
        same = self._dialects == self._dialects[tradition]
        shares = _ANY / len(same) + same * (_SAME_DIALECT / same.sum())
        shares[tradition] += 1 - _SAME_DIALECT - _ANY
        return np.asarray(shares, np.float32)


class Sounds:
    """Every syllable of a dialect in every tradition of it, with what leaks in from the others. What was once weighed is kept.

    `begin` is of each tradition the number of its first sound, `silence` the number of none.
    """

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.begin: list[int] = []
        self._blocks: list[tuple[int, int, int]] = []  # of each dialect: its first sound, its traditions, its syllables
        self.silence = 0
        dialects = [tradition.dialect for tradition in channel.traditions]  # those of one dialect stand together
        for number, (dialect, pairs) in enumerate(zip(dialects, channel.pairs_of, strict=True)):
            if number == 0 or dialects[number - 1] != dialect:
                self._blocks.append((self.silence, dialects.count(dialect), len(pairs)))
            self.begin.append(self.silence)
            self.silence += len(pairs)
        self._pair = np.concatenate([*channel.pairs_of, [channel.pairs]])
        self.written = lru_cache(_KEPT_SOUNDS)(self._written)

    def _written(self, letters: str) -> Floats:
        """P(letters | sound), what leaks in within the dialect counted; a last entry of 0 for silence."""
        written = self._channel.written(letters).take(self._pair)
        for begin, traditions, syllables in self._blocks:
            block = written[begin : begin + traditions * syllables].reshape(traditions, syllables)
            leaked = block.sum(axis=0) * np.float32(_SAME_DIALECT / traditions)
            block *= np.float32(1 - _SAME_DIALECT - _ANY)
            block += leaked
        return np.asarray(written, np.float32)


@dataclass(frozen=True, slots=True)
class Classes:
    """Characters that sound the same in a dialect: the class of each, and of each class the first few syllables and their shares."""

    of: NDArray[np.intp]
    syllables: NDArray[np.intp]
    shares: Floats


def _classes(readings: Readings, table: DialectReadings, codes: NDArray[np.uint32], role: Role) -> Classes:
    syllables, shares = _spoken(readings, table, codes, role)
    order = np.lexsort((*shares.T, *syllables.T))
    rows = np.column_stack((syllables, shares))[order]
    new = np.ones(len(codes), bool)
    new[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    of = np.empty(len(codes), np.intp)
    of[order] = np.cumsum(new) - 1
    return Classes(of, syllables[order][new], shares[order][new])


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

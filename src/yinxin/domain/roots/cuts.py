"""Words written without spaces parted into syllables: Hoiping is Hoi Ping, Auyeung is Au Yeung."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from yinxin.domain.roots.channel import INITIAL, Channel
from yinxin.domain.roots.spelling import Word

LONGEST_SYLLABLE = 8
Parting = tuple[float, tuple[str, ...]]  # log plausibility and syllables
_SLIP = math.log(0.004)
_MOST_WAYS = 6
_PARTINGS = 6  # of one word: poo-nyu must not crowd out poon-yu
_WORSE_BY = 9.0
# What it costs to part a word of so many letters, in nats for each cut: a short word is nearly always one syllable.
_TOGETHER = {2: 4.0, 3: 3.5, 4: 2.5, 5: 1.5, 6: 0.7}


@dataclass(frozen=True, slots=True)
class Unit:
    """One syllable in letters, or one character; `word` is the number of the word it stands in."""

    letters: str
    han: str
    word: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to part all words; `cost` in nats for words that are seldom written together."""

    units: tuple[Unit, ...]
    cost: float
    likely: float = 0.0  # log plausibility of the syllables, before any is heard


class Cutter:
    """Knows what a syllable may look like."""

    def __init__(self, channel: Channel) -> None:
        self._plausible = lru_cache(20_000)(self._weighed)
        self._partings = lru_cache(2_000)(self._parted)
        self._channel = channel

    def _weighed(self, letters: str) -> float:
        if not letters or len(letters) > LONGEST_SYLLABLE:
            return -math.inf
        best = self._channel.plausible(letters)
        return math.log(best) if best > 0 else _SLIP * max(1, len(letters) - 2) / 2 + math.log(0.1)

    def plain(self, letters: str) -> float:
        """log plausibility that these letters are one syllable."""
        return self._plausible(letters)

    def parted(self, letters: str, pieces: int) -> Iterator[Parting]:
        """All ways to part a word into so many syllables, with their log plausibility."""
        if pieces == 1:
            yield self._plausible(letters), (letters,)
            return
        for cut in range(1, min(LONGEST_SYLLABLE, len(letters) - pieces + 1) + 1):
            head = self._plausible(letters[:cut])
            if head > -math.inf:
                for tail, rest in self.parted(letters[cut:], pieces - 1):
                    yield head + tail, (letters[:cut], *rest)

    def ways(self, words: Sequence[Word], *, most: int, least: int = 1) -> list[Way]:
        """The likeliest ways to part these words into `least` to `most` syllables together, best first."""
        room = most - len(words) + 1  # every other word is one syllable at the least
        carried = [Way((), 0.0)]
        for number, word in enumerate(words):
            choices = self._of_word(number, word, room)
            carried = [
                Way(
                    (*way.units, *units),
                    way.cost + _TOGETHER.get(len(word.letters), 0.0) * (len(units) - 1),
                    way.likely + likely,
                )
                for way in carried
                for likely, units in choices
                if len(way.units) + len(units) <= room + number
            ]
        found = [(way.likely - way.cost, way) for way in carried if len(way.units) >= least]
        found.sort(key=lambda way: -way[0])
        best = found[0][0] if found else 0.0
        return [way for score, way in found[:_MOST_WAYS] if best - score <= _WORSE_BY]

    def _of_word(self, number: int, word: Word, room: int) -> list[tuple[float, tuple[Unit, ...]]]:
        if word.han:
            return [(0.0, tuple(Unit("", char, number) for char in word.han))]
        if word.initial:
            return [(self._plausible(word.letters + INITIAL), (Unit(word.letters + INITIAL, "", number),))]
        parted = self._partings(word.letters, room)
        return [(score, tuple(Unit(piece, "", number) for piece in pieces)) for score, pieces in parted]

    def _parted(self, letters: str, room: int) -> list[Parting]:
        """The likeliest ways to part a word into at most `room` syllables, best first."""
        first: list[Parting] = []
        more: list[Parting] = []
        for pieces in range(1, min(4, room, (len(letters) + 1) // 2) + 1):
            ways = [way for way in sorted(self.parted(letters, pieces), reverse=True)[:3] if way[0] > -math.inf]
            # The best of each number of pieces stays: chia-u-liang and chi-au-liang must not crowd out chiau-liang.
            first, more = first + ways[:1], more + ways[1:]
        more.sort(key=lambda way: -way[0])
        return sorted(first + more[: max(0, _PARTINGS - len(first))], key=lambda way: -way[0])

"""Words on papers that are no syllable of a name: Shee, Ah, Mrs, alias, a Western given name, "village"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from yinxin.domain.roots.spelling import Word

_MOST = 8
_WESTERN = 0.7  # nats: leaving out what may be a Western given name
_INITIAL = 0.3
_MAYBE = 1.2  # leaving out what may be a word of the paper and may be a syllable


@dataclass(frozen=True, slots=True)
class Stripped:
    """What is left of the words, what was left out of them and at what cost, and the role words met."""

    words: tuple[Word, ...]
    left_out: tuple[str, ...]
    roles: frozenset[str]
    cost: float


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word with its kind; `sure` when it is never part of a name."""

    kind: str
    sure: bool


class RoleWords:
    """The words of `role_words.tsv` and the Western given names."""

    def __init__(self, words: Mapping[str, RoleWord], western: frozenset[str]) -> None:
        self._words = words
        self._western = western

    def readings(self, words: Sequence[Word], kinds: frozenset[str]) -> list[Stripped]:
        """The ways to leave role words of these kinds out, cheapest first; the last resort is to leave out nothing."""
        choices = [self._choices(word, place, len(words), kinds) for place, word in enumerate(words)]
        found: list[Stripped] = []
        for chosen in product(*choices):
            kept = tuple(word for word, (keep, _, _) in zip(words, chosen, strict=True) if keep)
            if kept:
                out = tuple(word.text for word, (keep, _, _) in zip(words, chosen, strict=True) if not keep)
                roles = frozenset(kind for keep, kind, _ in chosen if kind and not keep)
                found.append(Stripped(kept, out, roles, sum(cost for _, _, cost in chosen)))
        found.sort(key=lambda one: one.cost)
        return found[:_MOST]

    def _choices(self, word: Word, place: int, count: int, kinds: frozenset[str]) -> list[tuple[bool, str, float]]:
        """(kept, kind of role word, cost) of each way to take one word."""
        role = self._words.get(word.letters or word.han)
        if role is not None and role.kind in kinds and count > 1:
            return [(False, role.kind, 0.0)] if role.sure else [(False, role.kind, 0.4), (True, "", _MAYBE)]
        if word.initial:
            return [(False, "initial", _INITIAL), (True, "", 3.0)]
        if "given" in kinds and count > 2 and word.letters in self._western and not word.sticks:
            return [(False, "western", _WESTERN if place != count - 1 else _WESTERN + 0.5), (True, "", _MAYBE)]
        return [(True, "", 0.0)]


def role_words_from(text: str, western: str) -> RoleWords:
    """Reads `role_words.tsv` (word, kind, sure or maybe) and `western_given.tsv` (a name a line)."""
    words: dict[str, RoleWord] = {}
    for line in _lines(text):
        cells = [*line.split("\t"), "", ""]
        words[cells[0].strip().lower()] = RoleWord(cells[1].strip(), cells[2].strip() == "sure")
    return RoleWords(words, frozenset(line.split("\t")[0].strip().lower() for line in _lines(western)))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

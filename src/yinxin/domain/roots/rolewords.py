"""Words on papers that are no syllable of a name: Shee, Ah, Mrs, alias, a Western given name, "village"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yinxin.domain.roots.spelling import Word

# Kinds of words that may stand beside the name of a person, as `role_words.tsv` names them.
BESIDE_A_PERSON = frozenset({"maiden", "word", "married", "honorific", "alias", "sae", "given", "familiar"})
_MOST = 8
_WESTERN = 0.7  # nats: leaving out what may be a Western given name
_INITIAL = 1.0
_MAYBE = 1.2  # keeping what may be a word of the paper and may be a syllable
# Of a kind of word: the cost of keeping it as a syllable and of leaving it out. A name with 亞 or 阿 is nearly always written with Ah, one
# without it seldom.
_COSTS = {"familiar": (0.1, 2.0)}
_SYLLABLE = (0.1, 6.0)  # the same of a word whose capital says that it is a name


@dataclass(frozen=True, slots=True)
class Stripped:
    """What is left of the words, what was left out of them and at what cost, and the role words met."""

    words: tuple[Word, ...]
    left_out: tuple[str, ...]
    roles: frozenset[str]
    cost: float
    own: int | None = None  # which of the words is her own surname: the one before Shee or 氏, the one after née


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A word with its kind; `sure` when it is never part of a name."""

    kind: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take a word: kept (perhaps without a prefix) or left out, as which kind of role word, at what cost."""

    kept: Word | None
    role: str
    cost: float


class RoleWords:
    """The words of `role_words.tsv` and the Western given names."""

    def __init__(self, words: Mapping[str, RoleWord], western: frozenset[str]) -> None:
        self._words = words
        self._western = western

    def readings(self, words: Sequence[Word], kinds: frozenset[str]) -> list[Stripped]:
        """The ways to leave role words of these kinds out, cheapest first; the last resort is to leave out nothing."""
        carried: list[tuple[float, tuple[Choice, ...]]] = [(0.0, ())]
        for place, word in enumerate(words):
            further = [
                (cost + one.cost, (*chosen, one))
                for cost, chosen in carried
                for one in self._choices(word, place, len(words), kinds)
            ]
            carried = sorted(further, key=lambda way: way[0])[:_MOST]  # costs add, so the cheapest ways begin cheaply
        found: list[Stripped] = []
        for cost, chosen in carried:
            kept = tuple(one.kept for one in chosen if one.kept is not None)
            if kept:
                out = tuple(word.text for word, one in zip(words, chosen, strict=True) if one.kept is None)
                roles = frozenset(one.role for one in chosen if one.role)
                found.append(Stripped(kept, out, roles, cost, _own(chosen)))
        return found

    def _choices(self, word: Word, place: int, count: int, kinds: frozenset[str]) -> Iterator[Choice]:
        """The ways to take one word."""
        role = self._words.get(word.letters or word.han)
        if role is not None and role.kind in kinds and count > 1 and _may_stand(role, place, count):
            kept, dropped = _COSTS.get(role.kind, (_MAYBE, 0.4))
            if role.kind == "maiden" and word.text.istitle():  # Lim Nee Soon; née is written small
                kept, dropped = _SYLLABLE
            yield Choice(None, role.kind, 0.0 if role.sure else dropped)
            if not role.sure:
                yield Choice(word, "", kept)
        elif word.initial:
            yield Choice(word, "", 0.0)
            yield Choice(None, "initial", _INITIAL)
        elif "given" in kinds and count > 2 and word.letters in self._western and not word.sticks:
            yield Choice(None, "western", _WESTERN if place != count - 1 else _WESTERN + 0.5)
            yield Choice(word, "", _MAYBE)
        elif "sae" in kinds and word.letters.startswith("sae") and len(word.letters) > len("sae") + 1:
            yield Choice(replace(word, letters=word.letters[3:]), "sae", 0.2)
            yield Choice(word, "", _MAYBE)
        else:
            yield Choice(word, "", 0.0)


def _own(chosen: Sequence[Choice]) -> int | None:
    """The number among the kept words of the one before the last word for a married woman."""
    last = max((at for at, one in enumerate(chosen) if one.role in ("married", "maiden")), default=0)
    before = sum(one.kept is not None for one in chosen[:last])
    if chosen[last].role == "maiden":  # née: what follows is her own
        return before if any(one.kept is not None for one in chosen[last:]) else None
    return before - 1 if before else None


def _may_stand(role: RoleWord, place: int, count: int) -> bool:
    """A married woman's word follows a name, the kind of a place ends one: See Wing is 施, Lee Gim Sing is no village."""
    if role.sure:
        return True
    return place > 0 if role.kind == "married" else place == count - 1 if role.kind == "place" else True


def role_words_from(text: str, western: str) -> RoleWords:
    """Reads `role_words.tsv` (word, kind, sure or maybe) and `western_given.tsv` (a name a line)."""
    words: dict[str, RoleWord] = {}
    for line in _lines(text):
        cells = [*line.split("\t"), "", ""]
        words[cells[0].strip().lower()] = RoleWord(cells[1].strip(), cells[2].strip() == "sure")
    return RoleWords(words, frozenset(line.split("\t")[0].strip().lower() for line in _lines(western)))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]

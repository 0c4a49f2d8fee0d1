"""The two sides of a comparison made ready once: a statement, and a duty whose rarer parts are read only when asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from yinxin.domain.matching.amounts import Amount, amounts
from yinxin.domain.matching.duty import Duty
from yinxin.domain.matching.names import Known, known_unit, places, quoted
from yinxin.domain.matching.statements import Statement
from yinxin.domain.matching.terms import counted, folded, terms
from yinxin.domain.text.numbering import read_number

_TITLE, _PATH, _BODY, _ASIDE = 1.5, 0.5, 1.0, 0.15
_SENTENCE = re.compile(r"[。；;\n]")
_DATE = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月")
_MOST_PASSAGES = 40
_LONGEST_SIDE = 6000
"""Characters of one duty or sentence that are compared; nobody reports against more."""


class Told:
    """A statement: its own terms, those of the sentence around it and of the headings above it."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.text = folded(statement.quote[:_LONGEST_SIDE])
        self.own = frozenset(terms(self.text))
        self.around = frozenset(terms(folded(statement.around[:_LONGEST_SIDE]))) - self.own
        self.near = frozenset(terms(folded(statement.near[:_LONGEST_SIDE]))) - self.own - self.around
        self.ideas = frozenset(term for term in self.own if term.startswith("#"))
        self.heads = frozenset(term for title in statement.headings[-2:] for term in terms(folded(title[:80])))
        self.topic = frozenset(terms(folded(statement.headings[-1][:80]))) if statement.headings else frozenset()
        self.characters = frozenset(character for character in self.text if character >= "㐀")
        self.names = quoted(self.text)
        self.places = places(self.text)
        self.dates = frozenset(_DATE.findall(self.text))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The figures it reports."""
        return amounts(self.text, wanted=False)

    def query(self, *, around: float, heads: float) -> dict[str, float]:
        """What to look for: its own terms, and with less weight what stands around it."""
        found = {
            **dict.fromkeys(self.heads | self.near, heads),
            **dict.fromkeys(self.around, around),
            **dict.fromkeys(self.own, 1.0),
        }
        return dict(sorted(found.items()))


class Asked:
    """A duty."""

    def __init__(self, duty: Duty, names: Mapping[str, Iterable[str]]) -> None:
        self.duty = duty
        self._names = names
        body = "\n".join((duty.text, *duty.measures, *duty.phases))[:_LONGEST_SIDE]
        for unit in sorted(duty.units, key=len, reverse=True):
            body = body.replace(unit, "，")  # whose duty it is, is a signal of its own
        self.text = folded(duty.title + "\n" + body)
        self.weights = counted(
            (
                (folded(duty.title), _TITLE),
                (folded("\n".join(duty.path)), _PATH),
                (folded(body), _BODY),
                (folded("\n".join(duty.asides)[:_LONGEST_SIDE]), _ASIDE),
            )
        )

    @cached_property
    def title(self) -> frozenset[str]:
        """The terms of the title."""
        return frozenset(terms(folded(self.duty.title[:200])))

    @cached_property
    def bare_title(self) -> str:
        """The title without its printed number and its stop."""
        number = read_number(self.duty.title)
        return folded(self.duty.title[number.length if number else 0 :]).strip("。；：:;. 　")

    @cached_property
    def path(self) -> frozenset[str]:
        """The terms of the headings above it."""
        return frozenset(term for part in self.duty.path for term in terms(folded(part[:200])))

    @cached_property
    def passages(self) -> tuple[frozenset[str], ...]:
        """The terms of each of its sentences."""
        parts = (frozenset(terms(part)) for part in _SENTENCE.split(self.text)[:_MOST_PASSAGES])
        return tuple(dict.fromkeys(part for part in parts if part))

    @cached_property
    def characters(self) -> frozenset[str]:
        """Its Chinese characters."""
        return frozenset(character for character in self.text if character >= "㐀")

    @cached_property
    def names(self) -> frozenset[str]:
        """What it quotes."""
        return quoted(self.text)

    def names_place(self, name: str) -> bool:
        """Whether it names an area, or one of its units governs it."""
        return name in self.text or any(unit.area == name for unit in self.units)

    @cached_property
    def dates(self) -> frozenset[str]:
        """The days and months it names."""
        return frozenset(_DATE.findall(self.text))

    @cached_property
    def units(self) -> tuple[Known, ...]:
        """Its units under all their names."""
        return tuple(known for name in self.duty.units for known in known_unit(name, self._names.get(name, ())))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The figures it asks for."""
        return amounts(self.text, wanted=True)

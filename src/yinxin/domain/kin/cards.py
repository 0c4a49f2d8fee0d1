"""A seeker's card: the few facts by which kin are found, none of them ever shown to anybody but the seeker herself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ADULT = 18
OLDEST = 120
"""Years; nobody was known to live longer, so an earlier year is a slip of the pen."""

FIRST_GENERATION, LAST_GENERATION = 1, 150
WIDEST = 10
"""Generations one card may span: a range over all of a genealogy would fit everybody and find nobody."""


class Sought(StrEnum):
    """Which kin are looked for, in fixed words; there is no free text that could say more."""

    ANY = "any"
    WENT = "went"
    """The branch that went abroad: looked for by those who stayed."""
    STAYED = "stayed"
    """The branch that stayed: looked for by those who went."""


@dataclass(frozen=True, slots=True)
class Card:
    """`county` and `town` are names in characters; nothing finer than a town is asked. `clan` is a hall (堂號), `branch` a house (房).

    `generations` are the seeker's own guess of her generation, first and last; None where she does not know.
    """

    surname: str
    county: str
    town: str = ""
    clan: str = ""
    branch: str = ""
    generations: tuple[int, int] | None = None
    sought: Sought = Sought.ANY

    def __post_init__(self) -> None:
        if not self.surname or not self.county:
            raise ValueError("a card has a surname and a county")
        if self.generations is not None and not are_generations(*self.generations):
            raise ValueError(f"no range of generations: {self.generations}")

    @property
    def via(self) -> Via:
        return Via(self.surname, self.county, self.generations)


@dataclass(frozen=True, slots=True)
class Via:
    """What a question names: the seeker's own words alone, so that it tells nothing of anybody else's card."""

    surname: str
    county: str
    generations: tuple[int, int] | None = None


def are_generations(first: int, last: int) -> bool:
    return FIRST_GENERATION <= first <= last <= LAST_GENERATION and last - first < WIDEST


def is_adult(born: int, *, today: date) -> bool:
    """Whether somebody born in this year has certainly had her eighteenth birthday, whatever the day."""
    return today.year - born > ADULT


def is_year_of_birth(born: int, *, today: date) -> bool:
    return today.year - OLDEST <= born <= today.year

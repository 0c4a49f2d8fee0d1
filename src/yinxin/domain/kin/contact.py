"""What stands between two sides: each side's own card, question and end of the contact. A side knows nothing of the other but through `viewing`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from yinxin.domain.kin.cards import Card, Via
from yinxin.domain.kin.pace import QUESTION_LASTS


class Which(StrEnum):
    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Which:
        return Which.RIGHT if self is Which.LEFT else Which.LEFT


class Answer(StrEnum):
    """`LATER` closes one question, `NEVER` all of the card; to everybody else both look like `NONE`."""

    NONE = "none"
    YES = "yes"
    LATER = "later"
    NEVER = "never"


class Detail(StrEnum):
    """What somebody may give to the other side, each by itself."""

    NAME = "name"
    CITY = "city"
    EMAIL = "email"
    PHONE = "phone"
    VILLAGE = "village"
    FOREBEAR = "forebear"


@dataclass(frozen=True, slots=True)
class Question:
    """“A possible relation, via …”: asked of every card alike, whether or not somebody's card fits."""

    shown_from: datetime
    answer: Answer = Answer.NONE
    is_used: bool = False
    """It has led to a contact."""

    @property
    def lapses_at(self) -> datetime:
        return self.shown_from + QUESTION_LASTS

    def is_shown(self, now: datetime) -> bool:
        return self.shown_from <= now < self.lapses_at

    def waits(self, now: datetime) -> bool:
        return self.is_shown(now) and self.answer is Answer.NONE

    def stands(self, now: datetime) -> bool:
        """A yes that a contact can come of."""
        return self.is_shown(now) and self.answer is Answer.YES and not self.is_used

    def with_answer(self, answer: Answer) -> Question:
        return replace(self, answer=answer)


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """One detail given to the other side, until a moment or until it is taken back."""

    detail: Detail
    value: str
    until: datetime


@dataclass(frozen=True, slots=True)
class End:
    """One side's end of an open contact: what she said and gave. Without it the contact is closed for both.

    `via` are her own words, from her own card.
    """

    via: Via
    opened_at: datetime
    said: tuple[Message, ...] = ()
    released: tuple[Release, ...] = ()

    def given(self, now: datetime) -> tuple[Release, ...]:
        return tuple(one for one in self.released if now < one.until)


@dataclass(frozen=True, slots=True)
class Side:
    """`rests_until` is the end of the cool-off after she ended a contact; `is_shielded`, that nobody shall ever be told of her."""

    card: Card | None = None
    made_at: datetime | None = None
    question: Question | None = None
    end: End | None = None
    rests_until: datetime | None = None
    is_shielded: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """`were_together`: two persons are brought together once; whatever came of it, it is never tried again."""

    left: Side = Side()
    right: Side = Side()
    were_together: bool = False

    def side(self, which: Which) -> Side:
        return self.left if which is Which.LEFT else self.right

    def with_side(self, which: Which, side: Side) -> State:
        return replace(self, left=side) if which is Which.LEFT else replace(self, right=side)

"""What happens between two sides: each event is of one side, or of the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yinxin.domain.kin.cards import Card
from yinxin.domain.kin.contact import Answer, Detail, Which


@dataclass(frozen=True, slots=True)
class CardMade:
    by: Which
    card: Card
    at: datetime


@dataclass(frozen=True, slots=True)
class CardRemoved:
    by: Which
    at: datetime


@dataclass(frozen=True, slots=True)
class RoundHeld:
    """The morning's round: due questions are asked, and a contact opens where both said yes."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    by: Which
    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    by: Which
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Released:
    by: Which
    detail: Detail
    value: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Revoked:
    by: Which
    detail: Detail
    at: datetime


@dataclass(frozen=True, slots=True)
class Ended:
    """One side closes the contact, which blocks the other for good. The other side sees that it has ended, and not why."""

    by: Which
    at: datetime


@dataclass(frozen=True, slots=True)
class Withdrew:
    """Everything is taken back, with the consents."""

    by: Which
    at: datetime


@dataclass(frozen=True, slots=True)
class Shielded:
    """Nobody shall ever be told of this side."""

    by: Which
    at: datetime


Event = CardMade | CardRemoved | RoundHeld | Answered | Said | Released | Revoked | Ended | Withdrew | Shielded

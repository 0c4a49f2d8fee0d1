"""What a search answers: ranked candidates, each with its reasons as data, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a word on a paper may name."""

    SURNAME = "surname"
    PLACE = "place"
    PERSON = "person"


class ReasonCode(StrEnum):
    """Why a candidate is offered. The facts of each are named behind it; the sentence is made where it is read."""

    SOUND = "sound"  # letters, char, syllable, dialect, tradition: this dialect says the character so, and this tradition writes that so
    NEAR = "near"  # as SOUND, but the letters are no usual spelling: a slip of the pen is supposed
    ATTESTED = "attested"  # letters, chars, tradition, source: this very spelling is on record
    SAME = "same"  # the Chinese was given as it stands
    VARIANT = "variant"  # given, chars: another form of the same character
    MISTAKEN = "mistaken"  # given, chars: two characters that a converter of scripts confuses
    EXONYM = "exonym"  # letters, chars, from, to: a name of its own
    OLD_NAME = "old-name"  # letters, chars, from, to: the name of the place at that time
    COMMON = "common"  # chars, region, share (per 10,000): how usual the surname is there
    TURNED = "turned"  # the surname is read from the end of the name
    LEFT_OUT = "left-out"  # letters: these were not weighed (a Western given name, an honorific)
    MARRIED_IN = "married-in"  # letters: Shee/氏 stands there: the surname is that of her father
    TOGETHER = "together"  # letters, chars: another word of the paper points the same way


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `facts` as ReasonCode names them."""

    code: ReasonCode
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One candidate. `probability` is that this is what the writer meant, between 0 and 1, over all candidates and "none of them".

    `chars` is the name in traditional script as the tables or the pool hold it, `simplified` in simplified; `id` is the pool's.
    """

    chars: str
    simplified: str
    probability: float
    because: tuple[Reason, ...] = ()
    id: str | None = None
    tradition: str = ""
    same_name: tuple[str, ...] = ()  # the ids of further rows of the pool with the same name, fifty at most


@dataclass(frozen=True, slots=True)
class Answer:
    """The candidates of one query, best first. `unknown` is the probability that it is none of them, or no Chinese name at all.

    `asks` names what on the same paper would decide between the first candidates (`place`, `chinese`, `given`, `country`).
    """

    query: str
    kind: Kind
    hits: tuple[Hit, ...]
    unknown: float
    ms: float = 0.0
    asks: tuple[str, ...] = ()
    likelihood: float = (
        0.0  # P(query | a thing of this kind): what decides whether a surname, a place or a person stands there
    )
    heard_in: Mapping[str, float] = field(default_factory=dict)  # P(tradition | query), of the likelier ones
    leans: Mapping[str, float] = field(default_factory=dict)  # P(tradition | query) ÷ P(tradition), smoothed

    @property
    def nothing_known(self) -> bool:
        """Whether "I do not know" is the honest answer: no candidate is likelier than "none of them"."""
        return not self.hits or self.unknown >= 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A spelling on record: somebody wrote `characters` as `spelling`, in this tradition, about so often (`count`)."""

    spelling: str
    characters: str
    role: str  # surname, given, place or person
    tradition: str
    count: float
    source: str

"""Persons before it is known whether they may be kept: from a form or from an imported tree, with no row behind them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TypeAlias

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.families.models import (
    Confidence,
    EventKind,
    NameKind,
    Place,
    RelationKind,
    Script,
    Sex,
    Visibility,
)

Key: TypeAlias = Hashable
"""What the giver of drafts calls a person: the xref of a file, a row of a sheet. A number of a row of ours is none: see `Existing`."""


@dataclass(frozen=True, slots=True)
class Source:
    """See `models.Citation`. The same source given twice is kept once."""

    book: Book | None = None
    title: str = ""
    page: str = ""
    quotation: str = ""
    made: str = ""
    added_later: bool = False
    address: str = ""
    confidence: Confidence = Confidence.LATER


@dataclass(frozen=True, slots=True)
class NameDraft:
    kind: NameKind
    surname: str
    given: str
    source: Source
    language: str = ""
    script: Script = Script.HANT


@dataclass(frozen=True, slots=True)
class EventDraft:
    """`on` is in words that `domain.dates` reads, or empty: a death without a date is a record of death too."""

    kind: EventKind
    source: Source
    on: str = ""
    place: Place | None = None
    place_text: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """`said_living` is a word of the source that she lives."""

    key: Key
    names: tuple[NameDraft, ...]
    source: Source
    events: tuple[EventDraft, ...] = ()
    sex: Sex = Sex.UNKNOWN
    generation: int | None = None
    said_living: bool = False
    visibility: Visibility = Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class Existing:
    """The key of a person who is kept already."""

    pk: int


@dataclass(frozen=True, slots=True)
class RelationDraft:
    """`other` is the parent or spouse of `person`; each the key of a draft, or `Existing`."""

    person: Key
    other: Key
    kind: RelationKind
    source: Source
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of drafts: key → number of the row. Who was dropped is counted, and nowhere named."""

    persons: dict[Key, int] = field(default_factory=dict)
    living: int = 0
    maybe_living: int = 0
    relations: int = 0

"""A family tree as a file says it, whichever version carried it. Identifiers (`xref`) hold within one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from yinxin.domain.gedcom.when import When


class NameKind(StrEnum):
    """What a name is. Version 7 has no word for those of the second half; they travel as its phrase, which every program shows."""

    UNSAID = ""
    BIRTH = "BIRTH"
    MARRIED = "MARRIED"
    MAIDEN = "MAIDEN"
    ALIAS = "AKA"
    IMMIGRANT = "IMMIGRANT"
    PROFESSIONAL = "PROFESSIONAL"
    OTHER = "OTHER"
    COURTESY = "字"
    ART = "號"
    TABOO = "諱"
    GENEALOGY = "譜名"
    MILK = "乳名"
    PAPER = "紙名"


class PartKind(StrEnum):
    """Parts of a name, in the order of the standard."""

    PREFIX = "NPFX"
    GIVEN = "GIVN"
    NICKNAME = "NICK"
    SURNAME_PREFIX = "SPFX"
    SURNAME = "SURN"
    SUFFIX = "NSFX"


@dataclass(frozen=True, slots=True)
class Part:
    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class Spelt:
    """A name as a file writes it: the surname between slashes (`/司徒/美堂`, `美堂 /司徒/`), or none marked."""

    text: str
    parts: tuple[Part, ...] = ()

    @property
    def surname(self) -> str:
        """Between the slashes, else of the parts; nothing where the file does not say which it is."""
        pieces = self.text.split("/")
        between = " ".join(pieces[1].split()) if len(pieces) >= 3 else ""
        return between or self._of(PartKind.SURNAME)

    @property
    def given(self) -> str:
        """What stands outside the slashes, else the parts; the whole text where nothing says which part is the surname."""
        pieces = self.text.split("/")
        if len(pieces) >= 3:
            outside = " ".join(" ".join((pieces[0], *pieces[2:])).split())
            return outside or self._of(PartKind.GIVEN)
        if parts := self._of(PartKind.GIVEN):
            return parts
        return "" if self._of(PartKind.SURNAME) else " ".join(self.text.split())

    def _of(self, kind: PartKind) -> str:
        return " ".join(part.text for part in self.parts if part.kind is kind)


@dataclass(frozen=True, slots=True)
class Translation:
    """The same name in another script or spelling; `language` is a tag of BCP 47: `yue-Latn-jyutping`, `zh-Latn-pinyin`,
    `yue-Latn-x-us1904`."""

    spelt: Spelt
    language: str


@dataclass(frozen=True, slots=True)
class Citation:
    """`source` is the identifier of a source of this tree; none where the file only words it."""

    source: str = ""
    page: str = ""
    quality: str = ""
    text: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """`phrase` says what kind it is where the kinds have no word for it."""

    spelt: Spelt
    kind: NameKind = NameKind.UNSAID
    phrase: str = ""
    translations: tuple[Translation, ...] = ()
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """`text` is the list of the file, smallest first; latitude and longitude as it writes them (N22.25, E112.78)."""

    text: str
    translations: tuple[tuple[str, str], ...] = ()
    latitude: str = ""
    longitude: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """`tag` is the standard's (BIRT, DEAT, BURI, EMIG …); `happened` where the file only says that it did."""

    tag: str
    value: str = ""
    kind: str = ""
    when: When | None = None
    place: Place | None = None
    happened: bool = False
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Pedigree(StrEnum):
    UNSAID = ""
    BIRTH = "BIRTH"
    ADOPTED = "ADOPTED"
    FOSTER = "FOSTER"
    SEALING = "SEALING"
    OTHER = "OTHER"


class Standing(StrEnum):
    """How sure a child's place in a family is."""

    UNSAID = ""
    CHALLENGED = "CHALLENGED"
    DISPROVEN = "DISPROVEN"
    PROVEN = "PROVEN"


class Heir(StrEnum):
    """嗣子: taken in from a kinsman to carry on a line. 兼祧: heir of two lines at once."""

    NONE = ""
    ADOPTED = "嗣子"
    BOTH = "兼祧"


@dataclass(frozen=True, slots=True)
class ChildOf:
    family: str
    pedigree: Pedigree = Pedigree.UNSAID
    phrase: str = ""
    standing: Standing = Standing.UNSAID
    heir: Heir = Heir.NONE


class Restriction(StrEnum):
    """What the file's keeper asked: never to be shown, or not to be changed, or kept from the public."""

    CONFIDENTIAL = "CONFIDENTIAL"
    LOCKED = "LOCKED"
    PRIVACY = "PRIVACY"


@dataclass(frozen=True, slots=True)
class OutsideId:
    """How other programs know the same: `tag` is UID, REFN or EXID; `kind` says whose number it is."""

    tag: str
    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class InClan:
    """Where a person stands in a clan, as Chinese genealogies count it: extension tags with documented addresses."""

    generation: str = ""
    poem: str = ""
    branch: str = ""
    hall: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    xref: str
    names: tuple[Name, ...] = ()
    sex: str = ""
    events: tuple[Event, ...] = ()
    child_of: tuple[ChildOf, ...] = ()
    spouse_in: tuple[str, ...] = ()
    clan: InClan = field(default_factory=InClan)
    restrictions: frozenset[Restriction] = frozenset()
    ids: tuple[OutsideId, ...] = ()
    media: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    is_said_living: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    xref: str
    husband: str = ""
    wife: str = ""
    children: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    restrictions: frozenset[Restriction] = frozenset()
    ids: tuple[OutsideId, ...] = ()
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    xref: str
    title: str = ""
    author: str = ""
    publication: str = ""
    abbreviation: str = ""
    text: str = ""
    repository: str = ""
    shelf: str = ""
    ids: tuple[OutsideId, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repository:
    xref: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class MediaFile:
    """`form` is a media type (image/jpeg)."""

    path: str
    form: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Media:
    xref: str
    files: tuple[MediaFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    persons: tuple[Person, ...] = ()
    families: tuple[Family, ...] = ()
    sources: tuple[Source, ...] = ()
    repositories: tuple[Repository, ...] = ()
    media: tuple[Media, ...] = ()

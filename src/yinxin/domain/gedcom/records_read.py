"""Reading whole records: persons, families, sources, repositories, media."""

from __future__ import annotations

from yinxin.domain.gedcom import extensions
from yinxin.domain.gedcom.lines import Node
from yinxin.domain.gedcom.media_types import media_type
from yinxin.domain.gedcom.parts_read import citations, events, ids, names, notes, restrictions
from yinxin.domain.gedcom.taking import Taking
from yinxin.domain.gedcom.tree import (
    ChildOf,
    Family,
    Heir,
    InClan,
    Media,
    MediaFile,
    Name,
    NameKind,
    Pedigree,
    Person,
    Repository,
    Source,
    Spelt,
    Standing,
)

OF_PERSONS = (
    *("BIRT", "CHR", "BAPM", "ADOP", "DEAT", "BURI", "CREM", "PROB", "WILL", "EMIG", "IMMI", "NATU", "CENS", "GRAD"),
    *("RETI", "OCCU", "EDUC", "RESI", "TITL", "EVEN", "FACT"),
)
"""Not taken: religion, caste, descent, looks, numbers of papers, property (RELI, CAST, NATI, DSCR, SSN, IDNO, PROP). Nobody seeks
roots by them, and this program keeps none of them."""
OF_FAMILIES = ("ENGA", "MARB", "MARC", "MARL", "MARR", "MARS", "ANUL", "DIV", "DIVF", "CENS", "RESI", "EVEN", "FACT")
_STANDINGS = frozenset(one.value for one in Standing if one)
_PEDIGREES = frozenset(one.value for one in Pedigree if one)
_SEXES = {"M": "M", "F": "F", "X": "X", "U": "U"}


def _is_said_living(below: Taking) -> bool:
    """`NO DEAT` of version 7: it did not happen. Like every NO it is counted, for it is not kept."""
    found = below.all("NO")
    for one in found:
        below.context.losses.add(f"{below.path}.NO", one.number)
    return any(one.words.upper() == "DEAT" for one in found)


def person(node: Node, below: Taking) -> Person:
    found = [name for one in below.all("NAME") for name in names(one, below.below(one))]
    made = Person(
        xref=node.xref,
        names=(*found, *_aliases(below)),
        sex=_SEXES.get(below.words("SEX").upper()[:1], ""),
        events=events(below, *OF_PERSONS),
        child_of=tuple(child for one in below.all("FAMC") if (child := _child_of(one, below.below(one)))),
        spouse_in=_pointers(below, "FAMS"),
        clan=InClan(
            below.words(extensions.GENERATION),
            below.words(extensions.POEM),
            below.words(extensions.BRANCH),
            below.words(extensions.HALL),
        ),
        restrictions=restrictions(below),
        ids=ids(below),
        media=_media_of(below),
        notes=notes(below),
        citations=citations(below),
        is_said_living=_is_said_living(below),
    )
    below.close()
    return made


def _aliases(below: Taking) -> list[Name]:
    """ALIA points to another record of the same person; many programs write a name into it instead."""
    found = below.all("ALIA")
    for one in found:
        if one.is_pointer:
            below.context.losses.add(f"{below.path}.ALIA", one.number)
    return [Name(Spelt(one.words), NameKind.ALIAS) for one in found if one.words and not one.is_pointer]


def _child_of(node: Node, below: Taking) -> ChildOf | None:
    pedigree, phrase = _pedigree(below)
    standing = below.words("STAT").upper()
    heir = below.words(extensions.HEIR)
    below.close()
    if not node.pointer:
        return None
    return ChildOf(
        node.pointer,
        pedigree,
        phrase,
        Standing(standing) if standing in _STANDINGS else Standing.UNSAID,
        Heir(heir) if heir in (Heir.ADOPTED.value, Heir.BOTH.value) else Heir.NONE,
    )


def _pedigree(below: Taking) -> tuple[Pedigree, str]:
    node = below.first("PEDI")
    if node is None:
        return Pedigree.UNSAID, ""
    inner = below.below(node)
    word = node.words.upper()
    known = Pedigree(word) if word in _PEDIGREES else None
    phrase = inner.words("PHRASE") if known is Pedigree.OTHER else "" if known else node.words
    inner.close()
    return known or Pedigree.OTHER, phrase


def _pointers(below: Taking, tag: str) -> tuple[str, ...]:
    found = below.all(tag)
    for one in found:
        below.below(one).close()
    return tuple(dict.fromkeys(one.pointer for one in found if one.pointer))


def _media_of(below: Taking) -> tuple[str, ...]:
    found = below.all("OBJE")
    for one in found:
        if not one.pointer:
            below.context.losses.add(f"{below.path}.OBJE", one.number)
        else:
            below.below(one).close()
    return tuple(one.pointer for one in found if one.pointer)


def family(node: Node, below: Taking) -> Family:
    made = Family(
        xref=node.xref,
        husband=_spouse(below, "HUSB"),
        wife=_spouse(below, "WIFE"),
        children=_pointers(below, "CHIL"),
        events=events(below, *OF_FAMILIES),
        restrictions=restrictions(below),
        ids=ids(below),
        notes=notes(below),
        citations=citations(below),
    )
    below.close()
    return made


def _spouse(below: Taking, tag: str) -> str:
    node = below.first(tag)
    if node is None:
        return ""
    below.below(node).close()
    return node.pointer


def source(node: Node, below: Taking) -> Source:
    repository, shelf = "", ""
    if (held := below.first("REPO")) is not None:
        inner = below.below(held)
        repository, shelf = held.pointer, inner.words("CALN")
        inner.close()
    made = Source(
        node.xref,
        title=below.words("TITL"),
        author=below.words("AUTH"),
        publication=below.words("PUBL"),
        abbreviation=below.words("ABBR"),
        text=below.text("TEXT"),
        repository=repository,
        shelf=shelf,
        ids=ids(below),
        notes=notes(below),
    )
    below.close()
    return made


def repository(node: Node, below: Taking) -> Repository:
    """Its name alone: address and telephone may be a person's."""
    made = Repository(node.xref, below.words("NAME"))
    below.close()
    return made


def media(node: Node, below: Taking) -> Media:
    files = []
    for one in below.all("FILE"):
        inner = below.below(one)
        form = inner.words("FORM")
        files.append(MediaFile(one.words, media_type(form), inner.words("TITL")))
        inner.close()
    below.close()
    return Media(node.xref, tuple(files))

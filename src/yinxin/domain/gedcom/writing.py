"""A family tree as the text of a GEDCOM file. What was read from one version and written in the other, or the same, is read as equal."""

from __future__ import annotations

import re

from yinxin.domain.gedcom import extensions
from yinxin.domain.gedcom.laying import Lines
from yinxin.domain.gedcom.media_types import ending
from yinxin.domain.gedcom.parts_written import (
    Xref,
    write_citations,
    write_event,
    write_ids,
    write_name,
    write_notes,
    write_restrictions,
)
from yinxin.domain.gedcom.tree import ChildOf, Family, InClan, Media, Pedigree, Person, Source, Tree
from yinxin.domain.gedcom.versions import Version

_FIT = re.compile(r"[A-Z0-9_]{1,20}")
_OWN = "YINXIN"


def write(tree: Tree, version: Version, *, by: str) -> str:
    """`by` is the body that gives it out; no person is named as its keeper. The text is meant to be written as UTF-8 without a mark."""
    lines, xref = Lines(version), _Identifiers(tree)
    _write_head(lines, by)
    for person in tree.persons:
        _write_person(lines, person, xref)
    for family in tree.families:
        _write_family(lines, family, xref)
    for source in tree.sources:
        _write_source(lines, source, xref)
    for repository in tree.repositories:
        lines.add(0, "REPO", xref=xref(repository.xref))
        lines.add(1, "NAME", " ".join(repository.name.split()))
    for media in tree.media:
        _write_media(lines, media, xref)
    lines.add(0, "TRLR")
    return lines.text()


class _Identifiers:
    """Version 7 takes capitals, digits and underscores alone; what does not fit gets a number."""

    def __init__(self, tree: Tree) -> None:
        self._taken = {"VOID", _OWN}
        for rows in (tree.persons, tree.families, tree.sources, tree.repositories, tree.media):
            self._taken |= {row.xref for row in rows}
        self._given: dict[str, str] = {}

    def __call__(self, xref: str) -> str:
        if _FIT.fullmatch(xref) and xref not in ("VOID", _OWN):
            return xref
        if xref not in self._given:
            number = len(self._given) + 1
            while f"X{number}" in self._taken:
                number += 1
            self._given[xref] = f"X{number}"
            self._taken.add(f"X{number}")
        return self._given[xref]


def _write_head(lines: Lines, by: str) -> None:
    lines.add(0, "HEAD")
    if lines.version is Version.FIVE:
        lines.add(1, "SOUR", "YINXIN")
        lines.add(2, "NAME", "银信")
        lines.point(1, "SUBM", _OWN)
    lines.add(1, "GEDC")
    lines.add(2, "VERS", lines.version.value)
    if lines.version is Version.FIVE:
        lines.add(2, "FORM", "LINEAGE-LINKED")
        lines.add(1, "CHAR", "UTF-8")
        lines.add(0, "SUBM", xref=_OWN)
        lines.add(1, "NAME", " ".join(by.split()) or "银信")
        return
    lines.add(1, "SCHMA")
    for tag, address in extensions.ADDRESSES.items():
        lines.add(2, "TAG", f"{tag} {address}")
    lines.add(1, "SOUR", "YINXIN")
    lines.add(2, "NAME", "银信")
    lines.point(1, "SUBM", _OWN)
    lines.add(0, "SUBM", xref=_OWN)
    lines.add(1, "NAME", " ".join(by.split()) or "银信")


def _write_person(lines: Lines, person: Person, xref: Xref) -> None:
    lines.add(0, "INDI", xref=xref(person.xref))
    write_restrictions(lines, person.restrictions)
    for name in person.names:
        write_name(lines, name, xref)
    lines.word(1, "SEX", person.sex)
    for event in person.events:
        write_event(lines, event, xref)
    for child in person.child_of:
        _write_child_of(lines, child, xref)
    for family in person.spouse_in:
        lines.point(1, "FAMS", xref(family))
    _write_clan(lines, person.clan)
    write_ids(lines, person.ids)
    for media in person.media:
        lines.point(1, "OBJE", xref(media))
    write_notes(lines, 1, person.notes)
    write_citations(lines, 1, person.citations, xref)


def _write_child_of(lines: Lines, child: ChildOf, xref: Xref) -> None:
    lines.point(1, "FAMC", xref(child.family))
    if child.pedigree is Pedigree.OTHER and child.phrase and lines.version is Version.FIVE:
        lines.word(2, "PEDI", child.phrase)
    elif child.pedigree:
        word = child.pedigree.value
        lines.add(2, "PEDI", word if lines.version is Version.SEVEN else word.lower())
        lines.word(3, "PHRASE", child.phrase)
    word = child.standing.value
    lines.word(2, "STAT", word if lines.version is Version.SEVEN else word.lower())
    lines.word(2, extensions.HEIR, child.heir.value)


def _write_clan(lines: Lines, clan: InClan) -> None:
    lines.word(1, extensions.GENERATION, clan.generation)
    lines.word(1, extensions.POEM, clan.poem)
    lines.word(1, extensions.BRANCH, clan.branch)
    lines.word(1, extensions.HALL, clan.hall)


def _write_family(lines: Lines, family: Family, xref: Xref) -> None:
    lines.add(0, "FAM", xref=xref(family.xref))
    write_restrictions(lines, family.restrictions)
    for tag, one in (("HUSB", family.husband), ("WIFE", family.wife)):
        if one:
            lines.point(1, tag, xref(one))
    for child in family.children:
        lines.point(1, "CHIL", xref(child))
    for event in family.events:
        write_event(lines, event, xref)
    write_ids(lines, family.ids)
    write_notes(lines, 1, family.notes)
    write_citations(lines, 1, family.citations, xref)


def _write_source(lines: Lines, source: Source, xref: Xref) -> None:
    lines.add(0, "SOUR", xref=xref(source.xref))
    lines.word(1, "TITL", source.title)
    lines.word(1, "AUTH", source.author)
    lines.word(1, "PUBL", source.publication)
    lines.word(1, "ABBR", source.abbreviation)
    if source.text:
        lines.add(1, "TEXT", source.text)
    if source.repository:
        lines.point(1, "REPO", xref(source.repository))
        lines.word(2, "CALN", source.shelf)
    write_ids(lines, source.ids)
    write_notes(lines, 1, source.notes)


def _write_media(lines: Lines, media: Media, xref: Xref) -> None:
    lines.add(0, "OBJE", xref=xref(media.xref))
    for one in media.files:
        lines.add(1, "FILE", " ".join(one.path.split()))
        lines.word(2, "FORM", one.form if lines.version is Version.SEVEN else ending(one.form))
        lines.word(2, "TITL", one.title)

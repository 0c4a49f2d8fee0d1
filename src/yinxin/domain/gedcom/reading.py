"""A family tree from the text of a GEDCOM file, and an account of what of it was not taken over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from yinxin.domain.gedcom import extensions, records_read, refusals
from yinxin.domain.gedcom.limits import MAX_PERSONS, MAX_SHARED
from yinxin.domain.gedcom.lines import Node, records
from yinxin.domain.gedcom.taking import Context, Losses, Lost, Taking
from yinxin.domain.gedcom.tree import Family, Media, Person, Repository, Source, Tree
from yinxin.domain.gedcom.versions import NoGedcom, Version, version_of

_SHARED = re.compile(r"^[ \t]*0[ \t]+@[^@\s]+@[ \t]+S?NOTE\b", re.MULTILINE | re.IGNORECASE)
_USED = re.compile(r"S?NOTE[ \t]+@([^@\s]+)@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """`lines` tells in which line each person begins."""

    tree: Tree
    version: Version | NoGedcom
    lost: tuple[Lost, ...]
    lines: dict[str, int]


@dataclass(slots=True)
class _Found:
    persons: list[Person] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    repositories: list[Repository] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)


def read(text: str) -> Reading:
    """UnreadableError where it is no family tree, is damaged, or is larger than anybody's."""
    text = text.lstrip("\ufeff")
    version = version_of(text)
    rows = records(text, version)
    head = next(rows, None)
    if head is None or head.tag != "HEAD":
        raise refusals.no_gedcom()
    names = extensions.names_in(head) if version is Version.SEVEN else {}
    context = Context(version, names, _shared_notes(text, version), Losses())
    found = _Found()
    for row in rows:
        _take(row, found, context)
    tree = Tree(
        tuple(found.persons),
        tuple(found.families),
        tuple(found.sources),
        tuple(found.repositories),
        tuple(found.media),
    )
    return Reading(tree, version, context.losses.told(), found.lines)


def _take(row: Node, found: _Found, context: Context) -> None:
    if row.tag in _PASSED:
        return
    if row.xref in found.seen:
        raise refusals.twice(row.number)
    if row.xref:
        found.seen.add(row.xref)
    keep = _KEPT.get(row.tag)
    if keep is None:
        context.losses.add(row.tag, row.number)
    else:
        keep(row, Taking(row, context, row.tag), found)


def _person(row: Node, below: Taking, found: _Found) -> None:
    if len(found.persons) >= MAX_PERSONS:
        raise refusals.too_many_persons()
    found.persons.append(records_read.person(row, below))
    found.lines[row.xref] = row.number


def _family(row: Node, below: Taking, found: _Found) -> None:
    found.families.append(records_read.family(row, below))


def _source(row: Node, below: Taking, found: _Found) -> None:
    found.sources.append(records_read.source(row, below))


def _repository(row: Node, below: Taking, found: _Found) -> None:
    found.repositories.append(records_read.repository(row, below))


def _media(row: Node, below: Taking, found: _Found) -> None:
    found.media.append(records_read.media(row, below))


_KEPT: dict[str, Callable[[Node, Taking, _Found], None]] = {
    "INDI": _person,
    "FAM": _family,
    "SOUR": _source,
    "REPO": _repository,
    "OBJE": _media,
}
_PASSED = frozenset({"HEAD", "TRLR", "SUBM", "SUBN", "NOTE", "SNOTE"})
"""Who handed the file in is a living person, and nobody of the tree. Shared notes stand where they are used."""


def _shared_notes(text: str, version: Version) -> dict[str, str]:
    """They may stand after the records that use them, so the file is gone through for them first."""
    if not _SHARED.search(text):
        return {}
    found = {row.xref: row.value for row in _notes(text, version) if row.xref}
    spread = 0
    for used in _USED.finditer(text):
        spread += len(found.get(used[1], ""))
        if spread > MAX_SHARED:
            raise refusals.shared_notes()
    return found


def _notes(text: str, version: Version) -> Iterator[Node]:
    return (row for row in records(text, version) if row.tag in ("NOTE", "SNOTE"))

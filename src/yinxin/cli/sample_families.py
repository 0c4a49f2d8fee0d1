"""Fills the sample town's places, clans and poems with their parts, and the branches with persons of long ago, through the one door
that keeps the proven deceased alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yinxin.apps.people.models import User
from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.families.actions import correcting, entering
from yinxin.apps.roots.families.drafts import EventDraft, Existing, NameDraft, PersonDraft, RelationDraft, Source
from yinxin.apps.roots.families.models import (
    Branch,
    Clan,
    Confidence,
    Event,
    EventKind,
    NameKind,
    Person,
    PersonName,
    Place,
    Relation,
    RelationKind,
    Script,
    Sex,
)
from yinxin.apps.roots.families.samples import clans, persons, places
from yinxin.apps.roots.families.samples.persons import Family, Line
from yinxin.domain.dates import read
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.parts import actions as parts

COPIED = Source(title="宗祠续谱抄本", page="第3页", made="1970")
"""Where whatever happened after a book was printed stands."""


def fill(*, office: User) -> None:
    """After the registers are filled."""
    for slug, told in (("places", places.NAMES), ("clans", clans.HOMES), ("generation-poems", clans.VARIANTS)):
        _add_parts(slug, 0, told, office)
    _add_parts("places", 1, places.PARENTS, office)
    keys: dict[str, int] = {}
    for family in persons.FAMILIES:
        keys |= _fill_family(family, office)
    for draft in _ties(keys):
        _tie(draft, keys, office)


def _add_parts(slug: str, number: int, told: Mapping[str, tuple[dict[str, object], ...]], office: User) -> None:
    register = catalogue.get(slug)
    if register is None:
        raise LookupError(slug)
    for code, rows in told.items():
        record: Any = register.model._default_manager.get(**{register.key: code})
        for row in rows:
            parts.add(
                register.parts[number], record, {name: _meant(name, value) for name, value in row.items()}, by=office
            )


def _meant(name: str, value: object) -> object:
    """Keys are given by name."""
    if name in ("place", "parent"):
        return Place.objects.get(name=value)
    return Branch.objects.get(name=value) if name == "branch" else value


def _fill_family(family: Family, office: User) -> dict[str, int]:
    """One branch after the other, fathers before their sons."""
    clan, keys = Clan.objects.get(code=family.clan), dict[str, int]()
    lines = list(family.rows())
    branches = dict.fromkeys(family.branch_of(line.key) for line in lines)
    for code in branches:
        own = [line for line in lines if family.branch_of(line.key) == code]
        drafts = [draft for line in own for draft in _drafts(family, line)]
        relations = [relation for line in own for relation in _relations(family, line, keys)]
        kept = entering.keep(drafts, relations, clan=clan, branch=Branch.objects.get(code=code), by=office)
        keys |= {str(key): pk for key, pk in kept.persons.items()}
    return keys


def _drafts(family: Family, line: Line) -> Iterator[PersonDraft]:
    book = _book(family)
    names = [NameDraft(NameKind.BIRTH, family.surname, line.given, book)]
    if line.courtesy:
        names.append(NameDraft(NameKind.COURTESY, "", line.courtesy, book))
    told = ((EventKind.BIRTH, line.born), (EventKind.DEATH, line.died))
    events = tuple(EventDraft(kind, _source(book, on), on=on) for kind, on in told if on)
    events = events if line.died else (*events, EventDraft(EventKind.DEATH, book))
    late = max((_year(one.on) for one in events), default=0) > _year(
        book.made or (book.book.years if book.book else "")
    )
    own = COPIED if late else book
    names = [NameDraft(one.kind, one.surname, one.given, own) for one in names]
    yield PersonDraft(line.key, tuple(names), own, events, Sex.MALE, line.generation)
    if line.wife:
        wife = (NameDraft(NameKind.BIRTH, line.wife, "氏", own),)
        yield PersonDraft(f"{line.key}-w", wife, own, (EventDraft(EventKind.DEATH, own),), Sex.FEMALE, line.generation)


def _relations(family: Family, line: Line, keys: Mapping[str, int]) -> Iterator[RelationDraft]:
    book = _book(family)
    if line.wife:
        yield RelationDraft(f"{line.key}-w", line.key, RelationKind.SPOUSE, book, rank=1)
    for parent, kind in ((line.father, RelationKind.FATHER), (f"{line.father}-w", RelationKind.MOTHER)):
        if line.father:
            yield RelationDraft(line.key, Existing(keys[parent]) if parent in keys else parent, kind, book)


def _ties(keys: Mapping[str, int]) -> Iterator[tuple[str, Any, Source]]:
    """What further sources say: kind of assertion's key, the row, the source."""
    for key, kind, told, source in persons.FURTHER:
        where = {**told, "place": Place.objects.get(name=told["place"])} if "place" in told else told
        yield key, Event(kind=EventKind(kind), **where), _read(source)
    for key, name, surname, given, language, script, source in persons.NAMES:
        row = PersonName(kind=name, surname=surname, given=given, language=language, script=Script(script))
        yield key, row, _read(source)
    for key, other, relation, source in persons.TIES:
        yield key, Relation(other=Person.objects.get(pk=keys[other]), kind=RelationKind(relation)), _read(source)


def _tie(draft: tuple[str, Any, Source], keys: Mapping[str, int], office: User) -> None:
    key, row, source = draft
    row.person = Person.objects.get(pk=keys[key])
    correcting.add(row, source, by=office)


def _read(told: Mapping[str, str]) -> Source:
    return Source(title=told["title"], page=told.get("page", ""), confidence=Confidence(told["confidence"]))


def _book(family: Family) -> Source:
    if not family.book:
        return Source(title="梅隔司徒氏世系图", page=family.page, made="1950")
    return Source(book=Book.objects.get(code=family.book), page=family.page)


def _source(book: Source, on: str) -> Source:
    """A book tells of nothing that came after it."""
    written = _year(book.made or (book.book.years if book.book else ""))
    return COPIED if _year(on) > written else book


def _year(words: str) -> int:
    found = read(words) if words else None
    return (found.year or 0) if found else 0

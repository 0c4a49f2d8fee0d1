"""The page of one person: everything that sources say of her, side by side, each with the number of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db.models import Q, QuerySet

from yinxin.apps.roots.families.access import events_of, names_of, relations_among
from yinxin.apps.roots.families.models import (
    Citation,
    Event,
    EventKind,
    GenerationPoem,
    Person,
    PersonName,
    Relation,
    RelationKind,
    Sex,
)
from yinxin.apps.roots.families.naming import HAN, characters, titles, titles_of
from yinxin.apps.roots.families.wording import BECAUSE, OF_PARENT, OTHER_WAY


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion in words, and the number of its source. `pk` leads to its form, `other` to another person's page."""

    pk: int
    label: str
    text: str
    note: int
    other: int | None = None
    language: str = ""
    place: str = ""
    is_han: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Assertions of one kind; `differ`: the sources contradict each other."""

    label: str
    said: tuple[Said, ...]
    differ: bool


@dataclass(frozen=True, slots=True)
class Note:
    number: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class PersonPage:
    person: Person
    title: str
    character: str
    because: str
    names: tuple[Said, ...]
    events: tuple[Group, ...]
    kin: tuple[Group, ...]
    notes: tuple[Note, ...]
    own_note: int


class _Notes:
    """Sources in the order in which they are first named; the same source has one number."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[object, ...], Note] = {}

    def of(self, citation: Citation) -> int:
        key = (citation.book_id, citation.title, citation.page, citation.quotation, citation.confidence)
        return self.numbers.setdefault(key, Note(len(self.numbers) + 1, citation)).number


def page(person: Person, among: QuerySet[Person]) -> PersonPage:
    """`among` are the persons the reader may see: nobody else stands on the page."""
    notes = _Notes()
    own = notes.of(person.citation)
    just_her = among.filter(pk=person.pk)
    names = list(names_of(just_her))
    events = list(events_of(just_her))
    relations = list(relations_among(among).filter(Q(person=person) | Q(other=person)))
    return PersonPage(
        person=person,
        title=titles(names).get(person.pk, ""),
        character=_character(person),
        because=str(BECAUSE.get(person.because, "")),
        names=tuple(_name(one, notes) for one in names),
        events=tuple(_events(events, notes)),
        kin=tuple(_kin(person, relations, notes)),
        notes=tuple(notes.numbers.values()),
        own_note=own,
    )


def _character(person: Person) -> str:
    """Of a son. The books name daughters and wives by no poem."""
    if person.sex == Sex.FEMALE or not person.generation:
        return ""
    poems = GenerationPoem.objects.filter(clan=person.clan_id)
    return characters(person.clan, person.branch, poems).get(person.generation, "")


def _name(one: PersonName, notes: _Notes) -> Said:
    return Said(
        one.pk,
        one.get_kind_display(),
        one.text,
        notes.of(one.citation),
        language=_language(one),
        is_han=one.script in HAN,
    )


def _language(one: PersonName) -> str:
    return f"{one.get_script_display()} {one.language}".strip()


def _events(events: Iterable[Event], notes: _Notes) -> Iterator[Group]:
    for kind in EventKind:
        rows = [one for one in events if one.kind == kind]
        said = tuple(_event(one, notes) for one in rows)
        if said:
            once = kind in (EventKind.BIRTH, EventKind.DEATH, EventKind.BURIAL)
            yield Group(str(kind.label), said, once and len({one.on for one in rows if one.on}) > 1)


def _event(one: Event, notes: _Notes) -> Said:
    place = one.place.name if one.place else ""
    where = "".join(dict.fromkeys(filter(None, (place, one.place_text))))
    shown = one.get_on_display()  # type: ignore[attr-defined]  # made by the field
    return Said(one.pk, one.get_kind_display(), shown, notes.of(one.citation), place=where)


def _kin(person: Person, relations: Iterable[Relation], notes: _Notes) -> Iterator[Group]:
    rows = list(relations)
    names = titles_of([end for one in rows for end in (one.person_id, one.other_id)])
    said = partial(_tie, person=person, names=names, notes=notes)
    for kind in RelationKind:
        up = tuple(said(one) for one in rows if one.kind == kind and _is_up(one, person))
        if up:
            yield Group(str(kind.label), up, kind in OF_PARENT and len({one.other for one in up}) > 1)
    for kinds, label in OTHER_WAY.items():
        down = tuple(said(one) for one in rows if one.kind in kinds and one.other_id == person.pk)
        if down:
            yield Group(str(label), down, differ=False)


def _is_up(one: Relation, person: Person) -> bool:
    return one.person_id == person.pk or one.kind == RelationKind.SPOUSE


def _tie(one: Relation, *, person: Person, names: dict[int, str], notes: _Notes) -> Said:
    other = one.other_id if one.person_id == person.pk else one.person_id
    return Said(one.pk, one.get_kind_display(), names.get(other, ""), notes.of(one.citation), other=other)

"""A sifted tree as drafts of persons: each assertion with the source the file cites, or the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yinxin.apps.roots.families.drafts import EventDraft, Existing, Key, NameDraft, PersonDraft, RelationDraft, Source
from yinxin.apps.roots.families.models import Confidence, EventKind, NameKind, Place, RelationKind, Script, Sex
from yinxin.domain.gedcom.sifted import Cited, Sifted, SiftedEvent, SiftedPerson, Trust

LONGEST = 200
_CONFIDENCE = {
    Trust.RECORD: Confidence.RECORD,
    Trust.LATER: Confidence.LATER,
    Trust.TOLD: Confidence.TOLD,
    Trust.DOUBTFUL: Confidence.DOUBTFUL,
}


@dataclass(frozen=True, slots=True)
class Drafts:
    persons: list[PersonDraft]
    relations: list[RelationDraft]


def drafts_of(sifted: Sifted, *, title: str, standing: Mapping[str, int], places: Mapping[str, Place]) -> Drafts:
    """Of those who stand already nothing is drafted; who comes in is tied to them. `title` says where the file comes from."""
    persons = [_person(one, title, places) for one in sifted.persons if one.key not in standing]
    relations = []
    for one in sifted.relations:
        person, other = (_end(key, standing) for key in (one.person, one.other))
        if not (isinstance(person, Existing) and isinstance(other, Existing)):
            relations.append(RelationDraft(person, other, RelationKind(one.kind), source_of(one.cited, title)))
    return Drafts(persons, relations)


def source_of(cited: Cited, title: str) -> Source:
    """What a file only cites, nobody here has seen: the file is named beside."""
    named = f"{cited.title}（转引自{title}）" if cited.title else title
    return Source(title=named[:LONGEST], page=cited.page, confidence=_CONFIDENCE[cited.trust])


def _end(key: str, standing: Mapping[str, int]) -> Key:
    return Existing(standing[key]) if key in standing else key


def _person(one: SiftedPerson, title: str, places: Mapping[str, Place]) -> PersonDraft:
    names = tuple(
        NameDraft(
            NameKind(name.kind),
            name.surname,
            name.given,
            source_of(name.cited, title),
            name.language,
            Script(name.script),
        )
        for name in one.names
    )
    return PersonDraft(
        key=one.key,
        names=names,
        source=source_of(one.cited, title),
        events=tuple(_event(event, title, places) for event in one.events),
        sex=Sex(one.sex),
        generation=one.generation,
    )


def _event(one: SiftedEvent, title: str, places: Mapping[str, Place]) -> EventDraft:
    return EventDraft(EventKind(one.kind), source_of(one.cited, title), one.on, places.get(one.place), one.place)

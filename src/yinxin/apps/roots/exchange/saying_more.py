"""What a file says besides of persons who stand already: as further assertions beside those there are, each with the file's source.

The same again, whatever its source, is nothing new. What contradicts stands beside what was said, and nothing that stood is changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from yinxin.apps.roots.exchange.drafting import source_of
from yinxin.apps.roots.families.actions.confirming import reopen
from yinxin.apps.roots.families.actions.entering import citations
from yinxin.apps.roots.families.drafts import Source
from yinxin.apps.roots.families.free_text import quiet_place, quiet_source, refuse_places
from yinxin.apps.roots.families.judging import judge
from yinxin.apps.roots.families.models import Event, PersonName, Place, Relation
from yinxin.domain.dates import read
from yinxin.domain.errors import RefusedError
from yinxin.domain.gedcom.sifted import Sifted, SiftedEvent, SiftedName, SiftedRelation
from yinxin.domain.text.fold import fold

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class More:
    """Of one person who stands: what the file says of her and nobody said yet. `ties` are to others who stand."""

    number: int
    names: tuple[SiftedName, ...]
    events: tuple[SiftedEvent, ...]
    ties: tuple[SiftedRelation, ...]

    @property
    def is_any(self) -> bool:
        return bool(self.names or self.events or self.ties)


Said = Mapping[int, set[tuple[object, ...]]]


def further(sifted: Sifted, standing: Mapping[str, int]) -> dict[str, More]:
    """Key of the file → what it says more of the person who stands. Three questions however many they are."""
    numbers = set(standing.values())
    names, events, ties = _names_said(numbers), _events_said(numbers), _ties_said(numbers)
    kin: dict[str, list[SiftedRelation]] = defaultdict(list)
    for tie in sifted.relations:
        if tie.person in standing and tie.other in standing:
            kin[tie.person].append(tie)
    return {
        one.key: More(
            number := standing[one.key],
            tuple(name for name in one.names if _name_key(name) not in names[number]),
            tuple(event for event in one.events if _event_key(event.kind, event.on, event.place) not in events[number]),
            tuple(tie for tie in kin[one.key] if (tie.kind, standing[tie.other]) not in ties[number]),
        )
        for one in sifted.persons
        if one.key in standing
    }


def say_more(
    told: Iterable[More],
    *,
    standing: Mapping[str, int],
    title: str,
    places: Mapping[str, Place],
    by: AbstractBaseUser,
) -> dict[str, list[int]]:
    """Numbers of the rows that were added, by kind. The caller opened the transaction and locked the clan. Whoever
    uploaded the file (`by`) stated them: another official confirms the persons again.

    RefusedError("tree-more-contradicts") where somebody who stands could be alive by what the file says.
    """
    more = list(told)
    cited = citations(_sources(more, title))
    names = [
        PersonName(
            person_id=one.number,
            kind=name.kind,
            surname=name.surname,
            given=name.given,
            language=name.language,
            script=name.script,
            citation=cited[_source(name, title)],
        )
        for one in more
        for name in one.names
    ]
    events = [
        Event(
            person_id=one.number,
            kind=event.kind,
            on=event.on,
            place=places.get(event.place),
            place_text=quiet_place(event.place),
            citation=cited[_source(event, title)],
        )
        for one in more
        for event in one.events
    ]
    refuse_places(events)
    ties = [
        Relation(person_id=one.number, other_id=standing[tie.other], kind=tie.kind, citation=cited[_source(tie, title)])
        for one in more
        for tie in one.ties
    ]
    PersonName.everyone.bulk_create(names, AT_ONCE)
    Event.everyone.bulk_create(events, AT_ONCE)
    Relation.everyone.bulk_create(ties, AT_ONCE)
    _refuse_unproven(more)
    reopen([one.number for one in more], by=by)
    return {
        "names": [row.pk for row in names],
        "events": [row.pk for row in events],
        "relations": [row.pk for row in ties],
    }


def _refuse_unproven(more: list[More]) -> None:
    if more:
        found = judge([one.number for one in more], today=timezone.localdate())
        if not all(one.is_shown for one in found.values()):
            raise RefusedError("tree-more-contradicts")


def _sources(more: Iterable[More], title: str) -> Iterator[Source]:
    for one in more:
        said: tuple[SiftedName | SiftedEvent | SiftedRelation, ...] = (*one.names, *one.events, *one.ties)
        yield from (_source(each, title) for each in said)


def _source(said: SiftedName | SiftedEvent | SiftedRelation, title: str) -> Source:
    """A page that tells of the living is left out: nobody can ask the file."""
    return quiet_source(source_of(said.cited, title))


def _names_said(numbers: set[int]) -> Said:
    found: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for some in _portions(numbers):
        for row in PersonName.everyone.filter(person__in=some).order_by():
            found[row.person_id].add((row.kind, fold(row.surname), fold(row.given), row.language))
    return found


def _events_said(numbers: set[int]) -> Said:
    """An event is the same by its day and place; one without either by its kind, where any was told."""
    found: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for some in _portions(numbers):
        for row in Event.everyone.filter(person__in=some).order_by():
            found[row.person_id] |= {_event_key(row.kind, row.on, row.place_text), (row.kind, "", "")}
            found[row.person_id].add(_event_key(row.kind, row.on, ""))
    return found


def _ties_said(numbers: set[int]) -> Said:
    found: dict[int, set[tuple[object, ...]]] = defaultdict(set)
    for some in _portions(numbers):
        for row in Relation.everyone.filter(person__in=some).order_by():
            found[row.person_id].add((row.kind, row.other_id))
            if row.kind == "spouse":
                found[row.other_id].add((row.kind, row.person_id))
        for row in Relation.everyone.filter(other__in=some, kind="spouse").order_by():
            found[row.other_id].add((row.kind, row.person_id))
    return found


def _name_key(name: SiftedName) -> tuple[object, ...]:
    return (name.kind, fold(name.surname), fold(name.given), name.language)


def _event_key(kind: str, on: str, place: str) -> tuple[object, ...]:
    """The same day in other words (光绪二十年, 1894) is the same."""
    found = read(on) if on else None
    return (kind, found.edtf if found else on, fold(place))


def _portions(numbers: set[int]) -> list[list[int]]:
    ordered = sorted(numbers)
    return [ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)]

"""Who of a sifted tree stands in the clan already, and which of its places are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from yinxin.apps.roots.families.models import Clan, Event, EventKind, Person, PersonName, Place, PlaceName
from yinxin.domain.dates import read
from yinxin.domain.gedcom.sifted import Sifted, SiftedPerson
from yinxin.domain.text.fold import fold

WIVES = ("氏", "Shee", "")
"""A wife's name is often her father's surname alone: of these many are alike."""


@dataclass(frozen=True, slots=True)
class Life:
    """The years known of somebody, for comparing."""

    births: frozenset[int] = frozenset()
    deaths: frozenset[int] = frozenset()
    generation: int | None = None

    def contradicts(self, other: Life) -> bool:
        return (
            _apart(self.births, other.births)
            or _apart(self.deaths, other.deaths)
            or (self.generation != other.generation and None not in (self.generation, other.generation))
        )

    def agrees(self, other: Life) -> bool:
        return bool(self.births & other.births or self.deaths & other.deaths)


@dataclass(slots=True)
class Standing:
    """Those of the clan: by folded name, and by number."""

    by_name: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    lives: dict[int, Life] = field(default_factory=dict)


def already(sifted: Sifted, clan: Clan) -> dict[str, int]:
    """Key of the file → number of the person who seems to be the same: by our own number where a name or a year agrees, or by name and years."""
    known = _standing(clan)
    taken: set[int] = set()
    found: dict[str, int] = {}
    for person in sifted.persons:
        number = _same(person, known, taken)
        if number is not None:
            found[person.key] = number
            taken.add(number)
    return found


def _same(person: SiftedPerson, known: Standing, taken: set[int]) -> int | None:
    life = _life_of(person)
    alike = {pk for name in person.names for pk in known.by_name.get(fold(name.surname + name.given), ())}
    own = _own(person, known)
    if own is not None and (own in alike or known.lives[own].agrees(life)):
        return own if own not in taken else None
    fitting = [pk for pk in sorted(alike - taken) if not known.lives[pk].contradicts(life)]
    agreeing = [pk for pk in fitting if known.lives[pk].agrees(life)]
    if agreeing:
        return agreeing[0]
    is_telling = any(name.given not in WIVES for name in person.names)
    return fitting[0] if len(fitting) == 1 and is_telling else None


def _own(person: SiftedPerson, known: Standing) -> int | None:
    """A number may be copied into the wrong row: alone it makes nobody the same."""
    return int(person.own) if person.own and int(person.own) in known.lives else None


def _standing(clan: Clan) -> Standing:
    known = Standing()
    births: dict[int, set[int]] = defaultdict(set)
    deaths: dict[int, set[int]] = defaultdict(set)
    dated = Event.objects.filter(person__clan=clan, on_year__isnull=False, kind__in=(EventKind.BIRTH, EventKind.DEATH))
    for pk, kind, year in dated.values_list("person", "kind", "on_year"):
        (births if kind == EventKind.BIRTH else deaths)[pk].add(year)
    for pk, generation in Person.objects.filter(clan=clan).values_list("pk", "generation"):
        known.lives[pk] = Life(frozenset(births[pk]), frozenset(deaths[pk]), generation)
    for pk, surname, given in PersonName.objects.filter(person__clan=clan).values_list("person", "surname", "given"):
        known.by_name[fold(surname + given)].add(pk)
    return known


def _life_of(person: SiftedPerson) -> Life:
    years: dict[str, set[int]] = defaultdict(set)
    for event in person.events:
        found = read(event.on) if event.on else None
        if found and found.year is not None:
            years[event.kind].add(found.year)
    return Life(frozenset(years["birth"]), frozenset(years["death"]), person.generation)


def _apart(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and not one & other)


def places_of(sifted: Sifted, known: QuerySet[Place]) -> dict[str, int]:
    """Text of the file → number of the one place it can mean; what several are called stays a text."""
    numbers = _numbers(known)
    texts = {event.place for person in sifted.persons for event in person.events if event.place}
    found = {text: _one_of(text, numbers) for text in texts}
    return {text: number for text, number in found.items() if number is not None}


def _numbers(known: QuerySet[Place]) -> dict[str, set[int]]:
    numbers: dict[str, set[int]] = defaultdict(set)
    rows: Iterable[tuple[int, str, str]] = known.order_by().values_list("pk", "name", "name_hant")
    for pk, name, hant in rows:
        numbers[fold(name)].add(pk)
        numbers[fold(hant)].add(pk)
    names = PlaceName.objects.filter(record__in=known.order_by().values("pk")).values_list("record", "text")
    for pk, text in names:
        numbers[fold(text)].add(pk)
    numbers.pop("", None)
    return numbers


def _one_of(text: str, numbers: dict[str, set[int]]) -> int | None:
    """The smallest place of a list with commas; of an unbroken run the longest name at its end."""
    smallest = fold(text.replace("，", ",").split(",")[0])
    for start in range(len(smallest)):
        found = numbers.get(smallest[start:])
        if found and (start == 0 or len(smallest) - start > 1):
            return next(iter(found)) if len(found) == 1 else None
    return None

"""A seeded tree of the living, the maybe living and the dead, written behind the one door, and what of it may be seen nowhere.

Names, days and numbers of those who may live stand for nobody else, so that one of them in an answer is a leak and no chance.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.factories.families import GRAVE
from yinxin.apps.roots.families.actions.entering import citations
from yinxin.apps.roots.families.judging import judge_again
from yinxin.apps.roots.families.models import (
    Branch,
    Event,
    EventKind,
    NameKind,
    Person,
    PersonName,
    Relation,
    RelationKind,
    Script,
)
from yinxin.domain.kinship.living import RULE, Verdict

FIRST_HIDDEN = 70_000_001
"""Numbers of rows that nothing else has."""

FIRST_RARE = 0x3A00
"""Characters no page of ours writes."""

PAIR = re.compile("[\u3a00-\u4db5]{2}")
LATIN = re.compile(r"Zqx\d+w")
NUMBER = re.compile(r"(?<!\d)7\d{7}(?!\d)")
DAY = re.compile(r"(?<!\d)19[3-8]\d-\d\d-\d\d(?!\d)")


@dataclass(slots=True)
class Row:
    """A person to be: `events` by kind, `ties` as (kind, place of the other in the list)."""

    is_hidden: bool
    events: dict[EventKind, str]
    ties: list[tuple[RelationKind, int]] = field(default_factory=list)


@dataclass(slots=True)
class Hidden:
    """What must be found nowhere, and the numbers of those who are to be seen."""

    marks: set[str] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    shown: list[int] = field(default_factory=list)
    half_names: list[str] = field(default_factory=list)

    def in_text(self, text: str) -> set[str]:
        found = {mark for pattern in (PAIR, LATIN, NUMBER, DAY) for mark in pattern.findall(text)}
        return found & self.marks


def family(chance: random.Random, start: int) -> Iterator[Row]:
    """Three dead generations; one who lives, with a wife and a son who died; a grandchild nobody knows of, with a dead child;
    and four whose graves prove nothing."""

    def dead(born: int, *ties: tuple[RelationKind, int]) -> Row:
        events = {EventKind.BIRTH: str(born), EventKind.DEATH: str(born + chance.randrange(40, 90))}
        return Row(is_hidden=False, events=events, ties=list(ties))

    def hidden(events: dict[EventKind, str], *ties: tuple[RelationKind, int]) -> Row:
        return Row(is_hidden=True, events=events, ties=list(ties))

    born = chance.randrange(1790, 1840)
    yield dead(born)
    yield dead(born + 5, (RelationKind.SPOUSE, start))
    yield dead(born + 30, (RelationKind.FATHER, start), (RelationKind.MOTHER, start + 1))
    yield dead(born + 33, (RelationKind.HEIR_OF, start))
    yield dead(born + 60, (RelationKind.FATHER, start + 2))
    day = f"{chance.randrange(1931, 1990)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    yield hidden({EventKind.BIRTH: day})
    yield hidden({EventKind.DEATH: "1999"}, (RelationKind.SPOUSE, start + 5))
    yield hidden({EventKind.DEATH: "2001"}, (RelationKind.FATHER, start + 5))
    yield hidden({}, (RelationKind.MOTHER, start + 6))
    yield hidden({EventKind.BURIAL: "2010"}, (RelationKind.UNCERTAIN, start + 8))
    yield hidden({EventKind.BIRTH: "约1990年", EventKind.BURIAL: "1890"})
    yield hidden({EventKind.BURIAL: "2099"})
    yield hidden({EventKind.BURIAL: ""})
    yield hidden({EventKind.BURIAL: "1890", EventKind.RESIDENCE: "2015"})


def plant(branch: Branch, size: int, *, seed: int = 7) -> Hidden:
    """The tree as rows, judged as the yearly job judges it; then some are put back to what an earlier rule or day would have said."""
    chance = random.Random(seed)
    rows: list[Row] = []
    while len(rows) < size:
        rows += family(chance, len(rows))
    citation = next(iter(citations([GRAVE]).values()))
    told = Hidden()
    keys = [_number(told, place, row) for place, row in enumerate(rows)]
    Person.everyone.bulk_create([Person(pk=pk, clan=branch.clan, branch=branch, citation=citation) for pk in keys], 500)
    PersonName.everyone.bulk_create(
        [name for place, row in enumerate(rows) for name in _names(told, place, keys[place], row, citation)], 500
    )
    Event.everyone.bulk_create(
        [event for pk, row in zip(keys, rows, strict=True) for event in _events(told, pk, row, citation)], 500
    )
    Relation.everyone.bulk_create(
        [
            Relation(person_id=pk, other_id=keys[other], kind=kind, citation=citation)
            for pk, row in zip(keys, rows, strict=True)
            for kind, other in row.ties
        ],
        500,
    )
    judge_again(_Silent())  # type: ignore[arg-type]  # says nothing of how far it is
    _make_stale(told)
    return told


class _Silent:
    def advance(self, *_told: object) -> None:
        pass


def _number(told: Hidden, place: int, row: Row) -> int:
    if not row.is_hidden:
        told.shown.append(place + 1_000_000)
        return place + 1_000_000
    told.numbers.append(FIRST_HIDDEN + place)
    told.marks.add(str(FIRST_HIDDEN + place))
    return FIRST_HIDDEN + place


def _names(told: Hidden, place: int, pk: int, row: Row, citation: object) -> Iterator[PersonName]:
    given = f"德{chr(0x4E00 + place % 5_000)}"
    latin = f"Tak {place}"
    if row.is_hidden:
        first, second = divmod(place, 60)
        given, latin = chr(FIRST_RARE + first) + chr(FIRST_RARE + 1_000 + second), f"Zqx{place}w"
        told.marks |= {given, latin}
        told.half_names.append(given[0])
    for script, text in ((Script.HANT, given), (Script.LATN, latin)):
        yield PersonName(person_id=pk, kind=NameKind.BIRTH, surname="梁", given=text, script=script, citation=citation)


def _events(told: Hidden, pk: int, row: Row, citation: object) -> Iterator[Event]:
    for kind, on in row.events.items():
        if row.is_hidden and DAY.fullmatch(on):
            told.marks.add(on)
        yield Event(person_id=pk, kind=kind, on=on, citation=citation)


def _make_stale(told: Hidden) -> None:
    """Every fifth row of those who may live was once said to be dead: by another rule, or by this one before a tie was known. Every
    third waits for a second official."""
    stale = told.numbers[::5]
    old, wrong = stale[::2], stale[1::2]
    dead = {"standing": Verdict.DECEASED, "proven_from": "2020-01-01", "judged_on": "2026-01-01"}
    Person.everyone.filter(pk__in=old).update(**dead, rule=RULE + 1)
    Person.everyone.filter(pk__in=told.numbers[::3]).update(is_waiting=True)
    beside = Person.everyone.filter(pk__in=wrong, because="beside-living").values_list("pk", flat=True)
    Person.everyone.filter(pk__in=list(beside)).update(**dead, rule=RULE)

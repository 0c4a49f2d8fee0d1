"""What the permission matrix asks of clans and persons of genealogies: one clan of the town, one of its neighbour's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.factories.families import ancestor, branch_of, clan_of, waiting
from tests.factories.people import Cast
from tests.factories.world import HERE, WHO, Sample, World, maker, one
from yinxin.apps.roots.families.models import Branch, Event, Person, Visibility

LOOKING = HERE - {"administrator"}
KEEPING = ("office", "steward")


def _neighbours(world: World) -> Cast:
    return replace(world.cast, place=world.cast.elsewhere, office=world.cast.neighbour)


def _branch(cast: Cast, code: str) -> Branch:
    return Branch.objects.filter(code=code).first() or branch_of(clan_of(cast, code=code, published=True), cast)


def _person(cast: Cast, code: str, **told: object) -> Person:
    branch = _branch(cast, code)
    return Person.objects.filter(branch=branch, **told).first() or ancestor(branch, cast, **told)


@maker("branches/<row:pk>")
def branches(world: World) -> Iterable[Sample]:
    yield one(_branch(world.cast, "A-1").pk, *KEEPING)
    yield one(_branch(_neighbours(world), "A-2").pk, "neighbour")


@maker("families:keep")
def persons_to_look_at(world: World) -> Iterable[Sample]:
    yield one(_person(world.cast, "A-1").pk, *LOOKING)
    yield one(_person(_neighbours(world), "A-2").pk, "neighbour")


@maker("families:change", "families:take-out")
def persons_to_keep(world: World) -> Iterable[Sample]:
    yield one(_person(world.cast, "A-1").pk, *KEEPING)
    yield one(_person(_neighbours(world), "A-2").pk, "neighbour")


@maker("families:person")
def persons_in_public(world: World) -> Iterable[Sample]:
    """One whom everybody may see, and one the family asked to keep to the office."""
    yield one(_person(world.cast, "A-1", visibility=Visibility.PUBLIC).pk, "", *WHO)
    yield one(_person(world.cast, "A-1", visibility=Visibility.OFFICE).pk)


@maker("families:say")
def more_of_a_person(world: World) -> Iterable[Sample]:
    for sample in persons_to_keep(world):
        for what in ("names", "events", "relations"):
            yield Sample({**sample.values, "what": what}, sample.seen_by)


@maker("families:correct", "families:unsay")
def assertions(world: World) -> Iterable[Sample]:
    for sample in persons_to_keep(world):
        row = Event.objects.filter(person=sample.values["pk"]).first()
        assert row is not None
        yield Sample({"what": "events", "pk": row.pk}, sample.seen_by)


@maker("families:confirm")
def persons_who_wait(world: World) -> Iterable[Sample]:
    """Entered by somebody who has left the office, so that whoever keeps the clan now may be the second."""
    person = waiting(_branch(world.cast, "A-1"), replace(world.cast, office=world.cast.reader))
    yield one(person.pk, *KEEPING)

"""The only maker of querysets of persons. `shown_persons` is for everybody; an official sees besides what stays in her office.

Both begin at the default manager, which knows the proven deceased alone: see `models.person.Deceased`.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from yinxin.apps.roots.families.models import Branch, Clan, Event, Person, PersonName, Relation, Visibility
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.public.keys import address_of

Row = TypeVar("Row", bound=Model)

ASSERTIONS = {"names": PersonName, "events": Event, "relations": Relation}
"""What addresses call the kinds of assertions."""

LEAST = 10
"""Fewer persons than this are not counted in public (design: no cell under ten)."""


def shown_persons() -> QuerySet[Person]:
    """Persons anybody may see: proven to have died, by two officials where one typed the proof, not kept to the office, of a clan and
    branch that are public."""
    branch = Q(branch__isnull=True) | Q(branch__in=public_branches().values("pk"))
    shown = Person.objects.filter(branch, visibility=Visibility.PUBLIC, clan__in=public_clans().values("pk"))
    return shown.filter(is_waiting=False)


def shown_person(pk: int) -> Person:
    return _one(shown_persons().select_related("clan", "branch", "citation__book"), pk)


def seen_persons(user: Visitor) -> QuerySet[Person]:
    """Persons of the clans this official may see."""
    return Person.objects.filter(clan__in=register("clans").visible_to(user).values("pk"))


def kept_persons(user: Visitor) -> QuerySet[Person]:
    """Persons of the clans this official may change."""
    return Person.objects.filter(clan__in=register("clans").kept_by(user).values("pk"))


def waiting_persons(user: Visitor) -> QuerySet[Person]:
    """Of the clans this official may change: whose proof a second official has not seen yet."""
    waiting = kept_persons(user).filter(is_waiting=True)
    return waiting.select_related("clan", "branch", "stated_by", "citation__book").order_by("pk")


def seen_person(request: HttpRequest, pk: int) -> Person:
    rows = seen_persons(request.user).select_related("clan", "branch", "citation__book", "stated_by", "confirmed_by")
    return _one(rows, pk)


def kept_person(request: HttpRequest, pk: int) -> Person:
    return _one(kept_persons(request.user).select_related("clan", "branch", "citation__book"), pk)


def names_of(persons: QuerySet[Person]) -> QuerySet[PersonName]:
    return PersonName.objects.filter(person__in=persons.values("pk")).select_related("citation__book")


def events_of(persons: QuerySet[Person]) -> QuerySet[Event]:
    return Event.objects.filter(person__in=persons.values("pk")).select_related("citation__book", "place")


def relations_among(persons: QuerySet[Person]) -> QuerySet[Relation]:
    """Relations of which both ends are among these."""
    ends = persons.values("pk")
    return Relation.objects.filter(person__in=ends, other__in=ends).select_related("citation__book")


def public_clans() -> QuerySet[Clan]:
    return register("clans").public_rows()


def public_branches() -> QuerySet[Branch]:
    return register("branches").public_rows()


def kept_branch(request: HttpRequest, pk: int) -> Branch:
    found: Branch = _one(register("branches").kept_by(request.user).select_related("clan"), pk)
    return found


def register(slug: str) -> Register:
    found = catalogue.get(slug)
    if found is None:
        raise LookupError(slug)
    return found


def public_links(person: Person) -> dict[str, str]:
    """Where the public pages of her clan and branch are. Both are public, else she would not be shown."""
    bodies = {"clan": ("clans", person.clan), "branch": ("branches", person.branch)}
    return {
        name: reverse("registers:public-record", args=[slug, address_of(register(slug), {"code": body.code})])
        for name, (slug, body) in bodies.items()
        if body
    }


def count_shown(number: int) -> int | None:
    """The number, or None where it is too small to be said."""
    return number if number >= LEAST else None


def kept_row(request: HttpRequest, what: str, pk: int) -> PersonName | Event | Relation:
    """One assertion about a person this official may change."""
    rows: QuerySet[PersonName | Event | Relation] = model_of(what).objects.select_related(
        "person__clan", "citation__book"
    )
    return _one(rows.filter(person__in=kept_persons(request.user).values("pk")), pk)


def model_of(what: str) -> Any:
    """404 where the address names no kind of assertion."""
    found = ASSERTIONS.get(what)
    if found is None:
        raise Http404
    return found


def _one(rows: QuerySet[Row], pk: int) -> Row:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found

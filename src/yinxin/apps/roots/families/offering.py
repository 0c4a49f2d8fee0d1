"""What the forms about a person let one choose from, and the forms themselves, by what an address names."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from yinxin.apps.registers.genealogy.models import Book
from yinxin.apps.roots.families import access
from yinxin.apps.roots.families.entering_form import KIN, EnterForm
from yinxin.apps.roots.families.forms import CitedForm, EventForm, NameForm, PersonForm, RelationForm
from yinxin.apps.roots.families.models import Branch, Person

FORMS: dict[str, type[CitedForm]] = {"names": NameForm, "events": EventForm, "relations": RelationForm}


def form_for(request: HttpRequest, what: str, row: Any) -> CitedForm:
    """The form of one assertion; `row` may be unsaved and has its person."""
    offered: dict[str, Any] = {"books": books(request)}
    if what == "events":
        offered["places"] = access.register("places").visible_to(request.user).order_by("name", "pk")
    if what == "relations":
        offered["persons"] = access.kept_persons(request.user).filter(clan=row.person.clan_id)
    return FORMS[what](request.POST or None, instance=row, **offered)


def person_form(request: HttpRequest, person: Person) -> PersonForm:
    branches = access.register("branches").kept_by(request.user).filter(clan=person.clan_id)
    return PersonForm(request.POST or None, instance=person, books=books(request), branches=branches)


def enter_form(request: HttpRequest, branch: Branch) -> EnterForm:
    """An address may name whose child or spouse is to be entered (?father=12)."""
    branches = access.register("branches").kept_by(request.user).filter(clan=branch.clan_id)
    return EnterForm(
        request.POST or None,
        initial={"branch": branch.pk, **{name: request.GET[name] for name in KIN if name in request.GET}},
        books=books(request),
        branches=branches,
        persons=access.kept_persons(request.user).filter(clan=branch.clan_id),
    )


def books(request: HttpRequest) -> QuerySet[Book]:
    found: QuerySet[Book] = access.register("genealogies").visible_to(request.user).order_by("name", "pk")
    return found

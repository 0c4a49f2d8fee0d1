"""Ancestors whose proof of death waits for a second official, for whoever keeps their clans."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from yinxin.apps.roots.families.models import Person
from yinxin.apps.roots.families.naming import titles_of
from yinxin.apps.roots.families.wording import BECAUSE

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """`because` is what proves her death, in words."""

    person: Person
    name: str
    because: str


def waiting_page(persons: QuerySet[Person], number: str | None) -> tuple[Page[Person], list[Waiting]]:
    """One page of them, and its lines."""
    found = Paginator(persons, PER_PAGE).get_page(number)
    names = titles_of([one.pk for one in found])
    lines = [Waiting(one, names.get(one.pk, ""), str(BECAUSE.get(one.because, ""))) for one in found]
    return found, lines

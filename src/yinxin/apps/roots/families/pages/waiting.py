"""Ancestors whose proof of death waits for a second official, for whoever keeps their clans."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from yinxin.apps.roots.families.models import Person, ProofHand
from yinxin.apps.roots.families.naming import titles_of
from yinxin.apps.roots.families.wording import BECAUSE

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """`because` is what proves her death, in words; of `is_own_hand` the reader is not the second official."""

    person: Person
    name: str
    because: str
    is_own_hand: bool


def waiting_page(
    persons: QuerySet[Person], number: str | None, *, reader: int | None
) -> tuple[Page[Person], list[Waiting]]:
    """One page of them, and its lines."""
    found = Paginator(persons, PER_PAGE).get_page(number)
    names = titles_of([one.pk for one in found])
    hands = ProofHand.objects.filter(stated_by=reader, person__in=[one.pk for one in found])
    own = set(hands.values_list("person", flat=True)) | {one.pk for one in found if one.stated_by_id == reader}
    lines = [Waiting(one, names.get(one.pk, ""), str(BECAUSE.get(one.because, "")), one.pk in own) for one in found]
    return found, lines

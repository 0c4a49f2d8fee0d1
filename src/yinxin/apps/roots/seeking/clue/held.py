"""Which picks may be printed under the government's masthead: names that a table or a public register holds, and no other words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from django.db.models import Q
from django.http import Http404

from yinxin.apps.roots.families.access import names_of, public_clans, shown_persons
from yinxin.apps.roots.families.indexing import HAN
from yinxin.apps.roots.seeking.clue.picks import PICK, Pick, picked
from yinxin.domain.roots.place_rows import bare
from yinxin.domain.text.fold import simplified
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.root_tables import tables
from yinxin.kit.root_tables.gazetteer import gazetteer


def held_picks(given: Iterable[str]) -> tuple[Pick, ...]:
    """The picks of an address. Http404 where one is a name nobody holds, for the page gives none but names that were found."""
    told = list(given)
    picks = picked(told)
    if not all(PICK.fullmatch(one) for one in told) or not all(HELD[one.kind](one.chars) for one in picks):
        raise Http404
    return picks


def _surname(chars: str) -> bool:
    """Of the table of surnames, or of a public clan."""
    if chars in tables().surnames:
        return True
    rows = public_clans().filter(surnames__contains=chars).values_list("surnames", flat=True)
    return any(chars in surnames.split() for surnames in rows)


def _place(chars: str) -> bool:
    """Of the gazetteer or of the public places, under a name it has or had, whole or without what kind of place it is."""
    if {chars, simplified(chars)} & _in_gazetteer():
        return True
    register = catalogue.get("places")
    called = Q(name=chars) | Q(name_hant=chars) | Q(names__text=chars)
    return register is not None and register.public_rows().filter(called).exists()


def _person(chars: str) -> bool:
    """Of the dead whom anybody may see, by one of the names they are found under."""
    parted = Q(pk__in=[])
    for at in range(len(chars) + 1):
        parted |= Q(surname=chars[:at], given=chars[at:])
    return names_of(shown_persons()).filter(parted, script__in=HAN).exists()


@cache
def _in_gazetteer() -> frozenset[str]:
    names = {
        name
        for place in gazetteer().by_id.values()
        for name in (place.traditional, place.simplified, *(other.text for other in place.names))
    }
    return frozenset(names | {bare(name) for name in names})


HELD: dict[str, Callable[[str], bool]] = {"surname": _surname, "place": _place, "person": _person}

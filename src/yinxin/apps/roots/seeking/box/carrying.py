"""Who else carries a surname: clans, genealogies, associations and villages of the registers. Bodies and books, never persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from yinxin.apps.roots.families.access import public_clans
from yinxin.apps.roots.families.models import ClanAtPlace
from yinxin.apps.roots.seeking.box.bodies import Body, of_surname
from yinxin.apps.roots.seeking.box.form import Sort
from yinxin.domain.text.fold import simplified
from yinxin.kit.registers.catalogue import catalogue
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.naming import title_of
from yinxin.kit.registers.public.rows import PublicRow, public_values
from yinxin.kit.saying.romanised import romanised, with_sound

MOST = 200
"""Rows of one kind that are read for all surnames of a page together."""

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Linked:
    """One body, book or village, and where its public page is; `told` is what tells it from another of its name."""

    title: str
    url: str = ""
    told: str = ""

    @property
    def sound(self) -> str:
        """An association has a name in letters of its own."""
        return "" if self.told and self.told.isascii() else romanised(self.title)

    @property
    def told_with_sound(self) -> str:
        """Of an association it is in letters already."""
        return with_sound(self.told) if self.told and not self.told.isascii() else self.told


@dataclass(slots=True)
class Carriers:
    clans: list[Linked] = field(default_factory=list)
    books: list[Linked] = field(default_factory=list)
    associations: list[Linked] = field(default_factory=list)
    villages: list[Linked] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.clans or self.books or self.associations or self.villages)


def carriers_of(surnames: Iterable[tuple[str, str]], bodies: list[Body]) -> Mapping[str, Carriers]:
    """For each surname (traditional, simplified) what carries it. Three queries, however many surnames."""
    pairs = list(surnames)
    found = {simple: Carriers() for _chars, simple in pairs}
    if not pairs:
        return found
    forms = sorted({one for pair in pairs for one in pair})
    _add_books(found, forms)
    _add_clans(found, forms)
    _add_villages(found, forms)
    for chars, simple in pairs:
        found[simple].associations = [_of_body(one) for one in of_surname(chars, bodies)][:SHOWN]
    return found


def _add_books(found: Mapping[str, Carriers], forms: list[str]) -> None:
    register = catalogue.get("genealogies")
    for row in _rows(register, Q(surname__in=forms)):
        told = "、".join(str(row.values[name]) for name in ("village", "holder") if row.values.get(name))
        _give(found, str(row.values["surname"]), lambda one: one.books, _of_row(register, row, told))


def _add_clans(found: Mapping[str, Carriers], forms: list[str]) -> None:
    register = catalogue.get("clans")
    for row in _rows(register, _any("surnames", forms)):
        for surname in str(row.values["surnames"]).split():
            _give(found, surname, lambda one: one.clans, _of_row(register, row, str(row.values.get("hall") or "")))


def _add_villages(found: Mapping[str, Carriers], forms: list[str]) -> None:
    """Of the clans that are public those places that are public too."""
    places = catalogue.get("places")
    if places is None:
        return
    rows = ClanAtPlace.objects.filter(_any("record__surnames", forms), record__in=public_clans().values("pk"))
    rows = rows.filter(place__in=places.public_rows().values("pk")).select_related("record", "place__within")
    for row in rows.order_by("place__name", "pk")[:MOST]:
        within = row.place.within.name if row.place.within else ""
        url = reverse("registers:public-record", args=[places, row.place.code])
        for surname in row.record.surnames.split():
            _give(found, surname, lambda one: one.villages, Linked(row.place.name, url, within))


def _any(name: str, forms: list[str]) -> Q:
    condition = Q(pk__in=[])
    for form in forms:
        condition |= Q(**{f"{name}__contains": form})
    return condition


def _give(
    found: Mapping[str, Carriers], surname: str, into: Callable[[Carriers], list[Linked]], linked: Linked
) -> None:
    carriers = found.get(simplified(surname))
    if carriers is not None and len(into(carriers)) < SHOWN and linked not in into(carriers):
        into(carriers).append(linked)


def _rows(register: Register | None, condition: Q) -> list[PublicRow]:
    if register is None:
        return []
    return list(public_values(register, lambda rows: rows.filter(condition).order_by("pk")[:MOST]))


def _of_row(register: Register | None, row: PublicRow, told: str) -> Linked:
    if register is None:
        return Linked("")
    return Linked(title_of(register, row), reverse("registers:public-record", args=[register, row.address]), told)


def _of_body(one: Body) -> Linked:
    """One that has no page of its own leads to what the table of associations knows of it."""
    asked = urlencode({"q": one.title or one.chinese, "sort": Sort.ASSOCIATION})
    return Linked(one.chinese, one.url or f"{reverse('seeking:box')}?{asked}", one.title)

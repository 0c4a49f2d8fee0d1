"""What an official sees before a tree comes in: who would and why she is held to be dead, who stands already, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from yinxin.apps.roots.exchange import access
from yinxin.apps.roots.exchange.forms import ApartForm
from yinxin.apps.roots.exchange.matching import already, places_of
from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.exchange.saying_more import More, further
from yinxin.apps.roots.families.models import EventKind, NameKind, RelationKind
from yinxin.apps.roots.families.wording import BECAUSE
from yinxin.domain.gedcom.sifted import SiftedPerson
from yinxin.domain.kinship.living import Because

PER_PAGE = 100

WEAKEST_FIRST = (Because.KIN, Because.AGE, Because.BURIAL, Because.DEATH)


@dataclass(frozen=True, slots=True)
class Line:
    """One ancestor of the file. `standing` is the number of the person who seems to be the same."""

    key: str
    name: str
    further: str
    born: str
    died: str
    generation: int | None
    standing: int | None
    is_apart: bool
    because: str
    more: tuple[str, ...] = ()
    is_taken: bool = False


def preview_page(request: HttpRequest, tree: TreeImport) -> HttpResponse:
    context: dict[str, Any] = {"tree": tree, "dropped": tree.counts["living"] + tree.counts["maybe_living"]}
    if tree.is_open:
        sifted = tree.sifted
        standing = already(sifted, tree.clan)
        places = {event.place for person in sifted.persons for event in person.events if event.place}
        known = places_of(sifted, access.places(request.user))
        more = further(sifted, standing)
        names = {one.key: f"{one.names[0].surname}{one.names[0].given}" for one in sifted.persons}
        new = sorted((one for one in sifted.persons if one.key not in standing), key=_strength)
        context |= {
            "found": _page(request, [_line(one, None, tree) for one in new]),
            "coming": len(new) + sum(1 for key in standing if key in tree.apart),
            "stands": [_stands(one, more[one.key], tree, names) for one in sifted.persons if one.key in standing],
            "taking": sum(1 for key in tree.taking if key in more and more[key].is_any),
            "places_known": len(known),
            "places_unknown": sorted(places - known.keys())[:50],
            "unknown_count": len(places) - len(known),
        }
    return render(request, "gedcom_exchange/preview.html", context)


def apart_form(request: HttpRequest, tree: TreeImport) -> ApartForm:
    keys = list(already(tree.sifted, tree.clan)) if tree.is_open else []
    return ApartForm(request.POST, keys=keys)


def _page(request: HttpRequest, lines: list[Line]) -> Page[Line]:
    return Paginator(lines, PER_PAGE).get_page(request.GET.get("page"))


def _line(one: SiftedPerson, standing: int | None, tree: TreeImport) -> Line:
    names = [
        f"{name.surname}{' ' if name.script == 'Latn' and name.surname and name.given else ''}{name.given}"
        for name in one.names
    ]
    days = {event.kind: event.on for event in reversed(one.events)}
    return Line(
        one.key,
        names[0],
        "、".join(names[1:]),
        days.get("birth", ""),
        days.get("death", ""),
        one.generation,
        standing,
        one.key in tree.apart,
        str(BECAUSE.get(one.because, "")),
    )


def _stands(one: SiftedPerson, more: More, tree: TreeImport, names: dict[str, str]) -> Line:
    line = _line(one, more.number, tree)
    return replace(line, more=tuple(_said(more, names)), is_taken=one.key in tree.taking)


def _said(more: More, names: dict[str, str]) -> Iterator[str]:
    """What the file says besides, in words."""
    for name in more.names:
        yield f"{NameKind(name.kind).label} {name.surname} {name.given}".strip()
    for event in more.events:
        yield " ".join(filter(None, (str(EventKind(event.kind).label), event.on, event.place)))
    for tie in more.ties:
        yield f"{RelationKind(tie.kind).label} {names[tie.other]}"


def came_in(done: TreeImport) -> str:
    count, more = len(done.persons), done.counts["more"]
    told = [ngettext("已导入%(n)s位先人。", "已导入%(n)s位先人。", count) % {"n": count}] if count else []
    if more:
        told.append(ngettext("已补充%(n)s位先人的记载。", "已补充%(n)s位先人的记载。", more) % {"n": more})
    return "".join(told)


def _strength(one: SiftedPerson) -> int:
    """The weakest proof first, for it is the one to look at."""
    return WEAKEST_FIRST.index(one.because) if one.because in WEAKEST_FIRST else -1

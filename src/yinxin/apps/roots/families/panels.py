"""The further sections of the public pages of clans, branches, places and poems, and of the office's page of a branch."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yinxin.apps.roots.families import access
from yinxin.apps.roots.families.models import Branch, Clan, GenerationPoem, Person
from yinxin.apps.roots.families.pages import bodies
from yinxin.apps.roots.families.pages.descent import descent
from yinxin.kit.registers.declaration import Register
from yinxin.kit.registers.public.opening import kept_language


def clan(request: HttpRequest, pk: int) -> SafeString:
    surnames = bodies.row_of(Clan, pk, ["surnames"])["surnames"]
    persons = access.shown_persons()
    loose = descent(persons.filter(clan=pk, branch__isnull=True), persons)
    return _section(request, "clan", parts=bodies.of_clan(pk, surnames), loose=loose)


def branch(request: HttpRequest, pk: int) -> SafeString:
    persons = access.shown_persons()
    return _section(request, "branch", descent=descent(persons.filter(branch=pk), persons), parts=bodies.of_branch(pk))


def place(request: HttpRequest, pk: int) -> SafeString:
    return _section(request, "place", parts=bodies.of_place(pk, bodies.within_of(pk)))


def poem(request: HttpRequest, pk: int) -> SafeString:
    found = GenerationPoem.objects.get(pk=pk)
    return _section(
        request, "poem", lines=bodies.of_poem(found), clan=bodies.links("clans", bodies.just(found.clan_id))
    )


def persons_of_branch(request: HttpRequest, register: Register, record: Any) -> SafeString:
    """For the office: the descent with everything it keeps, and the way to enter somebody."""
    seen = access.seen_persons(request.user)
    keeps = register.kept_by(request.user).filter(pk=record.pk).exists()
    own = seen.filter(branch=record.pk) if isinstance(record, Branch) else Person.objects.none()
    context = {"descent": descent(own, seen), "record": record, "keeps": keeps, "office": True}
    return render_to_string("families/office_branch.html", context, request=request)


def _section(request: HttpRequest, name: str, **context: object) -> SafeString:
    told = {**context, "kept_language": kept_language(request), "office": False}
    return render_to_string(f"families/{name}.html", told, request=request)

"""Which imports an official may see and decide about, and of which clans and branches anybody may take a tree out."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.apps.roots.exchange.models import TreeImport
from yinxin.apps.roots.families.access import public_branches, public_clans, register, shown_persons
from yinxin.apps.roots.families.models import Branch, Clan, GenerationPoem, Person, Place
from yinxin.kit.registers.declaration import Visitor


def clans(user: Visitor) -> QuerySet[Clan]:
    """Into which this official may import."""
    return register("clans").decided_by(user).order_by("name", "pk")


def branches(user: Visitor) -> QuerySet[Branch]:
    return register("branches").decided_by(user).select_related("clan").order_by("clan__name", "name", "pk")


def places(user: Visitor) -> QuerySet[Place]:
    """By whose names places of a file are recognised."""
    return register("places").visible_to(user)


def imports(user: Visitor) -> QuerySet[TreeImport]:
    return TreeImport.objects.filter(clan__in=clans(user).values("pk")).select_related("clan", "branch", "by")


def one_import(request: HttpRequest, pk: int) -> TreeImport:
    found = imports(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def public_poems() -> QuerySet[GenerationPoem]:
    return register("generation-poems").public_rows()


def public_clan(pk: int) -> tuple[str, QuerySet[Person]]:
    """Its name, and the persons of it that anybody may see."""
    found = public_clans().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found.name, shown_persons().filter(clan=pk)


def public_clan_by_code(code: str) -> tuple[str, QuerySet[Person]] | None:
    found = public_clans().filter(code=code).first()
    return (found.name, shown_persons().filter(clan=found.pk)) if found else None


def public_branch(pk: int) -> tuple[str, QuerySet[Person]]:
    found = public_branches().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found.name, shown_persons().filter(branch=pk)

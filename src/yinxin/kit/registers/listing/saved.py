"""Lists kept under a name: who has which, and keeping, sharing and dropping one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.utils.module_loading import import_string

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.registers.declaration import Register, Visitor
from yinxin.kit.registers.listing.state import OF_A_PAGE, State, state_of, without
from yinxin.kit.registers.models import SavedView

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser

MOST = 100
"""Lists one person keeps of one register."""


def views(register: Register, user: Visitor) -> QuerySet[SavedView]:
    """Her own, and those shared with a place for which she holds a post."""
    return SavedView.objects.filter(register=register.slug).filter(Q(person=user.pk) | Q(place__in=_places(user)))


def own_view(register: Register, user: Visitor, pk: int) -> SavedView:
    """One of her own, or not found."""
    found = SavedView.objects.filter(register=register.slug, person=user.pk, pk=pk).first()
    if found is None:
        raise Http404
    return found


def state_asked(register: Register, request: HttpRequest) -> State:
    """What the address says; on top of a saved view where it names one (`?view=12`)."""
    asked = request.GET.get("view", "")
    if not asked:
        return state_of(register, request.GET)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
    view = views(register, request.user).filter(pk=number).first()
    query = QueryDict(view.query if view else "", mutable=True)
    for name, values in request.GET.lists():
        if name != "view" or view is None:
            query.setlist("no-view" if name == "view" else name, values)
    return state_of(register, query)


@transaction.atomic
def keep(state: State, name: str, *, is_shared: bool, by: AbstractBaseUser) -> SavedView:
    """Keep this list under a name; one of hers with the same name becomes this one. RefusedError("too-many-views")."""
    register = state.register
    place = next(iter(_places(by)), None) if is_shared else None
    own = SavedView.objects.select_for_update().filter(register=register.slug, person=by.pk)
    if own.count() >= MOST:
        raise RefusedError("too-many-views", register=register.label, most=MOST)
    view = own.filter(name=name).first() or SavedView(register=register.slug, name=name, person_id=by.pk)
    view.query, view.place = without(state.query, *OF_A_PAGE).urlencode()[:2_000], place
    view.save()
    record("registers.keep-view", view, new={"name": view.name}, by=by)
    return view


@transaction.atomic
def drop(view: SavedView, *, by: AbstractBaseUser) -> None:
    record("registers.drop-view", view, old={"name": view.name}, by=by)
    view.delete()


def _places(user: Visitor) -> list[int]:
    """The places for which the user holds a post; settings say who knows them (PLACES_OF)."""
    found: QuerySet[Any] = import_string(settings.PLACES_OF)(user)
    return list(found.order_by("pk").values_list("pk", flat=True))

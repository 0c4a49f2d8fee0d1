"""What a user may see of the directory. Every queryset that reaches a page or the API is made here.

A user sees the places in which she holds a post today; a place she has no post in is, to her, not there.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest
from django.utils import timezone

from yinxin.apps.people.models import Post, Role, Unit, UnitChange, UnitGroup, UnitName, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Visitor = User | AnonymousUser


def posts(user: Visitor, *, on: date | None = None) -> QuerySet[Post]:
    """The posts a user holds on a day (today), each with its unit."""
    if not isinstance(user, User) or not user.is_active:
        return Post.objects.none()
    day = on or timezone.localdate()
    held = Post.objects.filter(user=user, since__lte=day).filter(Q(until__isnull=True) | Q(until__gt=day))
    return held.select_related("unit")


def roles_of(user: Visitor) -> frozenset[str]:
    """The roles a user holds today in any place: enough to open an address, never enough to see a row."""
    return frozenset(posts(user).values_list("role", flat=True))


def places(user: Visitor, *roles: str) -> QuerySet[Unit]:
    """The places in which a user holds a post today; with `roles`, only where she holds one of these."""
    held = posts(user).filter(role__in=roles) if roles else posts(user)
    roots = held.annotate(root=Coalesce(F("unit__place"), F("unit"))).values("root")
    return Unit.objects.filter(pk__in=roots)


def units(user: Visitor, *roles: str) -> QuerySet[Unit]:
    """The units of those places, the places themselves included."""
    seen = places(user, *roles).values("pk")
    return Unit.objects.filter(Q(place__in=seen) | Q(pk__in=seen)).select_related("place", "parent")


def own_units(user: Visitor) -> QuerySet[Unit]:
    """The units for which a user reports today."""
    return Unit.objects.filter(pk__in=posts(user).filter(role=Role.REPORTER).values("unit"))


def groups(user: Visitor, *roles: str) -> QuerySet[UnitGroup]:
    return UnitGroup.objects.filter(place__in=places(user, *roles).values("pk"))


def changes(user: Visitor) -> QuerySet[UnitChange]:
    seen = units(user).values("pk")
    return UnitChange.objects.filter(Q(sources__in=seen) | Q(targets__in=seen)).distinct()


def unit(user: Visitor, pk: int, *roles: str) -> Unit:
    """One unit, or "not found" both when there is none and when this user may not see it."""
    return _found(units(user, *roles).filter(pk=pk).first())


def place(user: Visitor, pk: int | None = None, *roles: str) -> Unit:
    """The place `pk`, or the user's first; "not found" where she has none."""
    seen = places(user, *roles).order_by("order", "pk")
    return _found((seen if pk is None else seen.filter(pk=pk)).first())


def _found(row: Unit | None) -> Unit:
    if row is None:
        raise Http404
    return row


def user_of(request: HttpRequest) -> User:
    """Who acts. The address lets nobody else in, so a stranger here gets what she gets everywhere."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def post(user: Visitor, pk: int, *roles: str) -> Post:
    """One post in a unit this user may see."""
    found = Post.objects.filter(pk=pk, unit__in=units(user, *roles).values("pk")).select_related("unit", "user").first()
    if found is None:
        raise Http404
    return found


def alias(user: Visitor, unit_pk: int, pk: int, *roles: str) -> UnitName:
    """One further name of a unit this user may see."""
    found = UnitName.objects.filter(pk=pk, unit=unit(user, unit_pk, *roles)).first()
    if found is None:
        raise Http404
    return found


def group(user: Visitor, pk: int, *roles: str) -> UnitGroup:
    found = groups(user, *roles).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def users(user: Visitor) -> QuerySet[User]:
    """The accounts an office may give a post: those with a post in its places, and those that have none yet."""
    own = Q(posts__unit__in=units(user, Role.OFFICE).values("pk"))
    return User.objects.filter(own | Q(posts__isnull=True), is_active=True).distinct().order_by("name", "pk")

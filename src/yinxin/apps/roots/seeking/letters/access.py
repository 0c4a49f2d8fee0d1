"""Who sees which letters: the office that one exists and is due, the official to whom it was given what stands in it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from yinxin.apps.people.access import places, posts_held, units, user_of
from yinxin.apps.people.models import Role, Unit, UnitKind, User
from yinxin.apps.roots.seeking.letters.actions import key_digest
from yinxin.apps.roots.seeking.models import LetterState, QueryLetter

ASSIGNERS = frozenset({Role.OFFICE})
ANSWERERS = frozenset({Role.OFFICE, Role.CLERK})


def receivers() -> QuerySet[Unit]:
    """To which places one may write: governments from the county up."""
    standing = Unit.objects.filter(kind=UnitKind.GOVERNMENT, valid_to__isnull=True)
    return standing.filter(level__in=["city", "county"]).order_by("level", "order", "pk")


def received(user: User) -> QuerySet[QueryLetter]:
    """Those of the governments this user's office is; without their contents, which `actions.read` alone opens."""
    own = places(user, *ASSIGNERS).values("pk")
    found = QueryLetter.objects.filter(place__in=own).exclude(state=LetterState.UNCONFIRMED)
    return found.select_related("place", "assigned_to").defer("sealed", "sealed_answer")


def one_received(request: HttpRequest, pk: int) -> QueryLetter:
    return _found(received(user_of(request)).filter(pk=pk).first())


def given(user: User) -> QuerySet[QueryLetter]:
    """Those given to this user, while she holds a post that answers letters where they were sent."""
    reached = units(user, *ANSWERERS).values("pk")
    found = QueryLetter.objects.filter(assigned_to=user, place__in=reached)
    return found.select_related("place", "assigned_to")


def one_given(request: HttpRequest, pk: int) -> QueryLetter:
    return _found(given(user_of(request)).filter(pk=pk).first())


def seen(request: HttpRequest, pk: int) -> QueryLetter:
    """One letter that this official may know of: received by her office, or given to her."""
    user = user_of(request)
    return _found(received(user).filter(pk=pk).first() or given(user).filter(pk=pk).first())


def assignable(letter: QueryLetter) -> QuerySet[User]:
    """Officials of the office and clerks, in the area of the place that received it."""
    held = posts_held().filter(role__in=ANSWERERS, unit__trail__startswith=letter.place.trail)
    return User.objects.filter(pk__in=held.values("user")).order_by("name", "pk")


def by_key(key: str) -> QueryLetter:
    """The letter whose answer a link opens; whoever holds the link is its writer."""
    return _found(QueryLetter.objects.filter(key_digest=key_digest(key)).first())


def _found(row: QueryLetter | None) -> QueryLetter:
    if row is None:
        raise Http404
    return row

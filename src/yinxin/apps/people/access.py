"""What a user may see of the directory. Every queryset that reaches a page or the API is made here.

A post reaches its own government's area: the nearest government at or above its unit, and all below that. A county's post
reaches the county, its towns and villages; neither the county beside it nor the city above is there for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from yinxin.apps.people.models import APPLICANT, Post, Role, Unit, UnitChange, UnitGroup, UnitKind, UnitName, User
from yinxin.apps.people.roles import ACCOUNTS, APPOINTERS, FOR_A_UNIT, GIVES, WATCHERS
from yinxin.kit.reading import once

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Visitor = User | AnonymousUser


def posts(user: Visitor, *, on: date | None = None) -> QuerySet[Post]:
    """The posts a user holds on a day (today), each with its unit; in a unit that was closed there is nothing to hold."""
    if not isinstance(user, User) or not user.is_active:
        return Post.objects.none()
    return posts_held(on=on).filter(user=user)


def posts_held(*, on: date | None = None) -> QuerySet[Post]:
    """Everybody's posts on a day, of accounts that can sign in and units that stand."""
    day = on or timezone.localdate()
    held = Post.objects.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gt=day))
    standing = Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gt=day)
    return held.filter(standing, user__is_active=True).select_related("unit")


def posts_staying(*, on: date) -> QuerySet[Post]:
    """Those held on a day, today or later, of which nobody has said when they end: what can be counted on from then on."""
    return posts_held(on=max(on, timezone.localdate())).filter(until__isnull=True)


def roles_of(user: Visitor) -> frozenset[str]:
    """The roles a user holds today in any place: enough to open an address, never enough to see a row."""
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    return frozenset(posts(user).values_list("role", flat=True)) | {APPLICANT}


def places(user: Visitor, *roles: str) -> QuerySet[Unit]:
    """The governments for which a user holds a post today; with `roles`, only where she holds one of these."""
    return Unit.objects.filter(pk__in=once(("homes", user.pk, frozenset(roles)), lambda: homes(_held(user, roles))))


def _held(user: Visitor, roles: Collection[str]) -> list[Post]:
    """A page asks for many sets of roles: the posts are read once, and there are few of them."""
    held = once(("posts", user.pk), lambda: list(posts(user)))
    return [post for post in held if post.role in roles] if roles else held


def homes(held: Iterable[Post]) -> set[int]:
    """The nearest government at or above the unit of each post; the top of the tree where there is none."""
    trails = [_steps(post.unit.trail) for post in held]
    keys = {key for trail in trails for key in trail}
    governments = set(
        Unit.objects.filter(pk__in=keys, kind=UnitKind.GOVERNMENT).values_list("pk", flat=True) if keys else ()
    )
    return {next((key for key in reversed(trail) if key in governments), trail[0]) for trail in trails}


def _steps(trail: str) -> list[int]:
    return [int(key) for key in trail.split("/") if key]


def below(tops: QuerySet[Unit]) -> Q:
    """All units at or below some units."""
    found = Q(pk__in=[])
    for trail in tops.values_list("trail", flat=True):
        found |= Q(trail__startswith=trail)
    return found


def units(user: Visitor, *roles: str) -> QuerySet[Unit]:
    """The units of those governments' areas, the governments included."""
    return Unit.objects.filter(below(places(user, *roles))).select_related("place", "parent")


def units_below(user: Visitor, *roles: str) -> QuerySet[Unit]:
    """The units a user may change: all below her governments. One that belongs to another is changed from above, for a
    county that called itself a department would reach as far as its city."""
    tops = list(places(user, *roles).values_list("pk", "trail", "parent"))
    own = [pk for pk, trail, parent in tops if parent and not _is_below(trail, [way for _, way, _ in tops])]
    return units(user, *roles).exclude(pk__in=own)


def units_watched(user: Visitor) -> QuerySet[Unit]:
    """The standing units for which this user sees to it that somebody answers."""
    return units(user, *WATCHERS).filter(valid_to__isnull=True)


def _is_below(trail: str, tops: list[str]) -> bool:
    return any(trail != top and trail.startswith(top) for top in tops)


def own_units(user: Visitor) -> QuerySet[Unit]:
    """The units for which a user answers today: she reports for them, or she is their head."""
    return Unit.objects.filter(pk__in=posts(user).filter(role__in=FOR_A_UNIT).values("unit"))


def groups(user: Visitor, *roles: str) -> QuerySet[UnitGroup]:
    return UnitGroup.objects.filter(place__in=places(user, *roles))


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


def unit_below(user: Visitor, pk: int, *roles: str) -> Unit:
    """One unit this user may change."""
    return _found(units_below(user, *roles).filter(pk=pk).first())


def unit_to_fill(user: User, pk: int) -> Unit:
    """One unit in which this user may give posts."""
    found = unit(user, pk, *APPOINTERS)
    return _found(found if roles_to_give(user, found) else None)


def post_to_end(user: User, pk: int) -> Post:
    """One post that this user may end, or could have before it ended."""
    seen = Post.objects.filter(pk=pk, unit__in=units(user, *APPOINTERS).values("pk"))
    found = seen.select_related("unit", "user").first()
    if found is None or found.role not in roles_to_give(user, found.unit):
        raise Http404
    return found


def roles_given(user: Visitor) -> frozenset[Role]:
    """Every role this user may give in some unit."""
    return frozenset().union(*(given for giver, given in GIVES.items() if giver in roles_of(user)))


def officials(user: Visitor) -> QuerySet[Post]:
    """Who holds a post today where this user keeps accounts. It lists posts: an account without one is in no list."""
    held = posts_held().filter(unit__in=units(user, *ACCOUNTS).values("pk"))
    return held.select_related("unit", "user").order_by("unit__order", "unit", "role", "user__name", "pk")


def posts_to_end(user: User, official: int) -> list[Post]:
    """The posts of one official that this user may end today; "not found" where there is none."""
    held = [post for post in officials(user).filter(user=official) if post.role in roles_to_give(user, post.unit)]
    open_ended = [post for post in held if post.until is None]
    if not open_ended:
        raise Http404
    return open_ended


def roles_to_give(by: User, unit: Unit) -> frozenset[Role]:
    """What `by` may give and end in a unit: a head in her own, the office and the administrator in their whole area."""
    found: frozenset[Role] = frozenset()
    for giver, given in GIVES.items():
        if giver == Role.HEAD:
            reached = posts(by).filter(role=giver, unit=unit).exists()
        else:
            reached = units(by, giver).filter(pk=unit.pk).exists()
        found |= given if reached else frozenset()
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
    """The officials who may be given a post without their address being asked: those who hold one where this user appoints."""
    held = posts_held().filter(unit__in=units(user, *APPOINTERS).values("pk"))
    own = user.pk or 0
    return User.objects.filter(pk__in=held.values("user")).exclude(pk=own).order_by("name", "pk")


def official(user: Visitor, pk: int, *roles: str) -> User:
    """Somebody who holds a post today where this user has one of the roles, and no post, today or later, that this user could
    not give: whoever appoints a city's official to something small besides must not get at her account by it."""
    held = posts_held().filter(unit__in=units(user, *roles).values("pk"), user=pk)
    found = User.objects.filter(pk__in=held.values("user")).first()
    if found is None or not isinstance(user, User):
        raise Http404
    lasting = Post.objects.filter(user=found).exclude(until__lte=timezone.localdate()).select_related("unit")
    if not all(post.role in roles_to_give(user, post.unit) for post in lasting):
        raise Http404
    return found


def account(email: str) -> User | None:
    """An account by its exact address: the only way to one that holds no post."""
    return User.objects.filter(email=email.strip().lower()).first()


def account_to_keep(user: User, email: str) -> User | None:
    """The account an administrator may close or open: only where she administers every place in which its owner holds or ever
    held a post, for neither closing nor leaving makes an official of another place her affair."""
    found, reach = account(email), units(user, Role.ADMINISTRATOR).values("pk")
    elsewhere = Post.objects.filter(user=found).exclude(unit__in=reach)
    return None if found is None or elsewhere.exists() else found

"""What belongs to no unit but was made by somebody: it is kept where its maker held a deciding post on the day she made it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from yinxin.apps.people.access import roles_of, units
from yinxin.apps.people.models import Post, Role, User
from yinxin.kit.registers.access import DECIDERS
from yinxin.kit.registers.models import Hook

Row = TypeVar("Row", bound=Model)


def made_within_reach(rows: QuerySet[Row], user: User, *, maker: str, at: str) -> QuerySet[Row]:
    """Those whose maker (a field) decided, at the time in the field `at`, for a unit in the area this user decides for: whoever
    has left the post since leaves them to her successors, and what she makes elsewhere is not theirs."""
    day = OuterRef(f"{at}__date")
    held = Post.objects.filter(user=OuterRef(maker), role__in=DECIDERS, since__lte=day)
    held = held.filter(Q(until__isnull=True) | Q(until__gt=day), unit__in=units(user, *DECIDERS).values("pk"))
    return rows.filter(Exists(held))


def hooks_kept(rows: QuerySet[Hook], user: User) -> QuerySet[Hook]:
    """The web hooks this user may see and turn off: those of her area; all of them for whoever runs the system."""
    if Role.ADMINISTRATOR in roles_of(user):
        return rows
    return made_within_reach(rows, user, maker="by", at="made_at")

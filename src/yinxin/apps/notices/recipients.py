"""Who is told of something that concerns a unit or a place: whoever holds the posts today."""

from __future__ import annotations

from collections.abc import Iterable

from yinxin.apps.people.access import posts_held
from yinxin.apps.people.models import Role, Unit, UnitKind, User
from yinxin.apps.people.roles import FOR_A_UNIT


def of_unit(unit: Unit) -> list[User]:
    """The reporters and heads of a unit; nobody where it has none (`apps.people.owners` says who has its work meanwhile)."""
    return of_units([unit])[unit.pk]


def of_units(units: Iterable[Unit]) -> dict[int, list[User]]:
    """The same for many units in one query, by the unit's number."""
    found: dict[int, list[User]] = {unit.pk: [] for unit in units}
    held = posts_held().filter(unit__in=found, role__in=FOR_A_UNIT).select_related("user").order_by("pk")
    for post in held:
        if post.user not in found[post.unit_id]:
            found[post.unit_id].append(post.user)
    return found


def of_office(place: Unit) -> list[User]:
    """The coordinating office of a government."""
    return _of_place(place, Role.OFFICE)


def supervisors(place: Unit) -> list[User]:
    """督查 of a government."""
    return _of_place(place, Role.SUPERVISOR)


def _of_place(place: Unit, role: Role) -> list[User]:
    """Those whose post has this government for its own: a county's office below a city is the county's alone."""
    held = posts_held().filter(role=role, unit__trail__startswith=place.trail).select_related("user").order_by("pk")
    others = Unit.objects.filter(trail__startswith=place.trail, kind=UnitKind.GOVERNMENT).exclude(pk=place.pk)
    lower = tuple(others.values_list("trail", flat=True))
    return list(dict.fromkeys(post.user for post in held if not post.unit.trail.startswith(lower)))

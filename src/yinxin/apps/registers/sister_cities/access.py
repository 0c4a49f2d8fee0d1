"""Which pairs of cities and which targets a user may see and set."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from yinxin.apps.people.access import places, units
from yinxin.apps.people.models import Unit, User
from yinxin.apps.registers.sister_cities.models import SisterCity, Target
from yinxin.apps.registers.sister_cities.registers import SisterCities
from yinxin.kit.registers.access import DECIDERS, READERS
from yinxin.kit.registers.catalogue import catalogue


def register() -> SisterCities:
    found = catalogue.get(SisterCities.slug)
    if not isinstance(found, SisterCities):
        raise LookupError(SisterCities.slug)
    return found


def pairs(user: User) -> QuerySet[SisterCity]:
    seen: QuerySet[SisterCity] = register().visible_to(user)
    return seen.select_related("unit").order_by("unit__order", "unit", "pk")


def targets(user: User) -> QuerySet[Target]:
    return Target.objects.filter(unit__in=units(user, *READERS).values("pk")).select_related("unit")


def target_to_keep(user: User, pk: int) -> Target:
    found = Target.objects.filter(pk=pk, unit__in=places(user, *DECIDERS)).first()
    if found is None:
        raise Http404
    return found


def places_with_targets(user: User) -> QuerySet[Unit]:
    """The governments for which this user decides."""
    return places(user, *DECIDERS).order_by("order", "pk")

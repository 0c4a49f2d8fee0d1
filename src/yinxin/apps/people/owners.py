"""Who answers for a unit on a day, and where nobody of the unit itself does.

A unit's own reporter or head; else those of a unit above it; else the office of the nearest government that has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from yinxin.apps.people.access import homes, posts_held
from yinxin.apps.people.models import Post, Role, Unit
from yinxin.apps.people.roles import FOR_A_UNIT


@dataclass(frozen=True, slots=True)
class Owners:
    """Units that have somebody on one day: by a post in the unit itself, and by an office."""

    own: frozenset[int]
    offices: frozenset[int]

    def of(self, unit: Unit) -> int | None:
        """The unit whose people answer for `unit`; None where nothing has an owner."""
        way = [int(key) for key in reversed(unit.trail.split("/")) if key]
        above = (key for key in way if key in self.own)
        return next(above, None) or next((key for key in way if key in self.offices), None)


@dataclass(frozen=True, slots=True)
class Unattended:
    """A unit that has something to do and nobody of its own to do it; `falls_to` is who has it meanwhile."""

    unit: Unit
    falls_to: Unit | None


def owners(*, on: date | None = None, but: Post | None = None) -> Owners:
    """Everybody who answers on a day, leaving out one post that is about to end."""
    held = posts_held(on=on).exclude(pk=but.pk) if but else posts_held(on=on)
    own = held.filter(role__in=FOR_A_UNIT).values_list("unit", flat=True)
    return Owners(frozenset(own), frozenset(homes(held.filter(role=Role.OFFICE))))


def with_open_work(units: QuerySet[Unit]) -> set[int]:
    """Those that have something to do; settings name who knows (UNITS_WITH_OPEN_WORK)."""
    found: set[int] = set()
    for knows in settings.UNITS_WITH_OPEN_WORK:
        found |= import_string(knows)(units)
    return found


def unattended(units: QuerySet[Unit], *, on: date | None = None) -> list[Unattended]:
    """Nothing without an owner: what this gives is shown to the office until somebody is appointed."""
    found = owners(on=on)
    rows = list(units.filter(pk__in=with_open_work(units)).order_by("order", "pk"))
    lone = [unit for unit in rows if unit.pk not in found.own]
    names = _by_key(filter(None, (found.of(unit) for unit in lone)))
    return [Unattended(unit, names.get(found.of(unit) or 0)) for unit in lone]


def _by_key(keys: Iterable[int]) -> dict[int, Unit]:
    return Unit.objects.in_bulk(set(keys))

"""Keeping the way down to every unit right when one is added or moves."""

from __future__ import annotations

from django.db.models import CharField, F, Value
from django.db.models.functions import Concat, Substr

from yinxin.apps.people.models import Unit
from yinxin.domain.errors import RefusedError

LONGEST = 400


def write_trail(unit: Unit) -> None:
    """The unit stands below its parent now, and all that is below it comes along."""
    old, new = unit.trail, f"{unit.parent.trail if unit.parent else '/'}{unit.pk}/"
    if old == new:
        return
    if len(new) > LONGEST:
        raise RefusedError("unit-too-deep", unit=unit.name)
    if old:
        below = Unit.objects.filter(trail__startswith=old).exclude(pk=unit.pk)
        below.update(trail=Concat(Value(new), Substr(F("trail"), len(old) + 1), output_field=CharField()))
    unit.trail = new
    Unit.objects.filter(pk=unit.pk).update(trail=new)

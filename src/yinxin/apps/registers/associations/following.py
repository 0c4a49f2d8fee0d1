"""When a town is merged or split, its ties to associations go to the unit that follows; its log stays as it was written."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import UnitChange, User
from yinxin.apps.registers.associations.models import Tie
from yinxin.apps.registers.units import successor
from yinxin.kit.audit.recording import Telling, record_each


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory (UNIT_CHANGE_FOLLOWERS)."""
    to, gone = successor(change)
    if to is None:
        return
    held = list(Tie.objects.select_for_update().filter(unit__in=gone, until__isnull=True).order_by("pk"))
    told = {"unit": to.name}
    record_each(
        "registers.change-part", [Telling(tie, {"unit": tie.unit_id}, told, change.citation) for tie in held], by=by
    )
    Tie.objects.filter(pk__in=[tie.pk for tie in held]).update(unit=to)

"""When a place is merged, what people offered to it is offered to the place that follows, so that nobody has to say it anew."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import UnitChange, User
from yinxin.apps.registers.talents.models import Answer, ContactRequest, Talent
from yinxin.apps.registers.units import successor
from yinxin.kit.audit.recording import record


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory (UNIT_CHANGE_FOLLOWERS). Each person reads in her own record that it happened."""
    to, gone = successor(change)
    if to is None:
        return
    for talent in Talent.objects.select_for_update(of=("self",)).filter(unit__in=gone).select_related("person"):
        talent.unit = to
        talent.save(update_fields=["unit"])
        record("talents.change", talent, by=by, new={"unit": to.name}, about=talent.person)
    ContactRequest.objects.filter(unit__in=gone, answer=Answer.WAITING).update(unit=to)

"""When a unit is merged or split, what firms asked of it and whom it keeps in contact with go to the unit that follows."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import Unit, UnitChange, User
from yinxin.apps.registers.enterprises.models import ContactOfficer, Issue, IssueState
from yinxin.apps.registers.units import successor
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import Telling, record_each


@transaction.atomic
def follow_unit_change(change: UnitChange, *, by: User) -> None:
    """Called by the directory (UNIT_CHANGE_FOLLOWERS). What is closed or ended stays with the unit that did it."""
    to, gone = successor(change)
    if to is None:
        return
    told = {"unit": to.name}
    issues = list(Issue.objects.select_for_update().filter(unit__in=gone).exclude(state=IssueState.CLOSED))
    held = list(ContactOfficer.objects.select_for_update().filter(unit__in=gone, until__isnull=True))
    handed = [Telling(one, {"unit": one.unit_id}, told, change.citation) for one in issues]
    paired = [Telling(one, {"unit": one.unit_id}, told, change.citation) for one in held]
    Issue.objects.filter(pk__in=[one.pk for one in issues]).update(unit=to)
    ContactOfficer.objects.filter(pk__in=[one.pk for one in held]).update(unit=to)
    record_each("enterprises.hand-on", handed, by=by)
    record_each("registers.change-part", paired, by=by)


def refuse_with_open_issues(unit: Unit) -> None:
    """Called by the directory before a unit is closed (UNIT_CLOSING_GUARDS)."""
    if n := Issue.objects.filter(unit=unit).exclude(state=IssueState.CLOSED).count():
        raise RefusedError("unit-has-issues", unit=unit.name, n=n)

"""Saying that one has looked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.models import LastLook
from yinxin.kit import still_there

OVERLAP = timedelta(minutes=1)
"""What was written before the page was made may be kept only after it: rather shown twice than never."""


@transaction.atomic
def look(plan: Plan, *, by: User, until: datetime) -> None:
    """Everything up to `until` is seen; a page kept open since yesterday takes nothing back. It is nobody's act of office."""
    still_there.hold(by)
    at = min(until, timezone.now()) - OVERLAP
    row, is_first = LastLook.objects.select_for_update().get_or_create(person=by, plan=plan, defaults={"at": at})
    if not is_first and row.at < at:
        row.at = at
        row.save(update_fields=["at"])

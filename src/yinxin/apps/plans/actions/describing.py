"""Correcting what the head of a document says: title, number, issuer, period, who may see the plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan
from yinxin.kit.audit.recording import record

FACTS = ("title", "document_number", "issuer", "period_start", "period_end", "classification")


@transaction.atomic
def describe(plan: Plan, facts: Mapping[str, Any], *, by: User) -> Plan:
    """What equals the old value is no correction and leaves no event."""
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    changed = {name: facts[name] for name in FACTS if name in facts and facts[name] != getattr(held, name)}
    if changed:
        old = {name: _plain(getattr(held, name)) for name in changed}
        for name, value in changed.items():
            setattr(held, name, value)
        held.save(update_fields=list(changed))
        record("plans.describe", held, by=by, old=old, new={name: _plain(value) for name, value in changed.items()})
    return held


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

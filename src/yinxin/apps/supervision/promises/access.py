"""Which plans everybody may see: those the office switched on, as long as they are open and in force. Anything else is not there."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.supervision.models import Promise


def promises() -> QuerySet[Promise]:
    return (
        Promise.objects.filter(is_on=True, plan__classification=Classification.OPEN)
        .exclude(plan__state=Plan.State.DRAFT)
        .select_related("plan", "plan__place")
        .order_by("-plan__period_end", "-plan")
    )


def some() -> QuerySet[Promise]:
    """All of them; where no plan is public, there is no such page."""
    found = promises()
    if not found.exists():
        raise Http404
    return found


def promise(plan: int) -> Promise:
    found = promises().filter(plan=plan).first()
    if found is None:
        raise Http404
    return found

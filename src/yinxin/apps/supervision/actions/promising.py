"""Putting a plan on the public promise page, and taking it off again: the office decides, with its reason, on record."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Classification, Plan
from yinxin.apps.supervision.models import Promise
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def promise(plan: Plan, *, with_reports: bool, reason: str, by: User) -> Promise:
    """Raises RefusedError("promise-internal") for a plan of 内部, "promise-draft" for one that is not confirmed."""
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if held.classification != Classification.OPEN:
        raise RefusedError("promise-internal", title=held.title)
    if held.state == Plan.State.DRAFT:
        raise RefusedError("promise-draft", title=held.title)
    return _keep(held, is_on=True, with_reports=with_reports, reason=reason, by=by)


@transaction.atomic
def take_off(plan: Plan, *, reason: str, by: User) -> Promise:
    held = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    return _keep(held, is_on=False, with_reports=False, reason=reason, by=by)


def _keep(plan: Plan, *, is_on: bool, with_reports: bool, reason: str, by: User) -> Promise:
    before = Promise.objects.filter(plan=plan).first()
    old = {"is_on": bool(before and before.is_on), "with_reports": bool(before and before.with_reports)}
    new = {"is_on": is_on, "with_reports": with_reports}
    kept, _made = Promise.objects.update_or_create(plan=plan, defaults={**new, "reason": reason, "by": by})
    if old != new:
        record("supervision.promise" if is_on else "supervision.take-off", plan, by=by, old=old, new=new, reason=reason)
    return kept

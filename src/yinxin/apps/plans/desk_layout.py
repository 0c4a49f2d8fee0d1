"""Laying what was read on the desk: the plan it belongs to, its tasks with their units resolved, its differences."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from yinxin.apps.plans.models import Classification, Plan, ProposedTask, Source
from yinxin.apps.plans.resolving import Resolver
from yinxin.apps.plans.revision import find_changes, serials_of
from yinxin.domain.plans.proposal import Proposal, as_json, value_as_json
from yinxin.domain.text.fold import fold
from yinxin.kit.audit.recording import record

ADDED = "added"
"""The keys of tasks a person added begin so; those of tasks that were read never do."""


def lay_out(source: Source, proposal: Proposal) -> None:
    """Runs in the transaction that ends the reading. A reading done twice lays the desk anew."""
    source.proposal = as_json(proposal)
    source.text_of_source = proposal.text_of_source
    source.plan = known_plan(source, proposal)
    source.is_revision = source.plan is not None
    if source.plan is None:
        source.plan = new_plan(source, proposal)
    source.state, source.progress, source.read_at = Source.State.READY, 100, timezone.now()
    source.save()
    lay_tasks(source, proposal)
    if source.is_revision:
        narrow(source.plan, proposal)
        find_changes(source)
        _close_if_equal(source)
    record("plans.read", source, by=None, new={"plan": source.plan_id, "tasks": len(proposal.tasks)})


def narrow(plan: Plan, proposal: Proposal) -> None:
    """A newer version marked 内部 restricts the whole plan at once: its words must not reach readers with the first cell taken."""
    if proposal.classification and plan.classification == Classification.OPEN:
        plan.classification = Classification.INTERNAL
        plan.save(update_fields=["classification"])
        record("plans.describe", plan, by=None, old={"classification": "open"}, new={"classification": "internal"})


def _close_if_equal(source: Source) -> None:
    """A version that differs in no cell leaves nothing for a person to decide."""
    if not source.changes.exists() and source.proposed.exists():
        source.state, source.confirmed_at = Source.State.CONFIRMED, source.read_at
        source.save(update_fields=["state", "confirmed_at"])


def lay_tasks(source: Source, proposal: Proposal) -> None:
    """What was read is laid anew; what a person added by hand stays, for no reading would bring it back."""
    source.proposed.exclude(key__startswith=ADDED).delete()
    source.proposed.filter(state=ProposedTask.State.CONFIRMED).update(state=ProposedTask.State.OPEN, task=None)
    resolver = Resolver(source.place)
    serials = serials_of(source, len(proposal.tasks))
    ProposedTask.objects.bulk_create(
        [
            _proposed(source, order, serial, value_as_json(task), resolver)
            for order, (serial, task) in enumerate(zip(serials, proposal.tasks, strict=True), start=1)
        ]
    )


def known_plan(source: Source, proposal: Proposal) -> Plan | None:
    """The plan this document is a newer version of: same document number, or the same title, in the same place."""
    confirmed = Plan.objects.filter(place=source.place).exclude(state=Plan.State.DRAFT)
    if proposal.document_number:
        same = confirmed.filter(document_number=proposal.document_number).first()
        if same:
            return same
    title = fold(proposal.title)
    return next((plan for plan in confirmed if fold(plan.title) == title), None)


def new_plan(source: Source, proposal: Proposal) -> Plan:
    return Plan.objects.create(
        place=source.place,
        title=(proposal.title or source.name)[:300],
        document_number=(proposal.document_number or "")[:100],
        issuer=(proposal.issuer or "")[:200],
        period_start=_day(proposal.period.start if proposal.period else None),
        period_end=_day(proposal.period.end if proposal.period else None),
        # Anything the document calls itself other than open keeps it inside the office: never wider than printed.
        classification=Classification.INTERNAL if proposal.classification else Classification.OPEN,
        lead_rule=proposal.lead_rule.value,
        created_by=source.uploaded_by,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _proposed(source: Source, order: int, serial: int, task: dict[str, Any], resolver: Resolver) -> ProposedTask:
    units, doubts = resolver.resolve(task["units"])
    return ProposedTask(
        source=source,
        key=task["id"],
        serial=serial,
        order=order * 10,
        original=task,
        current={**task, "units": units},
        covers=[task["id"]],
        doubts=[*task["doubts"], *doubts],
    )

"""Deciding over a newer version of a plan: take a difference into the list, or leave the list as it is."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.actions.confirming import enter_one, finish
from yinxin.apps.plans.actions.holding import hold_source
from yinxin.apps.plans.actions.rewriting import take_over, withdraw
from yinxin.apps.plans.desk_layout import lay_tasks, narrow, new_plan
from yinxin.apps.plans.keeping import Sections
from yinxin.apps.plans.models import Change, Plan, ProposedTask, Source
from yinxin.apps.plans.revision import find_changes
from yinxin.domain.errors import RefusedError
from yinxin.domain.plans.stored import proposal_from
from yinxin.kit.audit.recording import record


@transaction.atomic
def apply_change(change: Change, *, cells: list[str] | None = None, by: User) -> Change:
    """Take one difference into the list; of a changed task all cells, or those named."""
    source = hold_source(change.source_id)
    held = _open(change)
    _apply(held, cells, by=by)
    finish(source, by=by)
    return held


@transaction.atomic
def apply_changes(source: Source, *, by: User) -> int:
    """Take all differences nobody has decided yet."""
    held = hold_source(source.pk)
    rows = list(held.changes.filter(state=Change.State.OPEN).select_related("source", "task", "proposed"))
    for change in rows:
        _apply(change, None, by=by)
    finish(held, by=by)
    return len(rows)


@transaction.atomic
def keep_as_is(change: Change, *, by: User) -> Change:
    """The list stays as it is: the new task is not taken, the changed or missing one stays unchanged."""
    source = hold_source(change.source_id)
    held = _open(change)
    held.state = Change.State.KEPT
    held.save(update_fields=["state"])
    if held.proposed:
        aside = ProposedTask.State.DROPPED if held.kind == Change.Kind.ADDED else ProposedTask.State.CONFIRMED
        held.proposed.state = aside
        held.proposed.save(update_fields=["state"])
    record("plans.keep-as-is", held, by=by, old={"state": "open"}, new={"state": "kept"})
    finish(source, by=by)
    return held


@transaction.atomic
def set_revision(source: Source, plan: Plan | None, *, by: User) -> Source:
    """Say which plan a document is a newer version of, or that it is a plan of its own, before anything is confirmed."""
    held = hold_source(source.pk)
    if held.proposed.filter(task__isnull=False).exists() and not held.is_revision:
        raise RefusedError("revision-after-confirming", name=held.name)
    if held.changes.exclude(state=Change.State.OPEN).exists():
        raise RefusedError("revision-after-confirming", name=held.name)
    old = held.plan
    if plan == old:
        return held
    proposal = proposal_from({**(held.proposal or {}), "text_of_source": held.text_of_source})
    held.changes.all().delete()
    held.plan = plan or new_plan(held, proposal)
    held.is_revision = plan is not None
    held.save(update_fields=["plan", "is_revision"])
    lay_tasks(held, proposal)
    if plan:
        narrow(plan, proposal)
        find_changes(held)
    if old and old.state == Plan.State.DRAFT and not old.sources.exists():
        old.delete()
    record("plans.set-revision", held, by=by, old={"plan": old.pk if old else None}, new={"plan": held.plan_id})
    return held


def _open(change: Change) -> Change:
    held = Change.objects.select_related("source", "task", "proposed").get(pk=change.pk)
    if held.state != Change.State.OPEN:
        raise RefusedError("change-decided", state=held.get_state_display())
    return held


def _apply(change: Change, cells: list[str] | None, *, by: User) -> None:
    plan = change.source.plan
    if plan is None:
        raise ValueError("a difference belongs to a plan")
    if change.kind == Change.Kind.CHANGED:
        take_over(change, cells, Sections(plan, change.source), by=by)
    elif change.kind == Change.Kind.ADDED and change.proposed:
        enter_one(change.source, plan, change.proposed, by=by)
    elif change.task:
        withdraw(change.task, by=by, reason=change.source.name)
        Change.objects.filter(pk=change.pk).update(state=Change.State.APPLIED)

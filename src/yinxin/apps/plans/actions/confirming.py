"""Confirming: what a person has looked at enters the responsibility list. Nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.plans.actions.holding import hold_open, hold_source
from yinxin.apps.plans.actions.rewriting import take_over
from yinxin.apps.plans.following import tell_followers
from yinxin.apps.plans.keeping import Item, Sections, figure_row, fill, write_parts
from yinxin.apps.plans.models import Change, Figure, Plan, ProposedTask, Source, Task
from yinxin.apps.plans.revision import compare_again, order_tasks
from yinxin.domain.plans import proposal
from yinxin.domain.plans.stored import figure_from, section_from
from yinxin.domain.text.fold import fold
from yinxin.kit.audit.recording import Telling, record, record_each

STANDING = (ProposedTask.State.OPEN, ProposedTask.State.CONFIRMED)


@transaction.atomic
def confirm(row: ProposedTask, *, by: User) -> Task:
    """Confirm one proposed task."""
    held = hold_open(row)
    _confirm(held.source, [held], by=by)
    held.refresh_from_db()
    task: Task = held.task  # type: ignore[assignment]
    return task


@transaction.atomic
def confirm_clear(source: Source, *, by: User) -> int:
    """Confirm all that have no doubts. How many these were."""
    held = hold_source(source.pk)
    rows = [row for row in _open(held) if not row.is_doubtful]
    _confirm(held, rows, by=by)
    return len(rows)


@transaction.atomic
def confirm_all(source: Source, *, by: User) -> int:
    """Confirm all that are open, with whatever doubts they have: the person takes them as they stand."""
    held = hold_source(source.pk)
    rows = _open(held)
    _confirm(held, rows, by=by)
    return len(rows)


def _open(source: Source) -> list[ProposedTask]:
    return list(source.proposed.filter(state=ProposedTask.State.OPEN).select_related("task"))


def _confirm(source: Source, rows: Sequence[ProposedTask], *, by: User) -> None:
    plan = source.plan
    if plan is None or not rows:
        return
    sections = Sections(plan, source)
    changed = {change.proposed_id: change for change in source.changes.filter(kind=Change.Kind.CHANGED)}
    new = [row for row in rows if row.pk not in changed]
    for row in rows:
        if row.pk in changed:
            take_over(changed[row.pk], None, sections, by=by)
    _enter(source, plan, new, sections, by=by)
    _put_in_force(source, plan, by=by)
    finish(source, by=by)


def _enter(source: Source, plan: Plan, rows: Sequence[ProposedTask], sections: Sections, *, by: User) -> None:
    _renumber(plan, rows)
    pairs: list[tuple[Task, Item]] = []
    for row, figures in zip(rows, _figures_of(source, rows), strict=True):
        task = Task(plan=plan, source=source, serial=row.serial, order=row.order)
        item = Item(row.current, figures)
        fill(task, item, sections)
        pairs.append((task, item))
    Task.objects.bulk_create([task for task, _ in pairs])
    write_parts(pairs, source)
    for row, (task, _item) in zip(rows, pairs, strict=True):
        row.task, row.state = task, ProposedTask.State.CONFIRMED
    ProposedTask.objects.bulk_update(rows, ["task", "state", "serial"])
    source.changes.filter(proposed__in=[row.pk for row in rows]).update(state=Change.State.APPLIED)
    _link_parents(source)
    tell_followers([task.pk for task, _ in pairs])
    told = [Telling(row, old=_edited(row), new={"task": row.task_id, **row.current}) for row in rows]
    record_each("plans.confirm", told, by=by)


def _renumber(plan: Plan, rows: Sequence[ProposedTask]) -> None:
    """Two desks of one plan may have given out the same number; the list gives each once."""
    taken = set(plan.tasks.values_list("serial", flat=True))
    for row in rows:
        if row.serial in taken:
            row.serial = max(taken) + 1
        taken.add(row.serial)


def enter_one(source: Source, plan: Plan, row: ProposedTask, *, by: User) -> None:
    """One added task of a newer version. Runs in the caller's transaction."""
    _enter(source, plan, [row], Sections(plan, source), by=by)
    _put_in_force(source, plan, by=by)


def _edited(row: ProposedTask) -> dict[str, Any]:
    """What was read, where a person made something else of it."""
    return {name: value for name, value in row.original.items() if row.current.get(name) != value and name != "units"}


def _figures_of(source: Source, rows: Sequence[ProposedTask]) -> list[tuple[proposal.Figure, ...]]:
    """The figures read in each task. After a split the part that prints the quote has it; else the first part."""
    found: dict[int, list[proposal.Figure]] = {row.pk: [] for row in rows}
    for data, home in zip(_indicators(source), _homes(source), strict=True):
        if home in found:
            found[home].append(figure_from(data))
    return [tuple(found[row.pk]) for row in rows]


def _homes(source: Source) -> list[int | None]:
    """For each figure the task that has it, among all that stand on the desk: parts may be confirmed one by one."""
    standing = [row for row in source.proposed.all() if row.state in STANDING]
    texts = {row.pk: fold(f"{row.current.get('text', '')} {row.current.get('phases', '')}") for row in standing}
    covering: dict[str, list[int]] = {}
    for row in standing:
        for key in row.covers:
            covering.setdefault(key, []).append(row.pk)
    homes: list[int | None] = []
    for data in _indicators(source):
        candidates = covering.get(data["task"], [])
        quote = fold(data["quote"])
        first = candidates[0] if candidates else None
        homes.append(next((pk for pk in candidates if quote in texts[pk]), first))
    return homes


def _indicators(source: Source) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (source.proposal or {}).get("indicators", [])
    return found


def _link_parents(source: Source) -> None:
    """An assigned step hangs under its task as soon as both are confirmed, whichever came first."""
    rows = list(source.proposed.filter(task__isnull=False).select_related("task"))
    by_key = {key: row.task for row in reversed(rows) for key in row.covers}
    linked = []
    for row in rows:
        parent = by_key.get(row.current.get("parent"))
        if row.task and parent and parent.pk != row.task_id and row.task.parent_id != parent.pk:
            row.task.parent = parent
            linked.append(row.task)
    Task.objects.bulk_update(linked, ["parent"])


def _put_in_force(source: Source, plan: Plan, *, by: User) -> None:
    """With its first confirmed task the plan is there for its readers, with its prefaces, goals and figures of the whole."""
    if plan.state != Plan.State.DRAFT:
        return
    plan.state = Plan.State.IN_FORCE
    plan.save(update_fields=["state"])
    record("plans.put-in-force", plan, by=by, old={"state": "draft"}, new={"state": "in-force"})
    read = source.proposal or {}
    sections = Sections(plan, source)
    for order, data in enumerate(read.get("sections", []), start=1):
        sections.keep(section_from(data), order)
    Figure.objects.bulk_create(
        [
            figure_row(figure_from(data), order, plan=plan, task=None, source=source)
            for order, data in enumerate(read.get("indicators", []), start=1)
            if data["task"] is None
        ]
    )


def finish(source: Source, *, by: User) -> None:
    """Put the list in order, and close the import when nothing of it waits for a person any more."""
    if source.plan and source.is_revision:
        order_tasks(source.plan)
    waits = source.proposed.filter(state=ProposedTask.State.OPEN).exists()
    if waits or source.changes.filter(state=Change.State.OPEN).exists() or source.state == Source.State.CONFIRMED:
        return
    source.state, source.confirmed_at = Source.State.CONFIRMED, timezone.now()
    source.save(update_fields=["state", "confirmed_at"])
    record("plans.finish-import", source, by=by, new={"state": "confirmed"})
    if source.plan:
        compare_again(source.plan, other_than=source)

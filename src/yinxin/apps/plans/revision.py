"""A newer version of a plan beside the list: what is added, changed cell by cell, and gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db.models import Max

from yinxin.apps.plans.duty import as_value
from yinxin.apps.plans.keeping import snapshot
from yinxin.apps.plans.models import Change, Plan, ProposedTask, Source, Task
from yinxin.apps.plans.queries import with_parts
from yinxin.domain.plans import diff
from yinxin.domain.plans.stored import task_from

TAKEN = (Source.State.READY, Source.State.CONFIRMED)


def serials_of(source: Source, count: int) -> list[int]:
    """Numbers for the tasks of a document. A first version counts from 1; a later one goes on after the list's last."""
    plan = source.plan
    highest = plan.tasks.aggregate(highest=Max("serial"))["highest"] if plan else None
    return list(range((highest or 0) + 1, (highest or 0) + count + 1))


def find_changes(source: Source) -> None:
    """Compare the desk with the list. Tasks that are equal in every cell are confirmed by the list already."""
    source.changes.all().delete()
    plan = source.plan
    if plan is None:
        return
    old, new = _listed(plan), _proposed(source)
    found = diff.compare([value for _, value in old], [value for _, value in new])
    tasks = {id(value): task for task, value in old}
    rows = {id(value): row for row, value in new}
    _confirm_kept(found, tasks, rows)
    changes = [
        Change(
            source=source,
            kind=Change.Kind.CHANGED,
            task=tasks[id(pair.old)],
            proposed=rows[id(pair.new)],
            cells=[asdict(cell) for cell in pair.cells],
            order=rows[id(pair.new)].order,
        )
        for pair in found.changed
    ]
    changes += [
        Change(source=source, kind=Change.Kind.ADDED, proposed=rows[id(task)], order=rows[id(task)].order)
        for task in found.added
    ]
    changes += [
        Change(source=source, kind=Change.Kind.GONE, task=tasks[id(task)], order=tasks[id(task)].order, before=None)
        for task in found.gone
    ]
    Change.objects.bulk_create(changes)


def compare_again(plan: Plan, *, other_than: Source) -> None:
    """The list changed under newer versions nobody has decided about: they are compared with the list as it stands now."""
    waiting = plan.sources.filter(is_revision=True, state__in=[Source.State.READY, Source.State.UNDONE])
    for source in waiting.exclude(pk=other_than.pk):
        if not source.changes.exclude(state=Change.State.OPEN).exists():
            source.proposed.filter(state=ProposedTask.State.CONFIRMED).update(state=ProposedTask.State.OPEN, task=None)
            find_changes(source)


def order_tasks(plan: Plan) -> None:
    """The list stands in the order of the latest version taken into it; what only an older one prints keeps its place."""
    rows = ProposedTask.objects.filter(
        task__plan=plan, state=ProposedTask.State.CONFIRMED, source__state__in=TAKEN
    ).order_by("source_id", "order")
    orders = dict(rows.values_list("task", "order"))
    moved = [task for task in plan.tasks.all() if orders.get(task.pk, task.order) != task.order]
    for task in moved:
        task.order = orders[task.pk]
    Task.objects.bulk_update(moved, ["order"])


def merged_with(change: Change, fields: list[str] | None) -> dict[str, Any]:
    """The task of the list with the chosen cells of the new version; without a choice, the new version whole."""
    if change.proposed is None or change.task is None:
        raise ValueError("only a changed task has two versions")
    new: Mapping[str, Any] = change.proposed.current
    if fields is None:
        return dict(new)
    data = snapshot(change.task)["task"]
    taken = {name: new.get(name) for name in fields}
    if "due" in fields:
        taken["due_text"] = new.get("due_text")
    return {**data, **taken}


def _listed(plan: Plan) -> list[tuple[Task, Any]]:
    tasks = with_parts(plan.tasks.filter(standing=Task.Standing.IN_LIST).order_by("order"))
    return [(task, as_value(task)) for task in tasks]


def _proposed(source: Source) -> list[tuple[ProposedTask, Any]]:
    aside = (ProposedTask.State.SPLIT, ProposedTask.State.MERGED, ProposedTask.State.DROPPED)
    return [(row, task_from(row.current)) for row in source.proposed.exclude(state__in=aside)]


def _confirm_kept(found: diff.Diff, tasks: Mapping[int, Task], rows: Mapping[int, ProposedTask]) -> None:
    kept = []
    for pair in (*found.kept, *found.changed):
        row = rows[id(pair.new)]
        row.task, row.serial = tasks[id(pair.old)], tasks[id(pair.old)].serial
        if not pair.cells:
            row.state = ProposedTask.State.CONFIRMED
        kept.append(row)
    ProposedTask.objects.bulk_update(kept, ["task", "serial", "state"])

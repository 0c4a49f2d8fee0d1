"""Taking a newer version's cells into a task of the list. What stood there is kept with the change, so that it can return."""

from __future__ import annotations

from yinxin.apps.people.models import User
from yinxin.apps.plans.following import tell_followers
from yinxin.apps.plans.keeping import Item, Sections, rewrite, snapshot
from yinxin.apps.plans.models import Change, ProposedTask, Task
from yinxin.apps.plans.revision import merged_with
from yinxin.domain.plans.stored import figure_from
from yinxin.kit.audit.recording import record


def take_over(change: Change, fields: list[str] | None, sections: Sections, *, by: User) -> None:
    """`fields` are the cells chosen; None takes the new version whole. Runs in the caller's transaction."""
    task, proposed = change.task, change.proposed
    if task is None or proposed is None:
        raise ValueError("only a changed task has two versions")
    before = snapshot(task)
    data = merged_with(change, fields)
    figures = [
        figure_from(figure)
        for figure in (change.source.proposal or {}).get("indicators", [])
        if figure["task"] in proposed.covers
    ]
    whole = fields is None or "text" in fields
    item = Item(data, tuple(figures) if whole else tuple(figure_from(one) for one in before["figures"]))
    if whole:
        task.source = change.source
    rewrite(task, item, task.source, sections)
    tell_followers([task.pk])
    change.before, change.state = before, Change.State.APPLIED
    change.save(update_fields=["before", "state"])
    ProposedTask.objects.filter(pk=proposed.pk).update(state=ProposedTask.State.CONFIRMED, task=task)
    taken = [cell for cell in change.cells if fields is None or cell["field"] in fields]
    record(
        "plans.revise",
        task,
        by=by,
        old={cell["field"]: cell["old"] for cell in taken},
        new={cell["field"]: cell["new"] for cell in taken},
        reason=change.source.name,
    )


def withdraw(task: Task, *, by: User, reason: str) -> None:
    """A task the new version no longer has leaves the list; its address, its units and its past stay."""
    task.standing = Task.Standing.WITHDRAWN
    task.save(update_fields=["standing"])
    tell_followers([task.pk])
    record("plans.withdraw", task, by=by, old={"standing": "in-list"}, new={"standing": "withdrawn"}, reason=reason)

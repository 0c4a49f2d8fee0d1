"""Undoing a confirmed import while nobody has reported on it: the list is again what it was, the desk is open again."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from yinxin.apps.people.models import User
from yinxin.apps.plans.following import tell_followers
from yinxin.apps.plans.keeping import Sections, item_from, rewrite
from yinxin.apps.plans.models import Change, Figure, Plan, ProposedTask, Source, Task
from yinxin.apps.plans.revision import compare_again, order_tasks
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def undo_import(source: Source, reason: str, *, by: User) -> Source:
    held = Source.objects.select_for_update(of=("self",)).select_related("plan").get(pk=source.pk)
    entered = _entered(held)
    revised = list(held.changes.filter(state=Change.State.APPLIED).select_related("task").order_by("-pk"))
    _refuse_if_built_upon(held, entered, revised)
    for change in revised:
        _put_back(change)
    Figure.objects.filter(source=held).delete()
    for task in entered:
        task.delete()
    _take_out_of_force(held)
    held.proposed.filter(state=ProposedTask.State.CONFIRMED).update(state=ProposedTask.State.OPEN)
    held.changes.all().update(state=Change.State.OPEN, before=None)
    _leave_equal_ones(held)
    held.state, held.confirmed_at = Source.State.UNDONE, None
    held.save(update_fields=["state", "confirmed_at"])
    if held.plan and held.is_revision:
        order_tasks(held.plan)
    if held.plan:
        compare_again(held.plan, other_than=held)
    record(
        "plans.undo-import",
        held,
        by=by,
        old={"tasks": [task.serial for task in entered], "revised": [change.task_id for change in revised]},
        new={"state": "undone"},
        reason=reason,
    )
    return held


def _entered(source: Source) -> list[Task]:
    """The tasks that came into the list with this document, not those it only changed."""
    changed = source.changes.filter(kind=Change.Kind.CHANGED).values("task")
    keys = source.proposed.filter(task__isnull=False).exclude(task__in=changed).values("task")
    return list(Task.objects.filter(pk__in=keys, source=source))


def _refuse_if_built_upon(source: Source, entered: list[Task], revised: list[Change]) -> None:
    touched = [*entered, *(change.task for change in revised if change.task)]
    if not touched:
        raise RefusedError("undo-nothing", name=source.name)
    for name in settings.UNDOING_GUARDS:
        import_string(name)(touched)
    for task in touched:
        if task.status != Task.Status.ASSIGNED:
            raise RefusedError("undo-reported", title=task.title)
        if task.amendments.exists():
            raise RefusedError("undo-amended", title=task.title)
        later = Change.objects.filter(task=task, state=Change.State.APPLIED, source__pk__gt=source.pk).first()
        if later:
            raise RefusedError("undo-revised-later", title=task.title, name=later.source.name)


def _put_back(change: Change) -> None:
    task = change.task
    if task is None:
        return
    if change.kind == Change.Kind.GONE:
        task.standing = Task.Standing.IN_LIST
        task.save(update_fields=["standing"])
    elif change.before:
        task.source = Source.objects.get(pk=change.before["source"])
        task.order = change.before["order"]
        rewrite(task, item_from(change.before), task.source, Sections(task.plan, task.source))
    tell_followers([task.pk])


def _take_out_of_force(source: Source) -> None:
    plan = source.plan
    if plan and not (source.is_revision and plan.tasks.exists()):
        plan.sections.filter(source=source).delete()
        plan.state = Plan.State.DRAFT
        plan.save(update_fields=["state"])


def _leave_equal_ones(source: Source) -> None:
    """Tasks that a newer version only repeats were never waiting for a person."""
    waiting = source.changes.values("proposed")
    repeated = source.proposed.filter(state=ProposedTask.State.OPEN, task__isnull=False).exclude(pk__in=waiting)
    repeated.update(state=ProposedTask.State.CONFIRMED)

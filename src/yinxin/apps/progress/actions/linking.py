"""The office says which task follows which, and takes it back."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan, Task
from yinxin.apps.progress import overlapping
from yinxin.apps.progress.models import TaskLink
from yinxin.domain.errors import RefusedError
from yinxin.domain.progress.overlap import Link, refuse_ring
from yinxin.kit.audit.recording import record


@transaction.atomic
def link(before: Task, after: Task, *, lag: int = 0, reason: str = "", by: User) -> TaskLink:
    """RefusedError "link-plan", "link-there", or "link-ring" with the tasks that would wait for one another."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("place").get(pk=before.plan_id)
    if before.pk == after.pk or after.plan_id != plan.pk:
        raise RefusedError("link-plan", title=before.title)
    rows = overlapping.links_of(plan)
    if any((row.before_id, row.after_id) == (before.pk, after.pk) for row in rows):
        raise RefusedError("link-there", before=before.title, after=after.title)
    try:
        refuse_ring([overlapping.as_link(row) for row in rows], Link(before.pk, after.pk, lag))
    except RefusedError as refused:
        raise _said(refused) from None
    made = TaskLink.objects.create(before=before, after=after, lag=lag, reason=reason.strip(), by=by)
    new = {"before": before.title, "after": after.title, "lag": str(lag)}
    record("progress.link", after, by=by, new=new, reason=made.reason)
    overlapping.warn_those_behind(plan)
    return made


@transaction.atomic
def unlink(row: TaskLink, *, reason: str = "", by: User) -> None:
    """What hung together no longer does. Taken back twice it is taken back once."""
    held = TaskLink.objects.select_for_update(of=("self",)).select_related("before", "after").filter(pk=row.pk).first()
    if held is None:
        return
    old = {"before": held.before.title, "after": held.after.title, "lag": str(held.lag)}
    record("progress.unlink", held.after, by=by, old=old, reason=reason.strip())
    held.delete()


def _said(refused: RefusedError) -> RefusedError:
    """The ring by the numbers of the list, so that one can follow it."""
    ring = [int(str(key)) for key in refused.facts["ring"]]  # type: ignore[attr-defined]  # facts are values of any kind
    serials = dict(Task.objects.filter(pk__in=ring).values_list("pk", "serial"))
    return RefusedError(refused.code, ring=" → ".join(str(serials[key]) for key in ring))

"""Taking a document out again that never entered the list: the wrong file, or a report that is no plan."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan, ProposedTask, Source
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.removing import remove


@transaction.atomic
def discard(source: Source, reason: str, *, by: User) -> None:
    """The document, what was read in it and its draft go; who took it out and why stays on record."""
    held = Source.objects.select_for_update(of=("self",)).select_related("plan", "received").get(pk=source.pk)
    if held.is_being_read:
        raise RefusedError("desk-closed", name=held.name)
    taken = held.proposed.filter(state=ProposedTask.State.CONFIRMED, task__isnull=False)
    if held.tasks.exists() or held.figures.exists() or (taken.exists() and not _only_repeats(held)):
        raise RefusedError("discard-in-list", name=held.name)
    record("plans.discard", held, by=by, old={"name": held.name, "sha256": held.sha256}, reason=reason)
    plan, received = held.plan, held.received
    held.delete()
    remove(received)
    if plan and plan.state == Plan.State.DRAFT and not plan.sources.exists():
        plan.delete()


def _only_repeats(source: Source) -> bool:
    """A newer version of which nothing was applied: its confirmed rows are those the list had already."""
    return source.is_revision and not source.changes.filter(state="applied").exists()

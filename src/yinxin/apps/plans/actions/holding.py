"""Holding a desk while one person changes it: the source's row is locked, so that two people never overwrite each other."""

from __future__ import annotations

from yinxin.apps.plans.models import ProposedTask, Source
from yinxin.domain.errors import RefusedError


def hold_source(pk: int) -> Source:
    source = Source.objects.select_for_update(of=("self",)).select_related("plan", "place").get(pk=pk)
    if not source.is_open:
        raise RefusedError("desk-closed", name=source.name)
    return source


def hold_open(row: ProposedTask) -> ProposedTask:
    """The row as it stands now, still open to edits; one confirmed, split or merged meanwhile is refused."""
    hold_source(row.source_id)
    held = ProposedTask.objects.select_related("source", "source__place", "source__plan").get(pk=row.pk)
    if held.state != ProposedTask.State.OPEN:
        raise RefusedError("desk-not-open", title=str(held), state=held.get_state_display())
    return held

"""Taking a report document out again of which nothing became evidence."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.progress.models import ReportDocument, Statement
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.removing import remove


@transaction.atomic
def discard(document: ReportDocument, reason: str, *, by: User) -> None:
    """The document and what was read in it go; who took it out and why stays on record."""
    held = ReportDocument.objects.select_for_update(of=("self",)).select_related("received").get(pk=document.pk)
    if held.is_being_read:
        raise RefusedError("evidence-being-read", name=held.name)
    if held.statements.filter(state=Statement.State.CONFIRMED).exists():
        raise RefusedError("evidence-in-documents", name=held.name)
    record("progress.evidence-discard", held, by=by, old={"name": held.name, "sha256": held.sha256}, reason=reason)
    received = held.received
    held.delete()
    remove(received)

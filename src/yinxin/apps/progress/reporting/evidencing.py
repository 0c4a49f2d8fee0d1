"""Evidence for a line: a file taken in, an address, a confirmed sentence of a document, another unit's report; and taking it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from yinxin.apps.people.models import User
from yinxin.apps.progress.evidence.access import FROM_OPEN_DOCUMENTS
from yinxin.apps.progress.models import Evidence, Line, Report
from yinxin.apps.progress.reporting.filling import draft_of
from yinxin.documents.guarded import read_guarded
from yinxin.domain.errors import RefusedError, UnreadableError
from yinxin.domain.plans.secrecy import secrecy
from yinxin.kit.audit.recording import record
from yinxin.kit.intake.cleaning.cleaned import DOCUMENTS, EVIDENCE
from yinxin.kit.intake.cleaning.cleaned import FileKind as Kind
from yinxin.kit.intake.models import Received
from yinxin.kit.intake.receiving import Inspected, inspect, keeping, refuse_too_large

HEAD = 4000
"""Characters that are looked at for a mark of secrecy, as in every document that comes in."""
MOST = 20
"""Pieces of evidence for one report."""


def add_file(line: Line, name: str, data: bytes, *, by: User) -> Evidence:
    """A picture, PDF or document. One marked 绝密, 机密 or 秘密 is refused before anything of it is kept."""
    refuse_too_large(name, len(data))
    inspected = inspect(name, data, kinds=EVIDENCE | DOCUMENTS, by=by)
    _refuse_marked(inspected)
    with keeping(inspected, by=by) as received:
        return _add(line, Evidence(kind=Evidence.Kind.FILE, title=received.name, file=received), by=by)


def add_link(line: Line, url: str, title: str, *, by: User) -> Evidence:
    return _add(line, Evidence(kind=Evidence.Kind.LINK, title=title or url[:300], url=url), by=by)


def cite(line: Line, other: Report, *, by: User) -> Evidence:
    """Another unit's report as evidence; once."""
    draft = draft_of(line, by=by)
    found = draft.evidence.filter(other=other, withdrawn_at__isnull=True).first()
    title = f"{other.unit.name} {other.as_of:%Y-%m-%d}"
    return found or _add(line, Evidence(kind=Evidence.Kind.REPORT, title=title, other=other), by=by)


@transaction.atomic
def use_found(line: Line, pk: int, *, by: User) -> Evidence:
    """A sentence that was confirmed as evidence for the task and that nobody has used yet."""
    draft = draft_of(line, by=by)
    found = (
        Evidence.objects.select_for_update(of=("self",))
        .filter(FROM_OPEN_DOCUMENTS, pk=pk, task=line.task_id, report__isnull=True)
        .first()
    )
    if found is None or found.withdrawn_at is not None:
        raise RefusedError("evidence-gone", title=line.task.title)
    found.report = draft
    found.save(update_fields=["report"])
    record("progress.use-evidence", found, by=by, new={"report": draft.pk})
    return found


@transaction.atomic
def withdraw(line: Line, pk: int, *, by: User) -> Evidence:
    """Take back what is in the draft. A found sentence is free again, for others or for later."""
    draft = draft_of(line, by=by)
    found = draft.evidence.select_for_update(of=("self",)).filter(pk=pk, withdrawn_at__isnull=True).first()
    if found is None:
        raise RefusedError("evidence-gone", title=line.task.title)
    if found.kind == Evidence.Kind.STATEMENT:
        found.report = None
    else:
        found.withdrawn_at = timezone.now()
    found.save(update_fields=["report", "withdrawn_at"])
    record("progress.withdraw-evidence", found, by=by, new={"title": found.title})
    return found


@transaction.atomic
def _add(line: Line, evidence: Evidence, *, by: User) -> Evidence:
    draft = draft_of(line, by=by)
    if draft.evidence.filter(withdrawn_at__isnull=True).count() >= MOST:
        raise RefusedError("evidence-many", title=line.task.title, n=MOST)
    evidence.task, evidence.report, evidence.by = line.task, draft, by
    evidence.save(force_insert=True)
    record("progress.add-evidence", evidence, by=by, new={"title": evidence.title, "kind": evidence.kind})
    return evidence


def _refuse_marked(inspected: Inspected) -> None:
    """What can be read is looked at; a picture, or a PDF that is only a picture, has no words to look at."""
    if inspected.cleaned.kind is Kind.PICTURE:
        return
    try:
        document = read_guarded(inspected.cleaned.data, name=inspected.name)
    except UnreadableError:
        if inspected.cleaned.kind is Kind.PDF:
            return
        raise
    if mark := secrecy(document.text[:HEAD].split("\n"), document.name):
        raise RefusedError("classified", name=inspected.name, mark=mark)


__all__ = ["Received", "add_file", "add_link", "cite", "use_found", "withdraw"]

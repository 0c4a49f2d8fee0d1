"""Found evidence is laid to a unit's report with one click."""

from __future__ import annotations

from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.apps.progress.models import Evidence, Report
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def attach(evidence: Evidence, report: Report, *, by: User) -> Evidence:
    """`report` is not sent in yet and is about the same task."""
    held = Evidence.objects.select_for_update(of=("self",)).select_related("task").get(pk=evidence.pk)
    if held.report_id or held.withdrawn_at:
        raise RefusedError("evidence-attached")
    if held.task_id != report.task_id or report.state != Report.State.DRAFT:
        raise RefusedError("evidence-other-task", title=held.task.title)
    held.report = report
    held.save(update_fields=["report"])
    record("progress.evidence-attach", held.task, by=by, new={"quote": held.quote, "document": held.title})
    return held

"""The sample town's year-end summary at the evidence desk: some of its sentences are confirmed, the others wait."""

from __future__ import annotations

from yinxin import samples
from yinxin.apps.people.models import User
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.evidence import actions
from yinxin.apps.progress.models import ReportDocument, Statement
from yinxin.kit.env import SettingError
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

CONFIRMED = 8
SURE = 0.8


def take_in(plan: Plan, *, office: User) -> None:
    """Reads here and now what the worker would read a moment later."""
    path = samples.path(samples.YEAR_END_REPORT)
    sender = actions.Sender(plan.place, None, (plan,), office)
    (receipt,) = actions.upload([(path.name, path.read_bytes())], sender)
    if receipt.document is None:
        raise SettingError(f"样例文件 {path.name} 没有收下：{receipt.refusal}")
    for job in Job.objects.filter(key__startswith=f"progress.evidence-read:{receipt.document.pk}:"):
        run(str(job.pk))
    document = ReportDocument.objects.get(pk=receipt.document.pk)
    if document.state != ReportDocument.State.READY:
        raise SettingError(f"样例文件 {path.name} 没有读成：{document.refusal or document.get_state_display()}")
    for statement in _sure(document):
        actions.confirm(statement, statement.candidates.get(rank=1).task, by=office)


def _sure(document: ReportDocument) -> list[Statement]:
    """The first few with a figure, about which nobody would doubt."""
    sure = document.statements.filter(candidates__rank=1, candidates__score__gte=SURE, candidates__figure__isnull=False)
    return list(sure.order_by("order")[:CONFIRMED])

"""Report documents about the small invented plan, and the road from their text to the evidence desk."""

from __future__ import annotations

from tests.factories.people import Cast
from yinxin.apps.people.models import Unit, User
from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.evidence import actions
from yinxin.apps.progress.models import ReportDocument
from yinxin.kit.outbox.models import Job
from yinxin.kit.outbox.running import run

REPORT = """五邑市2031年侨乡记忆保护工作总结
一、主要成效
　　全年修缮空置老屋33处，逐处建立一屋一档。征集到民间家书3120封，全部编号并拍照。举办侨乡夜读会12次，参加人数2.3万人次。
　　全市新增口袋公园两座。
二、下一步打算
　　力争明年6月底前出版口述史三卷。
"""

INTERNAL_REPORT = "内部资料 注意保存\n" + REPORT
SECRET_REPORT = "秘密★5年\n" + REPORT


def sender(cast: Cast, *plans: Plan, unit: Unit | None = None, by: User | None = None) -> actions.Sender:
    return actions.Sender(plans[0].place, unit, plans, by or cast.office)


def handed_in(
    cast: Cast,
    plan: Plan,
    text: str = REPORT,
    name: str = "总结.txt",
    *,
    unit: Unit | None = None,
    by: User | None = None,
) -> ReportDocument:
    """Uploaded and read, as the worker would: its statements wait at the desk."""
    receipt = actions.upload([(name, text.encode())], sender(cast, plan, unit=unit, by=by))[0]
    assert receipt.document is not None, receipt.refusal
    return read(receipt.document)


def read(document: ReportDocument) -> ReportDocument:
    for job in Job.objects.filter(key__startswith=f"progress.evidence-read:{document.pk}:"):
        run(str(job.pk))
    document.refresh_from_db()
    return document

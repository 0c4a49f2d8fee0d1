"""Rows of jobs that nobody will ask about any more are removed."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily

KEPT = timedelta(days=30)


def forget(_progress: Progress) -> dict[str, int]:
    """Delete the rows of messages and scheduled runs that ended more than thirty days ago. Dead letters wait for a person."""
    over = Job.objects.filter(passing=True, finished_at__lt=timezone.now() - KEPT)
    deleted, _by_model = over.exclude(state=State.DEAD).delete()
    return {"deleted": deleted}


FORGET_JOBS = Schedule("outbox.forget", "yinxin.kit.outbox.retention.forget", daily("03:50"), _("删除旧的后台任务记录"))

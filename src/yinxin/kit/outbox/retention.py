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
    """Delete the rows of messages and scheduled runs that ended more than thirty days ago. Dead letters wait for a person.

    Other rows stay, for their key says that the work was done; who asked for it goes, and stands in the record of events alone.
    """
    over = Job.objects.filter(finished_at__lt=timezone.now() - KEPT).exclude(state=State.DEAD)
    deleted, _by_model = over.filter(passing=True).delete()
    unnamed = over.filter(by__isnull=False).update(by=None)
    return {"deleted": deleted, "unnamed": unnamed}


FORGET_JOBS = Schedule("outbox.forget", "yinxin.kit.outbox.retention.forget", daily("03:50"), _("删除旧的后台任务记录"))

"""What a session held is deleted once the session is over; whoever never signs out leaves nothing lying."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily
from yinxin.kit.sessions.models import Session


def forget(_progress: Progress) -> dict[str, int]:
    """Delete every session whose time is up."""
    deleted, _by_model = Session.objects.filter(expire_date__lte=timezone.now()).delete()
    return {"deleted": deleted}


FORGET_SESSIONS = Schedule(
    "sessions.forget", "yinxin.kit.sessions.retention.forget", daily("03:50"), gettext_lazy("删除过期的登录")
)

"""Accounts that somebody began to open and never confirmed: after a week they are nobody's."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.people.actions import entering
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily

KEPT = timedelta(days=7)


def forget(_progress: Progress) -> dict[str, int]:
    """Forget every account opened more than a week ago whose address was never confirmed."""
    return {"forgotten": entering.forget_unconfirmed(before=timezone.now() - KEPT)}


FORGET_UNCONFIRMED = Schedule(
    "people.forget-unconfirmed",
    "yinxin.apps.people.forgetting.forget",
    daily("03:55"),
    gettext_lazy("删除没有确认邮箱的账号"),
)

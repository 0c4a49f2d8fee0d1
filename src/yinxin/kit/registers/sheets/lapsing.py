"""Sheets that were looked at and never loaded are removed with their files after some time."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yinxin.kit.audit.recording import record
from yinxin.kit.intake.removing import remove
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily
from yinxin.kit.registers.models import Load

KEPT_FOR = timedelta(days=30)
"""A sheet may hold personal data, which is kept no longer than its purpose needs (个人信息保护法 第十九条)."""


def remove_lapsed(_progress: Progress) -> int:
    """How many went. One that is being loaded, was loaded or undone stays: it is the paper behind a change."""
    since = timezone.now() - KEPT_FOR
    waiting = Load.objects.filter(state__in=[Load.State.OPEN, Load.State.FAILED], judged_at__lt=since)
    return sum(_remove(pk) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def _remove(pk: int) -> bool:
    load = Load.objects.select_for_update(of=("self",)).select_related("received").filter(pk=pk).first()
    if load is None or not load.is_open:
        return False
    received = load.received
    record("registers.sheet-lapse", load, by=None, old={"sha256": load.sha256})
    load.delete()
    remove(received)
    return True


NIGHTLY = Schedule(
    "registers.sheets-lapse",
    "yinxin.kit.registers.sheets.lapsing.remove_lapsed",
    daily("03:25"),
    _("移除过期的名录表格"),
)

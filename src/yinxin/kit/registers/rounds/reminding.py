"""Every morning whoever answers for records is told what is due. Settings name who knows the people (REGISTER_REMINDERS)."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


def remind(_progress: Progress) -> dict[str, int]:
    """A second run on the same day tells nobody twice."""
    return {"told": import_string(settings.REGISTER_REMINDERS)(timezone.localdate())}


REMIND = Schedule(
    "registers.remind",
    "yinxin.kit.registers.rounds.reminding.remind",
    daily("07:40"),
    _("名录核查提醒"),
)

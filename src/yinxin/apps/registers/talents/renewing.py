"""A month before an entry is hidden its person is asked to confirm it, once."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.notices.actions import tell
from yinxin.apps.registers.talents.models import Talent
from yinxin.domain.registers.renewals import REMINDED_BEFORE, shown_if_renewed_after
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


def remind(_progress: Progress) -> dict[str, int]:
    return {"told": remind_on(timezone.localdate())}


def remind_on(today: date) -> int:
    """How many were told now; nobody is told twice of the same day."""
    span = (shown_if_renewed_after(today), shown_if_renewed_after(today + REMINDED_BEFORE))
    ending = Talent.objects.filter(renewed_on__gt=span[0], renewed_on__lte=span[1]).select_related("person")
    told = 0
    for row in ending.order_by("pk"):
        with transaction.atomic():
            day = str(row.hidden_from)
            told += tell(
                "talent-renew", to=[row.person], facts={"day": day}, link="/talents/join/", key=f"talent:{row.pk}:{day}"
            )
    return told


REMIND_TALENTS = Schedule(
    "talents.remind",
    "yinxin.apps.registers.talents.renewing.remind",
    daily("07:40"),
    gettext_lazy("提醒人才库登记到期"),
)

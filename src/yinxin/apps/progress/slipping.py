"""Every morning: a task that passed its day overnight may delay those behind it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yinxin.apps.plans.models import Plan
from yinxin.apps.progress.models import TaskLink
from yinxin.apps.progress.overlapping import warn_those_behind
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily

WARN_BEHIND = Schedule(
    "progress.warn-behind", "yinxin.apps.progress.slipping.warn", daily("06:20"), _("提醒受前面任务推迟影响的单位")
)


def warn(progress: Progress) -> dict[str, int]:
    """The job: every plan in force that has links, each in its own transaction."""
    linked = TaskLink.objects.values("before__plan")
    plans = list(Plan.objects.filter(pk__in=linked, state=Plan.State.IN_FORCE).select_related("place"))
    told = 0
    for number, plan in enumerate(plans):
        progress.advance(number, len(plans))
        with transaction.atomic():
            told += warn_those_behind(plan)
    return {"told": told}

"""Letters go by themselves: unconfirmed ones after two days, answered ones 180 days after the answer, others 90 days after it was due."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.roots.seeking.letters import actions
from yinxin.apps.roots.seeking.models import QueryLetter
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


def forget(_progress: Progress) -> dict[str, int]:
    """Each in a transaction of its own, with its event."""
    rows = list(QueryLetter.objects.filter(forget_on__lt=timezone.localdate()).order_by("pk"))
    for row in rows:
        actions.erase(row)
    return {"letters": len(rows)}


FORGET_LETTERS = Schedule(
    "seeking.forget-letters",
    "yinxin.apps.roots.seeking.letters.retention.forget",
    daily("03:50"),
    gettext_lazy("删除到期的求助信"),
)

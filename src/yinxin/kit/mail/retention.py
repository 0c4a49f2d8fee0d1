"""Mail that could not be sent is not kept for long: what it says is out of date, and what it opens should be closed."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yinxin.kit.mail.backend import key_of
from yinxin.kit.mail.models import Message
from yinxin.kit.outbox import actions
from yinxin.kit.outbox.models import Job, State
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily

KEPT = timedelta(days=3)


def forget(_progress: Progress) -> dict[str, int]:
    """Delete every message older than three days; the dead letter of such a one is given up, for nothing is left to send."""
    old = Message.objects.filter(created_at__lt=timezone.now() - KEPT)
    return delete(old, reason=_("邮件保存三天后删除。"))


@transaction.atomic
def delete(messages: QuerySet[Message], *, reason: str) -> dict[str, int]:
    """Delete messages and give up the dead letters among their jobs; a job that still waits finds nothing and ends."""
    given_up = _give_up([key_of(pk) for pk in messages.values_list("pk", flat=True)], reason)
    deleted, _by_model = messages.delete()
    return {"deleted": deleted, "given_up": given_up}


def _give_up(keys: list[str], reason: str) -> int:
    dead = list(Job.objects.filter(key__in=keys, state=State.DEAD))
    for job in dead:
        actions.discard(job, reason=reason, by=None)
    return len(dead)


FORGET_MAIL = Schedule("mail.forget", "yinxin.kit.mail.retention.forget", daily("03:40"), gettext_lazy("删除过期邮件"))

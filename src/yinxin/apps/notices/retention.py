"""What is forgotten by itself: notices read a year ago, old digests, addresses nobody uses, and what an erased account left."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from yinxin.apps.notices import addresses
from yinxin.apps.notices.models import Digest, Notice, NoticeAddress
from yinxin.kit.gateways.declared import gateway
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily
from yinxin.kit.vault.models import PersonKey

KEPT = timedelta(days=365)


def forget(_progress: Progress) -> dict[str, int]:
    """Unread notices stay. A notice told in the moment of an erasure is found here, by the key that was destroyed."""
    old = timezone.now() - KEPT
    erased = PersonKey.objects.filter(shredded_at__isnull=False).values("person")
    notices, _by_model = Notice.objects.filter(Q(read_at__lt=old) | Q(person__in=erased)).delete()
    digests, _by_model = Digest.objects.filter(at__lt=old).delete()
    return {"notices": notices, "digests": digests, "addresses": _forget_unused()}


def _forget_unused() -> int:
    """Where the operator has closed all ways, nothing would ever be sent to these."""
    if any(gateway(way) is not None for way in addresses.COLUMNS):
        return 0
    unused = list(NoticeAddress.objects.values_list("person", flat=True))
    for person in unused:
        addresses.forget(person)
    return len(unused)


FORGET_NOTICES = Schedule(
    "notices.forget", "yinxin.apps.notices.retention.forget", daily("03:45"), gettext_lazy("删除旧通知")
)

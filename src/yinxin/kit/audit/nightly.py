"""Every night the chain is checked and, when it is sound, its head is published. The outcome is itself an event."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yinxin.domain.errors import RefusedError
from yinxin.kit.audit import anchors, chain
from yinxin.kit.audit.models import Event
from yinxin.kit.audit.recording import record
from yinxin.kit.outbox.schedules import Schedule, daily

if TYPE_CHECKING:
    from yinxin.kit.outbox.progress import Progress

SOUND, FAULT = "audit.find-sound", "audit.find-fault"

NIGHTLY = Schedule(
    name="audit.nightly",
    function="yinxin.kit.audit.nightly.verify_and_publish",
    when=daily("02:30"),
    title=_("核对审计链并公布链头"),
    limit=timedelta(hours=2),
)


def verify_and_publish(_progress: Progress | None = None) -> dict[str, Any] | None:
    """Check all, record the outcome, publish the very head that was checked: what came after it waits for the next time.

    A chain with a fault gets no new anchor: that shows outside too.

    RefusedError("audit-chain-broken") ends the job among those that failed, where the administrator sees it.
    """
    last = Event.objects.order_by("-sequence").first()
    if last is None:
        return None
    report = chain.verify()
    with transaction.atomic():
        told = {"events": report.events, "erased": report.erased, "anchors": report.anchors}
        if report.fault is None:
            record(SOUND, last, by=None, new=told)
            anchor = anchors.publish(report.events, report.head)
        else:
            at = {"fault": report.fault.kind.value, "sequence": report.fault.sequence}
            record(FAULT, last, by=None, new={**told, **at})
    if report.fault is not None:
        raise RefusedError("audit-chain-broken", sentence=report.fault.sentence)
    return {"events": report.events, "anchor": anchor.pk}


def last_outcome() -> Event | None:
    """The latest nightly check; its action tells whether the chain was sound."""
    return Event.objects.filter(action__in=[SOUND, FAULT]).select_related("payload").order_by("-sequence").first()

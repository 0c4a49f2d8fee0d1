"""A consent that no longer counts ends by itself, and what stood on it goes that night (PIPL art. 47)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy

from yinxin.kit.audit.recording import record
from yinxin.kit.consent import giving
from yinxin.kit.consent.matters import Matter, of
from yinxin.kit.consent.models import Ending, Receipt
from yinxin.kit.outbox.progress import Progress
from yinxin.kit.outbox.schedules import Schedule, daily


def lapse(_progress: Progress) -> dict[str, int]:
    """End every consent that is older than 24 months or was given to words that are not in use any more."""
    standing = Receipt.objects.filter(withdrawn_at__isnull=True).select_related("person").order_by("pk")
    return {"lapsed": sum(_lapse(receipt) for receipt in standing.iterator())}


def _lapse(receipt: Receipt) -> bool:
    """Each in a transaction of its own. What nobody asks about any more has nothing that stands on it."""
    matter = of(receipt.matter)
    if matter is None or giving.counts(receipt, matter):
        return False
    return _end(receipt, matter)


@transaction.atomic
def _end(receipt: Receipt, matter: Matter) -> bool:
    held = giving.ended(receipt.person, matter, Ending.LAPSED, only=lambda row: not giving.counts(row, matter))
    if held is None:
        return False
    matter.on_withdrawal(receipt.person)
    record("consent.lapse", held, by=None, old=giving.facts(held), about=receipt.person)
    return True


LAPSE_CONSENTS = Schedule(
    "consent.lapse", "yinxin.kit.consent.lapsing.lapse", daily("03:35"), gettext_lazy("删除同意已到期的资料")
)

"""Between a person's addresses for notices and their row, in which they stand sealed."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db import transaction

from yinxin.apps.notices.models import NoticeAddress, NoticePreference
from yinxin.kit.vault import sealing

COLUMNS = {"sms": "phone", "wecom": "wecom"}
"""By way: the column that holds its address."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a form asked and judged; whatever is empty is not kept."""

    phone: str = ""
    wecom: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.phone or self.wecom)


def addresses_of(row: NoticeAddress | None) -> Addresses:
    """In the clear, for their own person and for sending to her alone."""
    if row is None:
        return Addresses()
    return Addresses(**{one.name: sealing.opened(row, one.name) for one in fields(Addresses)})


def address_of(person: int, way: str) -> str:
    """Where she asked to be reached that way; empty where she did not."""
    row = NoticeAddress.objects.filter(person=person).first()
    return "" if row is None else sealing.opened(row, COLUMNS[way])


def put(row: NoticeAddress, wanted: Addresses) -> None:
    """Fill a row (not yet saved)."""
    for one in fields(Addresses):
        sealing.seal(row, one.name, getattr(wanted, one.name))


@transaction.atomic
def forget(person: int) -> None:
    """Delete them, in the transaction of the withdrawal. It needs no key, so it also works after shredding."""
    NoticeAddress.objects.filter(person=person).delete()
    NoticePreference.objects.filter(person=person).update(now_by_sms=False, now_by_wecom=False)

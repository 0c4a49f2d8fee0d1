"""Entering and taking back rates; what gifts were worth is counted anew in the same transaction, with its history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from yinxin.apps.people.models import User
from yinxin.apps.registers.donations import access, naming
from yinxin.apps.registers.donations.models import Donation, Rate
from yinxin.apps.registers.donations.worth import known_rates, value
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.registers import actions as records
from yinxin.kit.registers.writing import Edit, values_of, write


@transaction.atomic
def enter(values: Mapping[str, Any], *, by: User | None) -> Rate:
    """RefusedError("rate-known") where there is one for the same pair and time; ("rates-at-the-top") below the top."""
    if by is not None and not access.keeps_rates(by):
        raise RefusedError("rates-at-the-top")
    try:
        with transaction.atomic():
            row = Rate.objects.create(entered_by=by, **values)
    except IntegrityError as fault:
        raise RefusedError("rate-known") from fault
    record("donations.enter-rate", row, by=by, new={"pair": f"{row.base}/{row.quote}", "rate": str(row.rate)})
    count_anew(by=by, reason=f"{row.base}/{row.quote} {row.since}–{row.until}")
    return row


@transaction.atomic
def take_back(rate: Rate, *, by: User, reason: str) -> None:
    """A rate that was wrong goes; what stood on it is unknown again until the right one is entered."""
    held = Rate.objects.select_for_update().get(pk=rate.pk)
    record("donations.take-back-rate", held, by=by, old={"rate": str(held.rate)}, reason=reason)
    name = f"{held.base}/{held.quote} {held.since}–{held.until}"
    held.delete()
    count_anew(by=by, reason=name)


def count_anew(*, by: User | None, reason: str) -> int:
    """How many gifts are worth something else than before."""
    register = naming.register()
    edits = []
    rates = known_rates()
    for row in Donation.objects.select_for_update().order_by("pk").iterator(chunk_size=2_000):
        old = (row.year, row.amount_hkd, row.amount_cny, row.amount_usd)
        before = values_of(register, row)
        value([row], rates)
        if old != (row.year, row.amount_hkd, row.amount_cny, row.amount_usd):
            edits.append(Edit(row, before))
    changes = write(register, edits, by=by, reason=reason[:500])
    records.tell([edit.record for edit in edits], changes, by=by, reason=reason[:500])
    return len(changes)

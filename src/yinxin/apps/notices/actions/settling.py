"""Saying how one wants to be reached, and where."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction

from yinxin.apps.me.actions.contact import Agreement
from yinxin.apps.notices import addresses, matters
from yinxin.apps.notices.addresses import Addresses
from yinxin.apps.notices.models import NoticeAddress, NoticePreference
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit import still_there
from yinxin.kit.audit.recording import record
from yinxin.kit.consent import giving
from yinxin.kit.gateways.declared import gateway


@transaction.atomic
def settle(user: User, wanted: dict[str, Any]) -> NoticePreference:
    """The wishes as they now stand; `wanted` holds values of the model's columns. The event names the columns alone."""
    still_there.hold(user)
    row, _made = NoticePreference.objects.select_for_update().get_or_create(person=user)
    changed = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
    if changed:
        for name in changed:
            setattr(row, name, wanted[name])
        row.save(update_fields=changed)
        record("notices.settle", row, by=user, new={"fields": changed}, about=user)
    return row


@transaction.atomic
def keep_address(user: User, wanted: Addresses, *, agreed: Agreement | None = None) -> None:
    """Where she wants to be reached, under her separate consent (PIPL art. 29); `agreed` gives it in the same act.

    An address that is taken away is not written to any more. RefusedError("notice-way-closed") where the operator has
    opened no such way: nothing is kept that nobody uses.
    """
    still_there.hold(user)
    ways = {way: getattr(wanted, column) for way, column in addresses.COLUMNS.items()}
    if any(written and gateway(way) is None for way, written in ways.items()):
        raise RefusedError("notice-way-closed")
    if agreed is not None:
        giving.give(user, matters.REACH, shown=agreed.shown, language=agreed.language)
    if not wanted.is_empty:
        giving.require(user, matters.REACH)
    row, _made = NoticeAddress.objects.select_for_update().get_or_create(person=user)
    before, after = asdict(addresses.addresses_of(row)), asdict(wanted)
    changed = sorted(name for name in after if before[name] != after[name])
    if changed:
        addresses.put(row, wanted)
        row.save()
        gone = {f"now_by_{way}": False for way, written in ways.items() if not written}
        NoticePreference.objects.filter(person=user).update(**gone) if gone else None
        record("notices.keep-address", row, by=user, new={"fields": changed}, about=user)

"""Whether an address has an account: what an official learns by typing one, wherever she types it.

Giving a post, opening an account and keeping accounts each answer that. So all three count towards one limit, and what was
answered is on record, with the account where there is one and never with the address.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from yinxin.apps.people.access import account
from yinxin.apps.people.models import User
from yinxin.kit import limits
from yinxin.kit.audit.recording import record

MOST, WITHIN = 60, timedelta(hours=1)
"""More addresses than that are nobody's work of an hour, but somebody's trying of addresses."""


def count(by: User) -> None:
    """One more address; RefusedError("too-often") when they were too many. Outside the transaction of what is asked for."""
    limits.take("people.account", str(by.pk), most=MOST, window=WITHIN)


def find(email: str, *, by: User) -> User | None:
    """The account with this address, if it can sign in."""
    count(by)
    found = account(email)
    if found is None or not found.is_active:
        record_in_vain(by)
        return None
    _record_found(found, by)
    return found


def ask_if_free(email: str, *, by: User) -> None:
    """Before an account is opened: that an address is taken is an answer too."""
    count(by)
    taken = account(email)
    if taken is not None:
        _record_found(taken, by)


@transaction.atomic
def record_in_vain(by: User, *, reason: str = "") -> None:
    record("people.find-in-vain", by, by=by, reason=reason)


@transaction.atomic
def _record_found(found: User, by: User) -> None:
    record("people.find-account", found, by=by, about=found)

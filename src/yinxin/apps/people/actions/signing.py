"""The limits on guessing passwords: few tries for an address from one network, more for an address from all, then a wait.

A try is taken *before* the password is looked at. Checking first and counting afterwards would let as many guesses through as
there are requests at the same time.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction

from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit import limits
from yinxin.kit.audit.recording import record
from yinxin.kit.limits.models import Count

PAIR, ADDRESS, NETWORK = "sign-in", "sign-in.address", "sign-in.network"
TOLD = "sign-in.told"


def take_try(email: str, network: str) -> None:
    """One more try, or the refusal that says how long to wait. It is the same whether the address has an account or not."""
    address = email.strip().lower()
    try:
        limits.take_declared(PAIR, _pair(address, network))
        limits.take_declared(ADDRESS, address)
        limits.take_declared(NETWORK, network)
    except RefusedError as refused:
        _tell_once(address, _pair(address, network))
        raise RefusedError("sign-in-paused", **refused.facts) from None


def forget_tries(email: str, network: str) -> None:
    """The right password ends the counts of its address; those of the network go on, or a guesser would reset them himself."""
    address = email.strip().lower()
    limits.forget(PAIR, _pair(address, network))
    limits.forget(ADDRESS, address)


def _tell_once(address: str, pair: str) -> None:
    """The first refusal of a wait is recorded, with the account where there is one."""
    most, window = settings.LIMITS[PAIR]
    try:
        limits.take(TOLD, pair, most=1, window=window)
    except RefusedError:
        return
    with transaction.atomic():
        account = User.objects.filter(email=address).first()
        held = Count.objects.get(key=limits.digest(TOLD, pair))
        record("people.pause-sign-in", account or held, by=None, new={"tries": most})


def _pair(address: str, network: str) -> str:
    return f"{address}|{network}"

"""The limit on guessing passwords: five tries for an address from a network, then a wait.

A try is taken from the table *before* the password is looked at, by one UPDATE that counts and refuses at once. Checking
first and counting afterwards would let as many guesses through as there are requests at the same time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from yinxin.apps.people.models import SignInTries, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record

MOST_TRIES = 5
WINDOW = timedelta(minutes=15)


def take_try(email: str, network: str) -> None:
    """One more try, or the refusal that says how long to wait. It is the same whether the address has an account or not."""
    now, key = timezone.now(), _key(email, network)
    SignInTries.objects.filter(began__lte=now - WINDOW).delete()
    while not _counted(key, now):
        held = SignInTries.objects.filter(key=key).first()
        if held is None:  # somebody signed in between, and the count began anew
            continue
        _tell_once(held, email)
        left = held.began + WINDOW - now
        raise RefusedError("sign-in-paused", minutes=max(1, -(-left // timedelta(minutes=1))))


def forget_tries(email: str, network: str) -> None:
    """The right password ends the count."""
    SignInTries.objects.filter(key=_key(email, network)).delete()


def _counted(key: str, now: datetime) -> bool:
    SignInTries.objects.get_or_create(key=key, defaults={"began": now})
    return bool(SignInTries.objects.filter(key=key, tries__lt=MOST_TRIES).update(tries=F("tries") + 1))


@transaction.atomic
def _tell_once(held: SignInTries, email: str) -> None:
    """The first refusal of a row is recorded, with the account where there is one; the count one higher says it was."""
    if SignInTries.objects.filter(pk=held.pk, tries=MOST_TRIES).update(tries=MOST_TRIES + 1):
        account = User.objects.filter(email=email.strip().lower()).first()
        record("people.pause-sign-in", account or held, by=None, new={"tries": MOST_TRIES})


def _key(email: str, network: str) -> str:
    return salted_hmac("people.sign-in", f"{email.strip().lower()}|{network}", algorithm="sha256").hexdigest()

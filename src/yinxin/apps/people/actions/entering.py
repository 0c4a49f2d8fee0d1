"""Coming in: an account that its owner opens herself, its confirmed address, each sign-in, and a password set anew by letter."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from yinxin.apps.people.actions.accounts import change_password
from yinxin.apps.people.models import Language, User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record


@transaction.atomic
def sign_up(*, email: str, name: str, password: str | None, language: str) -> User:
    """An account without a post, as everybody may open one. It enters the record once its address is confirmed.

    Until then it may be a stranger's typing; such an account is forgotten after a week, and the record names nobody for it.
    """
    known = language if language in Language.values else Language.SIMPLIFIED
    try:
        return User.objects.create_user(email, password, name=name, language=known)
    except (ValidationError, IntegrityError):
        # Two that open the same account at once: the form of each found the address free.
        raise RefusedError("sign-up-crossed") from None


def record_confirmed(user: User) -> None:
    """The owner of the address has typed the code sent to it."""
    record("people.confirm-email", user, by=user)


@transaction.atomic
def vouch_for_address(user: User) -> None:
    """An account without any address of its own record was opened by an office, which vouches for the address it wrote."""
    if not EmailAddress.objects.filter(user_id=user.pk).exists():
        whole = {"verified": True, "primary": True}
        _, is_new = EmailAddress.objects.get_or_create(user=user, email=user.email, defaults=whole)
        if is_new:
            record("people.vouch-for-address", user, by=None)


@transaction.atomic
def record_sign_in(user: User, *, method: str) -> None:
    record("people.sign-in", user, by=user, new={"method": method})


@transaction.atomic
def record_sign_out(user: User) -> None:
    record("people.sign-out", user, by=user)


@transaction.atomic
def reset_password(user: User, password: str) -> User:
    """A new password by way of the letter box; whoever was signed in with the old one is out."""
    return change_password(user, password, act="people.reset-password", here=None)


def forget_unconfirmed(*, before: datetime) -> int:
    """Accounts opened before a moment whose address nobody confirmed; how many were forgotten."""
    waiting = User.objects.filter(
        opened__lt=before, last_login__isnull=True, posts__isnull=True, emailaddress__verified=False
    )
    with transaction.atomic():
        count = waiting.count()
        waiting.delete()
    return count

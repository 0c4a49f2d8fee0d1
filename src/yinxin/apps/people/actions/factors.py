"""Second factors in the record: what its owner adds and removes, and what an office resets for somebody who lost her device."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from yinxin.apps.people.entrance.factors import owned_by
from yinxin.apps.people.entrance.telling import tell
from yinxin.apps.people.models import User
from yinxin.domain.errors import RefusedError
from yinxin.kit.audit.recording import record
from yinxin.kit.sessions import ending


@contextmanager
def recorded(act: str, user: User | AnonymousUser) -> Iterator[None]:
    """What allauth changes inside is kept together with its event, or not at all."""
    with transaction.atomic(), owned_by(user):
        yield
        if isinstance(user, User):  # the address lets nobody else in
            record(act, user, by=user)


@transaction.atomic
def reset_second_factor(user: User, *, reason: str, by: User) -> User:
    """Take away passkeys, authenticator and recovery codes of an official who lost them; she is signed out everywhere and told.

    She signs in with her password and sets a new one up. Nobody does this for herself: whoever found her desk open could.
    """
    if by.pk == user.pk:
        raise RefusedError("second-factor-own")
    removed = list(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True).order_by("type"))
    if not removed:
        raise RefusedError("second-factor-none", user=user.name)
    Authenticator.objects.filter(user_id=user.pk).delete()
    ending.end_all(user)
    record("people.reset-second-factor", user, by=by, old={"factors": removed}, reason=reason)
    tell("people/second-factor-reset", user)
    return user
